import { builder } from "../../builder.ts";
import { today } from "../../calendar.ts";
import { TaskWhere, tasksThatMatch } from "./task.ts";
import { daysLate, standingOf, type TaskStanding } from "./task-standing.ts";

/** Spans of lateness in days; the last one is open. */
const AGES = [
  { fromDays: 1, toDays: 7 },
  { fromDays: 8, toDays: 30 },
  { fromDays: 31, toDays: null },
];

const LateTasks = builder.objectRef<{ fromDays: number; toDays: number | null; count: number }>("LateTasks").implement({
  description: "How many tasks are late for how long.",
  fields: (t) => ({
    fromDays: t.exposeInt("fromDays", { description: "Late for this many days or more." }),
    toDays: t.exposeInt("toDays", { nullable: true, description: "Late for this many days or fewer; null: for ever." }),
    count: t.exposeInt("count", { description: "How many tasks." }),
  }),
});

interface DatedCount {
  standing: TaskStanding;
  daysLate: number | null;
  count: number;
}

const sum = (counts: DatedCount[]) => counts.reduce((total, { count }) => total + count, 0);
const standing = (wanted: TaskStanding) => (counts: DatedCount[]) =>
  sum(counts.filter(({ standing }) => standing === wanted));

const TaskSummary = builder.objectRef<DatedCount[]>("TaskSummary").implement({
  description: "How many tasks stand how today. Those withdrawn or handed over are not counted.",
  fields: (t) => ({
    total: t.int({ description: "All of them.", resolve: sum }),
    done: t.int({ description: "Done.", resolve: standing("DONE") }),
    late: t.int({ description: "Not done, though the due day is past.", resolve: standing("LATE") }),
    due: t.int({ description: "Not done, and due today or within 14 days.", resolve: standing("DUE") }),
    underWay: t.int({ description: "Under way, with more than 14 days left.", resolve: standing("UNDER_WAY") }),
    notBegun: t.int({ description: "Not begun, with more than 14 days left.", resolve: standing("NOT_BEGUN") }),
    lateByAge: t.field({
      type: [LateTasks],
      description: "The late ones by how many days they are late: 1 to 7, 8 to 30, more.",
      atMost: 3,
      resolve: (counts) =>
        AGES.map(({ fromDays, toDays }) => ({
          fromDays,
          toDays,
          count: sum(
            counts.filter(({ daysLate: days }) => days !== null && days >= fromDays && (!toDays || days <= toDays)),
          ),
        })),
    }),
  }),
});

builder.queryField("taskSummary", (t) =>
  t.field({
    type: TaskSummary,
    description: "How the tasks that the viewer may see stand today.",
    args: { where: t.arg({ type: TaskWhere, description: "Only tasks that match." }) },
    resolve: async (_root, { where }, context) => {
      const day = today();
      const found = await context.db.task.groupBy({
        by: ["state", "dueOn"],
        where: { AND: [tasksThatMatch(where, context), { state: { notIn: ["HANDED_OVER", "WITHDRAWN"] } }] },
        _count: true,
      });
      return found.map(({ _count, ...task }) => ({
        standing: standingOf(task, day),
        daysLate: daysLate(task, day),
        count: _count,
      }));
    },
  }),
);
