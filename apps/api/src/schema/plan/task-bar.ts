import type { Prisma } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { holdsAt, visible, worksOn } from "../visibility.ts";
import { lastChange } from "./deadline-change.ts";
import { isDissolved, isEditable } from "./plan.service.ts";
import { Plan } from "./plan.ts";
import { isInForce } from "./task.service.ts";
import { State, TaskWhere, taskOrders, tasksThatMatch } from "./task.ts";
import { AssignmentCounts, countAssignmentsOf, noAssignments } from "./task-assignment.ts";
import { Standing, standingOf } from "./task-standing.ts";

/** A plan has as many tasks at most; one more is read, to say so where it has more. */
const MOST_BARS = 5000;

const ofBar = (context: Context) =>
  ({
    id: true,
    number: true,
    title: true,
    sectionId: true,
    committeePath: true,
    leadAgencyId: true,
    startsOn: true,
    dueOn: true,
    baselineStartsOn: true,
    baselineDueOn: true,
    state: true,
    progress: true,
    doneOn: true,
    version: true,
    leadAgency: {
      select: {
        periods: {
          select: { name: true, nameEn: true, abbreviation: true },
          orderBy: { validFrom: "desc" },
          take: 1,
        },
      },
    },
    deadlineChanges: lastChange(context),
    _count: { select: { coordinatingAgencies: true, assignments: { where: visible.taskAssignment(context) } } },
  }) satisfies Prisma.TaskSelect;

const ofPlan = { state: true, committee: { select: { validTo: true } } } satisfies Prisma.PlanSelect;

type Bar = Prisma.TaskGetPayload<{ select: ReturnType<typeof ofBar> }> & {
  plan: Prisma.PlanGetPayload<{ select: typeof ofPlan }>;
};

const TaskBar = builder.objectRef<Bar>("TaskBar").implement({
  description: "A task as a bar of its plan's timeline: no more than is drawn of it. The whole of it is Task.",
  fields: (t) => ({
    id: t.id({ description: "Global ID of the task.", resolve: ({ id }) => encodeGlobalID("Task", id) }),
    number: t.exposeString("number", { description: 'Number as printed: "2.1".' }),
    title: t.exposeString("title", { description: "What is to be done, in Vietnamese." }),
    sectionId: t.id({
      nullable: true,
      description: "Global ID of the heading of the plan that it stands under; see Plan.sections.",
      resolve: ({ sectionId }) => (sectionId === null ? null : encodeGlobalID("PlanSection", sectionId)),
    }),
    leadAgencyName: t.string({
      nullable: true,
      description: "Latest official name of the agency in charge, in Vietnamese; null where nobody is.",
      resolve: ({ leadAgency }) => leadAgency?.periods[0]?.name ?? null,
    }),
    leadAgencyNameEn: t.string({
      nullable: true,
      description: "The same in English.",
      resolve: ({ leadAgency }) => leadAgency?.periods[0]?.nameEn ?? null,
    }),
    leadAgencyAbbreviation: t.string({
      nullable: true,
      description: 'Its abbreviation in official use: "STP".',
      resolve: ({ leadAgency }) => leadAgency?.periods[0]?.abbreviation ?? null,
    }),
    coordinatingAgencyCount: t.int({
      description: "How many agencies take part.",
      resolve: ({ _count }) => _count.coordinatingAgencies,
    }),
    startsOn: t.expose("startsOn", { type: "Date", description: "First day of work." }),
    dueOn: t.expose("dueOn", { type: "Date", description: "Day by which it is to be done." }),
    baselineStartsOn: t.expose("baselineStartsOn", {
      type: "Date",
      nullable: true,
      description: "First day of work as first issued; null before.",
    }),
    baselineDueOn: t.expose("baselineDueOn", {
      type: "Date",
      nullable: true,
      description: "Due day as first issued; null before.",
    }),
    state: t.expose("state", { type: State, description: "Where the work stands." }),
    standing: t.field({
      type: Standing,
      description: "How it stands today in Viet Nam.",
      resolve: (bar) => standingOf(bar),
    }),
    progress: t.exposeInt("progress", { description: "Part done, 0 to 100, as the last update said." }),
    doneOn: t.expose("doneOn", { type: "Date", nullable: true, description: "Day on which it was done; null before." }),
    assignmentCounts: t.field({
      type: AssignmentCounts,
      description: "How many committees below it was given to, and how far they are.",
      extensions: { rows: 0 }, // numbers of the bar, and no rows of their own
      resolve: ({ id, _count }, _arguments, context) =>
        _count.assignments > 0 ? countAssignmentsOf(id, context) : noAssignments,
    }),
    extensionReason: t.string({
      nullable: true,
      description: "Why its due day was changed last, in Vietnamese; null where it never was, or out of reach.",
      resolve: ({ deadlineChanges }) => deadlineChanges[0]?.reason ?? null,
    }),
    version: t.exposeInt("version", { description: "Raised by one at every change. Send it back as expectedVersion." }),
    viewerCanEdit: t.boolean({
      description: "Whether the viewer may change its dates: officers may until its plan is submitted.",
      resolve: ({ plan, committeePath }, _arguments, { viewer }) =>
        isEditable(plan) && !isDissolved(plan.committee) && holdsAt(viewer, committeePath, "OFFICER"),
    }),
    viewerCanUpdate: t.boolean({
      description: "Whether the viewer may report its progress and extend its deadline, as Task.viewerCanUpdate says.",
      resolve: (bar, _arguments, { viewer }) =>
        isInForce(bar) && !isDissolved(bar.plan.committee) && worksOn(viewer, bar),
    }),
  }),
});

const TaskBars = builder.objectRef<Bar[]>("TaskBars").implement({
  description: "The tasks of a plan for its timeline.",
  fields: (t) => ({
    isCut: t.boolean({
      description: `Whether more than ${MOST_BARS} match, so that the last are missing.`,
      resolve: (bars) => bars.length > MOST_BARS,
    }),
    bars: t.field({
      type: [TaskBar],
      description: "In the order of the plan.",
      atMost: MOST_BARS,
      resolve: (bars) => bars.slice(0, MOST_BARS),
    }),
  }),
});

builder.prismaObjectField(Plan, "taskBars", (t) =>
  t.field({
    type: TaskBars,
    description:
      "All its tasks within reach at once, light enough for a timeline of thousands. For their figures and texts page through tasks.",
    args: { where: t.arg({ type: TaskWhere, description: "Only tasks that match." }) },
    select: ({ where }, context) => ({
      ...ofPlan,
      tasks: {
        select: ofBar(context),
        where: tasksThatMatch(where, context),
        orderBy: taskOrders.NUMBER,
        take: MOST_BARS + 1,
      },
    }),
    resolve: ({ tasks, ...plan }) => tasks.map((task) => ({ ...task, plan })),
  }),
);
