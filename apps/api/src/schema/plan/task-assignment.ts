import type { Prisma, TaskAssignmentState } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn, today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { Level } from "../committee/administrative-unit.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { heldAt, holdsAt, sees, visible } from "../visibility.ts";
import { isDissolved } from "./plan.service.ts";
import { subtreeOf } from "./subtree.ts";
import { isInForce, tasksInForce } from "./task.service.ts";
import { Task } from "./task.ts";
import { standingOf } from "./task-standing.ts";

const State = builder.enumType("TaskAssignmentState", {
  description: "What the committee below made of a task given to it.",
  values: {
    SENT: { description: "Given, and not yet answered." },
    ACCEPTED: { description: "Taken on." },
    ANSWERED: { description: "Answered without a task of its own." },
    CHANGE_ASKED: { description: "Sent back with a request to change it." },
  } satisfies Record<TaskAssignmentState, object>,
});

export const TaskAssignment = builder.prismaNode("TaskAssignment", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.taskAssignment(context) }),
  fields: (t) => ({
    task: t.relation("task"),
    assignee: t.relation("assignee"),
    childTask: t.field({
      type: Task,
      nullable: true,
      description: "The task in which that committee carries it out, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ childTask: nestedSelection(true) }),
      resolve: ({ childTask }, _arguments, context) =>
        childTask && sees.withinReach(context, childTask) ? childTask : null,
    }),
    state: t.expose("state", { type: State }),
    answer: t.exposeString("answer", { nullable: true }),
    isChangeOpen: t.exposeBoolean("isChangeOpen"),
    version: t.exposeInt("version"),
    viewerCanAnswer: t.boolean({
      description:
        "Whether the viewer answers for the committee that it was given to, and may take it on, answer it, or ask to change it.",
      select: { assignee: { select: { path: true, validTo: true } } },
      resolve: ({ assignee }, _arguments, { viewer }) =>
        !isDissolved(assignee) && holdsAt(viewer, assignee.path, "OFFICER"),
    }),
    viewerCanAccept: t.boolean({
      description:
        "Whether the viewer may take it on: it waits, without a task of its own below, and the one above is in force.",
      select: {
        state: true,
        childTaskId: true,
        assignee: { select: { path: true, validTo: true } },
        task: { select: { state: true, plan: { select: { state: true } } } },
      },
      resolve: ({ state, childTaskId, assignee, task }, _arguments, { viewer }) =>
        (state === "SENT" || state === "CHANGE_ASKED") &&
        childTaskId === null &&
        isInForce(task) &&
        !isDissolved(assignee) &&
        holdsAt(viewer, assignee.path, "OFFICER"),
    }),
    viewerCanReply: t.boolean({
      description:
        "Whether the viewer answers for the committee that gave it, and may reply to a request or an answer.",
      select: { state: true, task: { select: { committee: { select: { path: true, validTo: true } } } } },
      resolve: ({ state, task: { committee } }, _arguments, { viewer }) =>
        (state === "CHANGE_ASKED" || state === "ANSWERED") &&
        !isDissolved(committee) &&
        holdsAt(viewer, committee.path, "OFFICER"),
    }),
  }),
});

builder.prismaObjectField(Task, "origin", (t) =>
  t.field({
    type: TaskAssignment,
    nullable: true,
    description: "The assignment from above that it carries out, where the viewer may see it.",
    select: (_arguments, _context, nestedSelection) => ({ origin: nestedSelection(true) }),
    // The committee of the task is the one it was given to.
    resolve: (task, _arguments, context) => {
      const { origin } = task;
      return origin && (sees.withinReach(context, origin) || sees.withinReach(context, task)) ? origin : null;
    },
  }),
);

export const AssignmentCounts = builder
  .objectRef<{ total: number; accepted: number; done: number; neglected: number }>("TaskAssignmentCounts")
  .implement({
    description: "How many committees a task was given to, and how far they are.",
    fields: (t) => ({
      total: t.exposeInt("total", { description: "All the viewer may see." }),
      accepted: t.exposeInt("accepted", { description: "Accepted or answered." }),
      done: t.exposeInt("done", { description: "Carried out: the task of that committee is done." }),
      neglected: t.exposeInt("neglected", {
        description: "Neither taken on nor answered, or taken on and late: those that a reminder goes to.",
      }),
    }),
  });

/** What is counted of a task that was given to nobody. */
export const noAssignments = { total: 0, accepted: 0, done: 0, neglected: 0 };

export const countAssignmentsOf = perPage(async (ids, context) => {
  const given = await context.db.taskAssignment.findMany({
    where: { AND: [visible.taskAssignment(context), { taskId: { in: ids } }] },
    select: { taskId: true, state: true, childTask: { select: { state: true, dueOn: true } } },
  });
  const counts = new Map(ids.map((id) => [id, { ...noAssignments }]));
  for (const { taskId, state, childTask } of given) {
    const count = counts.get(taskId);
    if (!count) continue;
    count.total += 1;
    if (state === "ACCEPTED" || state === "ANSWERED") count.accepted += 1;
    if (childTask?.state === "DONE") count.done += 1;
    if (childTask ? standingOf(childTask) === "LATE" : state === "SENT") count.neglected += 1;
  }
  return (id) => counts.get(id) ?? noAssignments;
});

builder.prismaObjectField(Task, "assignmentCounts", (t) =>
  t.field({
    type: AssignmentCounts,
    description: "How many committees below it was given to, and how far they are.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => countAssignmentsOf(id, context),
  }),
);

const [TaskAssignmentConnection, TaskAssignmentEdge] = connectionOf(TaskAssignment, "TaskAssignment");

const TaskAssignmentWhere = builder.inputType("TaskAssignmentWhere", {
  description: "What assignments must match; every condition given must hold.",
  fields: (t) => ({
    taskId: t.globalID({ for: Task, description: "The task given." }),
    assigneeId: t.globalID({ for: Committee, description: "The committee they were given to." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Given to this committee or one under it." }),
    assigneeLevel: t.field({ type: Level, description: "Given to committees that work for a unit of this level." }),
    assigneeName: t.string({
      description: "Words of the name of the committee they were given to or of its unit, with or without diacritics.",
    }),
    state: t.field({ type: [State], description: "Any of these states." }),
    isInForce: t.boolean({ description: "Whether progress can be reported on the task given." }),
    isChangeOpen: t.boolean({
      description: "Whether a change of the task above is neither followed nor declined yet.",
    }),
    viewerCanAnswer: t.boolean({ description: "Whether the viewer answers for the committee they were given to." }),
  }),
});

const assignmentOrders = {
  ASSIGNEE: [{ assignee: { unit: { level: "asc" } } }, { assignee: { unit: { code: "asc" } } }, { id: "asc" }],
  LATEST: [{ id: "desc" }],
} satisfies Record<string, Prisma.TaskAssignmentOrderByWithRelationInput[]>;

const TaskAssignmentOrder = builder.enumType("TaskAssignmentOrder", {
  description: "Order of assignments.",
  values: {
    ASSIGNEE: { description: "By the level and official code of the assignee's unit." },
    LATEST: { description: "The latest given first." },
  } satisfies Record<keyof typeof assignmentOrders, object>,
});

function assignmentsThatMatch(
  where: typeof TaskAssignmentWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.TaskAssignmentWhereInput {
  const { taskId, assigneeId, underCommitteeId, assigneeLevel, assigneeName, state } = where ?? {};
  const { isInForce, isChangeOpen, viewerCanAnswer } = where ?? {};
  const answered = { assignee: { AND: [heldAt(context.viewer, "OFFICER"), existsOn(today())] } };
  return {
    AND: [
      visible.taskAssignment(context),
      taskId ? { taskId: rowId(taskId.id) } : {},
      assigneeId ? { assigneeId: rowId(assigneeId.id) } : {},
      underCommitteeId ? { assignee: subtreeOf(underCommitteeId) } : {},
      assigneeLevel ? { assignee: { unit: { level: assigneeLevel } } } : {},
      ...words(assigneeName).map((foldedName) => {
        const periods = { some: { foldedName } };
        return { assignee: { OR: [{ periods }, { unit: { periods } }] } };
      }),
      state ? { state: { in: state } } : {},
      typeof isInForce === "boolean" ? { task: isInForce ? tasksInForce : { NOT: tasksInForce } } : {},
      typeof isChangeOpen === "boolean" ? { isChangeOpen } : {},
      typeof viewerCanAnswer === "boolean" ? (viewerCanAnswer ? answered : { NOT: answered }) : {},
    ],
  };
}

builder.queryField("taskAssignments", (t) =>
  t.prismaConnection(
    {
      type: TaskAssignment,
      description: "Tasks given to committees below, within reach on either side.",
      cursor: "id",
      args: {
        where: t.arg({ type: TaskAssignmentWhere, description: "Only assignments that match." }),
        orderBy: t.arg({
          type: TaskAssignmentOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.taskAssignment.count({ where: assignmentsThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.taskAssignment.findMany({
          ...query,
          where: assignmentsThatMatch(where, context),
          orderBy: assignmentOrders[orderBy],
        }),
    },
    TaskAssignmentConnection,
    TaskAssignmentEdge,
  ),
);

builder.prismaObjectField(Task, "assignments", (t) =>
  t.relatedConnection(
    "assignments",
    {
      cursor: "id",
      totalCount: true,
      description: "Committees below that it was given to. A committee sees its own assignment, never its neighbours'.",
      args: {
        where: t.arg({ type: TaskAssignmentWhere, description: "Only assignments that match." }),
        orderBy: t.arg({
          type: TaskAssignmentOrder,
          required: true,
          defaultValue: "ASSIGNEE",
          description: "In which order.",
        }),
      },
      query: ({ where, orderBy }, context) => ({
        where: assignmentsThatMatch(where, context),
        orderBy: assignmentOrders[orderBy],
      }),
    },
    TaskAssignmentConnection,
    TaskAssignmentEdge,
  ),
);
