import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { Plan } from "./plan.ts";
import { ofCommittee } from "./subtree.ts";
import { TaskNotInForceError } from "./task.errors.ts";
import { Task } from "./task.ts";
import { reportProgress } from "./task-update.service.ts";

export const TaskUpdate = builder.prismaNode("TaskUpdate", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    task: t.relation("task"),
    date: t.expose("date", { type: "Date" }),
    progress: t.exposeInt("progress"),
    note: t.exposeString("note"),
    limitation: t.exposeString("limitation", { nullable: true }),
  }),
});

const [TaskUpdateConnection, TaskUpdateEdge] = connectionOf(TaskUpdate, "TaskUpdate");

const TaskUpdateWhere = builder.inputType("TaskUpdateWhere", {
  description: "What reports of progress must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that answers for the task." }),
    underCommitteeId: t.globalID({ for: Committee, description: "On tasks of this committee or one under it." }),
    planId: t.globalID({ for: Plan, description: "The plan the task stands in." }),
    from: t.field({ type: "Date", description: "That speak of this day or later." }),
    to: t.field({ type: "Date", description: "That speak of this day or earlier." }),
    hasLimitation: t.boolean({ description: "Whether they name something that holds the work up." }),
  }),
});

const updateOrders = {
  LATEST: [{ date: "desc" }, { id: "desc" }],
  EARLIEST: [{ date: "asc" }, { id: "asc" }],
  WRITTEN: [{ id: "desc" }],
} satisfies Record<string, Prisma.TaskUpdateOrderByWithRelationInput[]>;

const TaskUpdateOrder = builder.enumType("TaskUpdateOrder", {
  description: "Order of reports of progress.",
  values: {
    LATEST: { description: "The latest first." },
    EARLIEST: { description: "The earliest first." },
    WRITTEN: { description: "The last that was written first, of whichever day it speaks." },
  } satisfies Record<keyof typeof updateOrders, object>,
});

function updatesThatMatch(
  where: typeof TaskUpdateWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.TaskUpdateWhereInput {
  const { planId, from, to, hasLimitation } = where ?? {};
  return {
    AND: [
      visible.withinReach(context),
      { task: ofCommittee(where ?? {}) },
      planId ? { task: { planId: rowId(planId.id) } } : {},
      from ? { date: { gte: from } } : {},
      to ? { date: { lte: to } } : {},
      typeof hasLimitation === "boolean" ? { limitation: hasLimitation ? { not: null } : null } : {},
    ],
  };
}

builder.queryField("taskUpdates", (t) =>
  t.prismaConnection(
    {
      type: TaskUpdate,
      description: "Reports of progress on tasks within reach.",
      cursor: "id",
      args: {
        where: t.arg({ type: TaskUpdateWhere, description: "Only reports that match." }),
        orderBy: t.arg({
          type: TaskUpdateOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.taskUpdate.count({ where: updatesThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.taskUpdate.findMany({
          ...query,
          where: updatesThatMatch(where, context),
          orderBy: updateOrders[orderBy],
        }),
    },
    TaskUpdateConnection,
    TaskUpdateEdge,
  ),
);

builder.prismaObjectField(Task, "updates", (t) =>
  t.relatedConnection(
    "updates",
    {
      cursor: "id",
      totalCount: true,
      description: "Reports of its progress. Those of committees outside reach do not show.",
      args: {
        orderBy: t.arg({
          type: TaskUpdateOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      query: ({ orderBy }, context) => ({ where: visible.withinReach(context), orderBy: updateOrders[orderBy] }),
    },
    TaskUpdateConnection,
    TaskUpdateEdge,
  ),
);

const ReportProgressInput = builder.inputType("ReportProgressInput", {
  description: "How far a task was on a day.",
  fields: (t) => ({
    taskId: t.globalID({ required: true, for: Task, description: "The task." }),
    expectedVersion: t.int({ required: true, description: "The version of the task that the viewer read." }),
    date: t.field({ type: "Date", required: true, description: "The day it speaks of, today or before." }),
    progress: t.int({ required: true, description: "Part done on that day, 0 to 100. At 100 the task is done." }),
    note: t.string({ required: true, description: "What was done, in Vietnamese, at most 5000 letters." }),
    limitation: t.string({ description: "What holds the work up, in Vietnamese, at most 5000 letters." }),
  }),
});

builder.mutationField("reportProgress", (t) =>
  t.prismaField({
    type: Task,
    description:
      "Reports the progress of a task in force, and moves the task with it unless there is a report of a later day. Less than 100 opens a done task again.",
    errors: { types: [TaskNotInForceError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: ReportProgressInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reportProgress(
        { ...input, taskId: rowId(input.taskId.id), limitation: input.limitation ?? null },
        context,
      );
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
