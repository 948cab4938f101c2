import { addDays, type CalendarDate } from "@camket/ui/calendar";
import { formatDate, formatDateRange } from "@camket/ui/format";
import type { TimelineBar } from "@camket/ui/timeline";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { TaskBar } from "./PlanTimeline.tsx";
import { useStandingNames } from "./TaskStandingBadge.tsx";

const isOpen = ({ state }: TaskBar) => state === "NOT_BEGUN" || state === "UNDER_WAY";

/** How a task is drawn and told: as first issued, as it goes, how much is done, how long it was extended and why. */
export function useTimelineBars({ isIssued, now }: { isIssued: boolean; now: CalendarDate }) {
  const { t } = useLingui();
  const locale = useLocale();
  const standingNames = useStandingNames();
  return useMemo(() => {
    const moved = (task: TaskBar): Pick<TimelineBar, "moves"> => {
      if (task.viewerCanEdit) return { moves: { parts: "all" } };
      return task.viewerCanUpdate && isOpen(task)
        ? { moves: { parts: "end", earliestEnd: addDays(task.dueOn, 1) } }
        : {};
    };
    return (task: TaskBar): TimelineBar => {
      const { number, title, standing, startsOn, dueOn, baselineStartsOn, baselineDueOn, progress, doneOn } = task;
      const dates = formatDateRange(startsOn, dueOn, locale);
      if (!isIssued)
        return {
          label: `${number} ${title}: ${dates}`,
          ...{ baseline: null, startsOn, endsOn: dueOn, percentDone: 0, tone: "acc", ...moved(task) },
        };
      const isDone = standing === "DONE";
      const baseline = { startsOn: baselineStartsOn ?? startsOn, endsOn: baselineDueOn ?? dueOn };
      const first = formatDateRange(baseline.startsOn, baseline.endsOn, locale);
      const how = isDone && doneOn ? t`xong ${formatDate(doneOn, locale)}` : standingNames[standing].toLowerCase();
      const reason = dueOn > baseline.endsOn ? task.extensionReason : null;
      return {
        label: [
          t`${number} ${title}: kế hoạch gốc ${first}; nay ${dates}, ${how}, đã làm ${progress}%.`,
          ...(reason ? [t`Gia hạn: ${reason}`] : []),
        ].join(" "),
        baseline,
        startsOn,
        endsOn: isDone ? (doneOn ?? dueOn) : standing === "LATE" ? now : dueOn,
        percentDone: progress,
        tone: isDone ? "ok" : standing === "LATE" ? "late" : "acc",
        ...(reason && { extensionReason: reason }),
        ...moved(task),
      };
    };
  }, [isIssued, now, locale]);
}
