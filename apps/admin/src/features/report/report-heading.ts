import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { reportsHref, roundHref } from "./hrefs.ts";
import { useRoundNames } from "./round-names.ts";

export const ReportHeading_report = graphql(`
  fragment ReportHeading_report on Report {
    id
    committee {
      id
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
    round {
      id
      name
      periodKind
      year
      startsOn
      endsOn
      dueOn
      committee {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
    }
    templateVersion {
      id
      number
      template {
        id
        name
        nameEn
      }
    }
  }
`);

/** What a report is called, and where on the thread it stands: form, round, report, consolidation. */
export function useReportHeading(report: FragmentOf<typeof ReportHeading_report>) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const { roundNameOf, roundDatesOf } = useRoundNames();
  const { committee, round, templateVersion } = readFragment(ReportHeading_report, report);
  const roundName = roundNameOf(round);
  const unitName = unitNameOf(committee.unit);
  const asks = unitNameOf(round.committee.unit);
  const form = { label: templateVersion ? t`Mẫu bản ${templateVersion.number}` : t`Chưa có mẫu` };
  const call = { label: t`Kỳ ${roundDatesOf(round)}`, href: roundHref(round.id) };
  // "Báo cáo tỉnh Thanh Hóa": the kind is written small within a name, while "Chính phủ" is one.
  const isKindFirst = locale === "vi" && committee.unit.level !== "NATION";
  const self = { label: t`Báo cáo ${isKindFirst ? uncapitalised(unitName) : unitName}` };
  const isOfAsking = committee.id === round.committee.id;
  return {
    title: t`Báo cáo ${uncapitalised(roundName)}`,
    unitName,
    roundName,
    round,
    committeeId: committee.id,
    formName: templateVersion ? nameOf(templateVersion.template) : "",
    breadcrumbs: [
      { label: t`Báo cáo`, href: reportsHref() },
      { label: roundName, href: roundHref(round.id) },
      { label: unitName },
    ],
    thread: isOfAsking
      ? ({ knots: [form, call, self], current: 2 } as const)
      : ({
          knots: [form, call, self, { label: t`Tổng hợp của ${asks}`, href: roundHref(round.id) }],
          current: 2,
        } as const),
  };
}

const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
