import { type FragmentOf, graphql, type ResultOf, readFragment, type TaskStanding } from "@camket/schema";
import { formatDayMonth, formatNumber, formatRelativeDays } from "@camket/ui/format";
import { type Status, StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { today } from "../../today.ts";

export const TaskStandingBadge_task = graphql(`
  fragment TaskStandingBadge_task on Task {
    id
    standing
    isAtRisk
    progress
    dueOn
    doneOn
    assignmentCounts {
      total
      done
    }
  }
`);

type TaskStandingBadge_task = FragmentOf<typeof TaskStandingBadge_task>;

export const taskStatus = {
  NOT_BEGUN: "notBegun",
  UNDER_WAY: "underWay",
  DUE: "due",
  LATE: "late",
  DONE: "done",
  HANDED_OVER: "submitted",
  WITHDRAWN: "noFigure",
} satisfies Record<TaskStanding, Status>;

/** Every standing by its name, in the order of a task's life. */
export function useStandingNames(): Record<TaskStanding, string> {
  const { t } = useLingui();
  return {
    LATE: t`Quá hạn`,
    DUE: t`Sắp đến hạn`,
    UNDER_WAY: t`Đang làm`,
    NOT_BEGUN: t`Chưa bắt đầu`,
    DONE: t`Đã xong`,
    HANDED_OVER: t`Đã bàn giao`,
    WITHDRAWN: t`Đã rút`,
  };
}

type Standable = Omit<ResultOf<typeof TaskStandingBadge_task>, "id" | "isAtRisk">;

/** How a task stands, in as few words as tell it: "Xong 12/05", "Quá hạn 7 ngày", "27/34", "55%". */
export function useStandingWords() {
  const wordsOf = useWordsOfStanding();
  return (task: TaskStandingBadge_task) => wordsOf(readFragment(TaskStandingBadge_task, task));
}

/** The same of a bar, which is drawn by itself. */
export function useWordsOfStanding() {
  const { t } = useLingui();
  const locale = useLocale();
  const names = useStandingNames();
  const now = today(); // asked once: to tell the day of a time zone is slow
  return (task: Standable): string => {
    const { standing, progress, dueOn, doneOn, assignmentCounts } = task;
    const { done, total } = assignmentCounts;
    switch (standing) {
      case "DONE":
        return doneOn ? t`Xong ${formatDayMonth(doneOn, locale)}` : names.DONE;
      case "LATE":
      case "DUE":
        return capitalised(formatRelativeDays(dueOn, now, locale));
      case "UNDER_WAY":
        return total > 0 ? `${formatNumber(done, locale)}/${formatNumber(total, locale)}` : `${progress}%`;
      case "NOT_BEGUN":
      case "HANDED_OVER":
      case "WITHDRAWN":
        return names[standing];
    }
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function TaskStandingBadge({ task }: { task: TaskStandingBadge_task }) {
  const { t } = useLingui();
  const wordsOf = useStandingWords();
  const { standing, isAtRisk } = readFragment(TaskStandingBadge_task, task);
  const words = wordsOf(task);
  return <StatusBadge status={taskStatus[standing]}>{isAtRisk ? t`${words}, nguy cơ trễ` : words}</StatusBadge>;
}
