import type { Prisma, Recurrence, TaskState } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { calendarYear } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { Agency } from "../committee/agency.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { rowId } from "../row-id.ts";
import { holdsAt, nothing, sees, visible, worksOn } from "../visibility.ts";
import { Conclusion } from "./conclusion.ts";
import { Group } from "./group.ts";
import { isDissolved, isEditable } from "./plan.service.ts";
import { Plan } from "./plan.ts";
import { PlanSection } from "./plan-section.ts";
import { ofCommittee } from "./subtree.ts";
import { isInForce } from "./task.service.ts";
import { atRisk, daysLate, isAtRisk, riskDescription, Standing, standingOf, standsAs } from "./task-standing.ts";
import { Theme } from "./theme.ts";

export const State = builder.enumType("TaskState", {
  description: "Where the work on a task stands. Being late is not a state: see TaskStanding.",
  values: {
    NOT_BEGUN: { description: "Not begun." },
    UNDER_WAY: { description: "Under way." },
    DONE: { description: "Done." },
    HANDED_OVER: { description: "Goes on as a task of the successor of its committee." },
    WITHDRAWN: { description: "No longer to be done." },
  } satisfies Record<TaskState, object>,
});

export const RecurrenceEnum = builder.enumType("Recurrence", {
  description: "How often a task recurs.",
  values: {
    MONTHLY: { description: "Every month." },
    QUARTERLY: { description: "Every quarter." },
    HALF_YEARLY: { description: "Every half year." },
    YEARLY: { description: "Every year." },
  } satisfies Record<Recurrence, object>,
});

const inItsPlan = {
  state: true,
  committeePath: true,
  leadAgencyId: true,
  plan: { select: { state: true } },
  committee: { select: { path: true, validTo: true } },
} satisfies Prisma.TaskSelect;

export const Task = builder.prismaNode("Task", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.task(context) }),
  fields: (t) => ({
    committee: t.relation("committee"),
    plan: t.field({
      type: Plan,
      nullable: true,
      description: "The plan it stands in, where the viewer may see it; null where it came from a conclusion alone.",
      select: (_arguments, _context, nestedSelection) => ({ plan: nestedSelection(true) }),
      resolve: ({ plan }, _arguments, context) => (plan && sees.plan(context, plan) ? plan : null),
    }),
    section: t.field({
      type: PlanSection,
      nullable: true,
      description: "The heading of the plan it stands under, where the viewer may see the plan.",
      select: (_arguments, _context, nestedSelection) => ({
        plan: { select: { committeePath: true, state: true } },
        section: nestedSelection(true),
      }),
      resolve: ({ plan, section }, _arguments, context) => (plan && sees.plan(context, plan) ? section : null),
    }),
    number: t.exposeString("number"),
    title: t.exposeString("title"),
    expectedResult: t.exposeString("expectedResult"),
    leadAgency: t.relation("leadAgency", { nullable: true }),
    coordinatingAgencies: t.relation("coordinatingAgencies", {
      description: "Agencies that take part.",
      atMost: 20,
      query: { orderBy: { id: "asc" }, take: 20 },
    }),
    themes: t.relation("themes", {
      description: "Fields of rights it serves.",
      atMost: 10,
      query: { orderBy: { position: "asc" }, take: 10 },
    }),
    groups: t.relation("groups", {
      description: "Groups of rights-holders it serves.",
      atMost: 10,
      query: { orderBy: { position: "asc" }, take: 10 },
    }),
    startsOn: t.expose("startsOn", { type: "Date" }),
    dueOn: t.expose("dueOn", { type: "Date" }),
    baselineStartsOn: t.expose("baselineStartsOn", { type: "Date", nullable: true }),
    baselineDueOn: t.expose("baselineDueOn", { type: "Date", nullable: true }),
    recurrence: t.expose("recurrence", { type: RecurrenceEnum, nullable: true }),
    state: t.expose("state", { type: State }),
    standing: t.field({
      type: Standing,
      description: "How it stands today in Viet Nam.",
      select: { state: true, dueOn: true },
      resolve: (task) => standingOf(task),
    }),
    isAtRisk: t.boolean({
      description: `Whether it may become late: ${riskDescription}.`,
      select: { state: true, dueOn: true, progress: true },
      resolve: (task) => isAtRisk(task),
    }),
    daysLate: t.int({
      nullable: true,
      description: "How many days it is late today; null where it is not.",
      select: { state: true, dueOn: true },
      resolve: (task) => daysLate(task),
    }),
    progress: t.exposeInt("progress"),
    doneOn: t.expose("doneOn", { type: "Date", nullable: true }),
    conclusion: t.field({
      type: Conclusion,
      nullable: true,
      description: "The conclusion it carries out, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ conclusion: nestedSelection(true) }),
      resolve: ({ conclusion }, _arguments, context) =>
        conclusion && sees.withinReach(context, conclusion) ? conclusion : null,
    }),
    version: t.exposeInt("version"),
    viewerCanEdit: t.boolean({
      description: "Whether the viewer may change its text and dates: officers may until its plan is submitted.",
      select: inItsPlan,
      resolve: ({ committee, plan }, _arguments, { viewer }) =>
        plan !== null && isEditable(plan) && !isDissolved(committee) && holdsAt(viewer, committee.path, "OFFICER"),
    }),
    viewerCanUpdate: t.boolean({
      description:
        "Whether the viewer may report its progress and extend its deadline: officers of its committee may while it is in force, those of one agency where that agency is in charge.",
      select: inItsPlan,
      resolve: ({ committee, ...task }, _arguments, { viewer }) =>
        isInForce(task) && !isDissolved(committee) && worksOn(viewer, task),
    }),
  }),
});

builder.prismaObjectFields(Task, (t) => ({
  continues: t.field({
    type: Task,
    nullable: true,
    description: "The task of a dissolved committee that it goes on with, where the viewer may see it.",
    select: (_arguments, _context, nestedSelection) => ({ continues: nestedSelection(true) }),
    resolve: ({ continues }, _arguments, context) =>
      continues && sees.withinReach(context, continues) ? continues : null,
  }),
  continuations: t.relation("continuations", {
    description: "Tasks of successors that go on with it.",
    atMost: 50,
    query: (_arguments, context) => ({ where: visible.task(context), orderBy: { id: "asc" }, take: 50 }),
  }),
}));

export const [TaskConnection, TaskEdge] = connectionOf(Task, "Task");

export const TaskWhere = builder.inputType("TaskWhere", {
  description: "What tasks must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that answers for them." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Tasks of this committee or one under it." }),
    assigneeId: t.globalID({ for: Committee, description: "A committee below that they were given to." }),
    planId: t.globalID({ for: Plan, description: "The plan they stand in." }),
    isIssued: t.boolean({ description: "Whether their plan is issued or closed, or they stand in none." }),
    state: t.field({ type: [State], description: "Any of these states, however near the due day is." }),
    standing: t.field({ type: [Standing], description: "Any of these standings today." }),
    isAtRisk: t.boolean({ description: `Whether they may become late: ${riskDescription}.` }),
    inYear: t.int({
      description: "Worked on in this calendar year: begun by its end, and due on its first day or later.",
    }),
    dueFrom: t.field({ type: "Date", description: "Due on this day or later." }),
    dueTo: t.field({ type: "Date", description: "Due on this day or earlier." }),
    fallsFrom: t.field({
      type: "Date",
      description: "Due, or falling due again, on this day or later: as dueFrom, with the days of recurring tasks.",
    }),
    fallsTo: t.field({
      type: "Date",
      description: "Due, or falling due again, on this day or earlier: as dueTo, with the days of recurring tasks.",
    }),
    leadAgencyId: t.globalID({ for: Agency, description: "The agency in charge." }),
    themeId: t.globalID({ for: Theme, description: "A field of rights they serve." }),
    groupId: t.globalID({ for: Group, description: "A group of rights-holders they serve." }),
    isWithoutGroup: t.boolean({ description: "Whether they name no group of rights-holders." }),
    isWithoutTheme: t.boolean({ description: "Whether they name no field of rights." }),
    title: t.string({ description: "Words of the title, in any order, with or without diacritics." }),
  }),
});

export type TaskFilter = typeof TaskWhere.$inferInput | null | undefined;

const issued = {
  OR: [{ planId: null }, { plan: { state: { in: ["ISSUED", "CLOSED"] } } }],
} satisfies Prisma.TaskWhereInput;

/** The tasks the viewer may see that match. */
export function tasksThatMatch(where: TaskFilter, context: Context): Prisma.TaskWhereInput {
  const { assigneeId, planId, isIssued, state, standing, inYear, dueFrom, dueTo, fallsFrom, fallsTo, title } =
    where ?? {};
  const { leadAgencyId, themeId, groupId, isWithoutGroup, isWithoutTheme } = where ?? {};
  return {
    AND: [
      visible.task(context),
      ofCommittee(where ?? {}),
      assigneeId
        ? { assignments: { some: { AND: [visible.taskAssignment(context), { assigneeId: rowId(assigneeId.id) }] } } }
        : {},
      planId ? { plan: { AND: [visible.plan(context), { id: rowId(planId.id) }] } } : {},
      typeof isIssued === "boolean" ? (isIssued ? issued : { NOT: issued }) : {},
      state ? { state: { in: state } } : {},
      standing ? { OR: [nothing, ...standing.map((wanted) => standsAs(wanted))] } : {},
      typeof where?.isAtRisk === "boolean" ? (where.isAtRisk ? atRisk() : { NOT: atRisk() }) : {},
      typeof inYear === "number" ? duringYear(inYear) : {},
      dueFrom ? { dueOn: { gte: dueFrom } } : {},
      dueTo ? { dueOn: { lte: dueTo } } : {},
      fallsFrom || fallsTo
        ? fallingDue({ ...(fallsFrom && { gte: fallsFrom }), ...(fallsTo && { lte: fallsTo }) }, context)
        : {},
      leadAgencyId ? { leadAgencyId: rowId(leadAgencyId.id) } : {},
      themeId ? { themes: { some: { id: rowId(themeId.id) } } } : {},
      groupId ? { groups: { some: { id: rowId(groupId.id) } } } : {},
      typeof isWithoutGroup === "boolean" ? { groups: isWithoutGroup ? { none: {} } : { some: {} } } : {},
      typeof isWithoutTheme === "boolean" ? { themes: isWithoutTheme ? { none: {} } : { some: {} } } : {},
      ...words(title).map((foldedTitle) => ({ foldedTitle })),
    ],
  };
}

function duringYear(year: number): Prisma.TaskWhereInput {
  const { firstDay, lastDay } = calendarYear(year, "inYear");
  return { startsOn: { lte: lastDay }, dueOn: { gte: firstDay } };
}

const fallingDue = (dueOn: Prisma.DateTimeFilter, context: Context): Prisma.TaskWhereInput => ({
  OR: [{ dueOn }, { occurrences: { some: { AND: [visible.withinReach(context), { dueOn }] } } }],
});

export const taskOrders = {
  NUMBER: [{ position: "asc" }, { id: "asc" }],
  DUE: [{ dueOn: "asc" }, { id: "asc" }],
  TITLE: [{ title: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.TaskOrderByWithRelationInput[]>;

const TaskOrder = builder.enumType("TaskOrder", {
  description: "Order of tasks.",
  values: {
    NUMBER: { description: "By place in the plan." },
    DUE: { description: "The earliest due day first." },
    TITLE: { description: "By title, in Vietnamese order." },
  } satisfies Record<keyof typeof taskOrders, object>,
});

builder.queryField("task", (t) =>
  t.prismaField({
    type: Task,
    nullable: true,
    description: "One task; null if there is none within the viewer's reach.",
    args: { id: t.arg.globalID({ required: true, for: Task, description: "Global ID of the task." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.task.findFirst({ ...query, where: { AND: [visible.task(context), { id: rowId(id.id) }] } }),
  }),
);

builder.queryField("tasks", (t) =>
  t.prismaConnection(
    {
      type: Task,
      description: "Tasks of the committees within reach, of issued plans above, and those given to the reach.",
      cursor: "id",
      args: {
        where: t.arg({ type: TaskWhere, description: "Only tasks that match." }),
        orderBy: t.arg({ type: TaskOrder, required: true, defaultValue: "DUE", description: "In which order." }),
      },
      totalCount: (_root, { where }, context) => context.db.task.count({ where: tasksThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.task.findMany({ ...query, where: tasksThatMatch(where, context), orderBy: taskOrders[orderBy] }),
    },
    TaskConnection,
    TaskEdge,
  ),
);

builder.prismaObjectField(Committee, "tasks", (t) =>
  t.relatedConnection(
    "tasks",
    {
      cursor: "id",
      totalCount: true,
      description: "Tasks it answers for.",
      args: {
        where: t.arg({ type: TaskWhere, description: "Only tasks that match." }),
        orderBy: t.arg({ type: TaskOrder, required: true, defaultValue: "DUE", description: "In which order." }),
      },
      query: ({ where, orderBy }, context) => ({
        where: tasksThatMatch(where, context),
        orderBy: taskOrders[orderBy],
      }),
    },
    TaskConnection,
    TaskEdge,
  ),
);

builder.prismaObjectField(Plan, "tasks", (t) =>
  t.relatedConnection(
    "tasks",
    {
      cursor: "id",
      totalCount: true,
      description: "Its tasks.",
      args: {
        where: t.arg({ type: TaskWhere, description: "Only tasks that match." }),
        orderBy: t.arg({ type: TaskOrder, required: true, defaultValue: "NUMBER", description: "In which order." }),
      },
      query: ({ where, orderBy }, context) => ({
        where: tasksThatMatch(where, context),
        orderBy: taskOrders[orderBy],
      }),
    },
    TaskConnection,
    TaskEdge,
  ),
);

builder.prismaObjectField(Conclusion, "tasks", (t) =>
  t.relatedConnection(
    "tasks",
    {
      cursor: "id",
      totalCount: true,
      description: "Tasks that carry it out, the earliest due day first.",
      query: (_arguments, context) => ({ where: visible.task(context), orderBy: taskOrders.DUE }),
    },
    TaskConnection,
    TaskEdge,
  ),
);
