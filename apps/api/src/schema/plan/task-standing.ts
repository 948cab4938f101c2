import type { Prisma, Task } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { addDays, today } from "../../calendar.ts";

/** A task is due when no more than this many days are left. */
const DAYS_OF_NOTICE = 14;

const standings = {
  NOT_BEGUN: { description: "Not begun, with more than 14 days left." },
  UNDER_WAY: { description: "Under way, with more than 14 days left." },
  DUE: { description: "Not done, and due today or within 14 days." },
  LATE: { description: "Not done, though its due day in Viet Nam is past." },
  DONE: { description: "Done." },
  HANDED_OVER: { description: "Goes on as a task of the successor of its committee." },
  WITHDRAWN: { description: "No longer to be done." },
};

export type TaskStanding = keyof typeof standings;

export const Standing = builder.enumType("TaskStanding", {
  description: "How a task stands today: its state, and for open ones how near the due day is.",
  values: standings,
});

type Standable = Pick<Task, "state" | "dueOn">;

const isOpen = ({ state }: Standable) => state === "NOT_BEGUN" || state === "UNDER_WAY";

export function standingOf(task: Standable, day = today()): TaskStanding {
  if (!isOpen(task)) return task.state;
  if (task.dueOn < day) return "LATE";
  return task.dueOn <= addDays(day, DAYS_OF_NOTICE) ? "DUE" : task.state;
}

/** Whoever has done less than this of a task that is due is unlikely to be done in time. */
const PERCENT_DUE = 50;

export const riskDescription = `due within ${DAYS_OF_NOTICE} days, and not begun or less than ${PERCENT_DUE}% done`;

export const isAtRisk = (task: Standable & Pick<Task, "progress">, day = today()): boolean =>
  standingOf(task, day) === "DUE" && (task.state === "NOT_BEGUN" || task.progress < PERCENT_DUE);

/** Tasks that are at risk today. */
export const atRisk = (day = today()): Prisma.TaskWhereInput => ({
  AND: [standsAs("DUE", day), { OR: [{ state: "NOT_BEGUN" }, { progress: { lt: PERCENT_DUE } }] }],
});

/** How many days a task is late; null where it is not. */
export const daysLate = (task: Standable, day = today()): number | null =>
  standingOf(task, day) === "LATE" ? (day.valueOf() - task.dueOn.valueOf()) / 86_400_000 : null;

/** Tasks that stand so today. */
export function standsAs(standing: TaskStanding, day = today()): Prisma.TaskWhereInput {
  const noticed = addDays(day, DAYS_OF_NOTICE);
  switch (standing) {
    case "LATE":
      return { state: { in: ["NOT_BEGUN", "UNDER_WAY"] }, dueOn: { lt: day } };
    case "DUE":
      return { state: { in: ["NOT_BEGUN", "UNDER_WAY"] }, dueOn: { gte: day, lte: noticed } };
    case "NOT_BEGUN":
    case "UNDER_WAY":
      return { state: standing, dueOn: { gt: noticed } };
    default:
      return { state: standing };
  }
}

interface Counts {
  total: number;
  done: number;
  late: number;
  due: number;
}

export const TaskCounts = builder.objectRef<Counts>("TaskCounts").implement({
  description: "How many tasks stand how today. Those withdrawn or handed over are not counted.",
  fields: (t) => ({
    total: t.exposeInt("total", { description: "All of them." }),
    done: t.exposeInt("done", { description: "Done." }),
    late: t.exposeInt("late", { description: "Not done, though the due day is past." }),
    dueSoon: t.exposeInt("due", { description: "Not done, and due today or within 14 days." }),
  }),
});

/** @param tasks counted by state and due day. */
export function countTasks(tasks: (Standable & { _count: number })[]): Counts {
  const count = (...wanted: TaskStanding[]) =>
    tasks.filter((task) => wanted.includes(standingOf(task))).reduce((total, { _count }) => total + _count, 0);
  return {
    total: count("NOT_BEGUN", "UNDER_WAY", "DUE", "LATE", "DONE"),
    done: count("DONE"),
    late: count("LATE"),
    due: count("DUE"),
  };
}
