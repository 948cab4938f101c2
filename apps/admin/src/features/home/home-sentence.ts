import type { CalendarDate } from "@camket/ui/calendar";
import { formatDate, formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";

interface Due {
  late: number;
  /** Reports to review. */
  waiting: number;
  /** Plans to issue or return. */
  waitingPlans: number;
  /** Plans that came back to be written again. */
  returnedPlans: number;
  /** Tasks from above to be taken on. */
  given: number;
  vacant: number;
  /** Terms about to end. */
  ending: number;
  /** When the next task or round is due. */
  next: CalendarDate | undefined;
}

/** What is asked of the committee today, in a sentence: "Ba việc quá hạn, bốn báo cáo chờ duyệt". */
export function useHomeSentence() {
  const { t } = useLingui();
  const locale = useLocale();
  const words = [t`một`, t`hai`, t`ba`, t`bốn`, t`năm`, t`sáu`, t`bảy`, t`tám`, t`chín`, t`mười`];
  const inWords = (count: number) => words[count - 1] ?? formatNumber(count, locale);
  return ({ late, waiting, waitingPlans, returnedPlans, given, vacant, ending, next }: Due): string => {
    const lateCount = inWords(late);
    const waitingCount = inWords(waiting);
    const waitingPlanCount = inWords(waitingPlans);
    const returnedPlanCount = inWords(returnedPlans);
    const givenCount = inWords(given);
    const vacantCount = inWords(vacant);
    const endingCount = inWords(ending);
    const parts = [
      ...(late > 0 ? [plural(late, { other: `${lateCount} việc quá hạn` })] : []),
      ...(waiting > 0 ? [plural(waiting, { other: `${waitingCount} báo cáo chờ duyệt` })] : []),
      ...(waitingPlans > 0 ? [plural(waitingPlans, { other: `${waitingPlanCount} kế hoạch chờ ban hành` })] : []),
      ...(returnedPlans > 0 ? [plural(returnedPlans, { other: `${returnedPlanCount} kế hoạch bị trả lại` })] : []),
      ...(given > 0 ? [plural(given, { other: `${givenCount} việc cấp trên giao chờ tiếp nhận` })] : []),
      ...(vacant > 0 ? [plural(vacant, { other: `${vacantCount} chức danh khuyết` })] : []),
      ...(ending > 0 ? [plural(ending, { other: `${endingCount} nhiệm kỳ sắp hết` })] : []),
    ];
    if (parts.length > 0) return capitalised(parts.join(", "));
    return next
      ? t`Không có gì quá hạn, hạn gần nhất là ngày ${formatDate(next, locale)}`
      : t`Không có gì quá hạn, không còn hạn nào phía trước`;
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
