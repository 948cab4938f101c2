import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { extendDeadline } from "./deadline-change.service.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { ofCommittee } from "./subtree.ts";
import { TaskNotInForceError } from "./task.errors.ts";
import { Task } from "./task.ts";

const DeadlineChange = builder.prismaNode("DeadlineChange", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    task: t.relation("task"),
    previousDueOn: t.expose("previousDueOn", { type: "Date" }),
    dueOn: t.expose("dueOn", { type: "Date" }),
    reason: t.exposeString("reason"),
    changedOn: t.expose("changedOn", { type: "Date" }),
  }),
});

const [DeadlineChangeConnection, DeadlineChangeEdge] = connectionOf(DeadlineChange, "DeadlineChange");

const DeadlineChangeWhere = builder.inputType("DeadlineChangeWhere", {
  description: "What changes of deadlines must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that answers for the task." }),
    underCommitteeId: t.globalID({ for: Committee, description: "On tasks of this committee or one under it." }),
    from: t.field({ type: "Date", description: "Changed on this day or later." }),
    to: t.field({ type: "Date", description: "Changed on this day or earlier." }),
  }),
});

const changeOrders = {
  LATEST: [{ changedOn: "desc" }, { id: "desc" }],
} satisfies Record<string, Prisma.DeadlineChangeOrderByWithRelationInput[]>;

const DeadlineChangeOrder = builder.enumType("DeadlineChangeOrder", {
  description: "Order of changes of deadlines.",
  values: { LATEST: { description: "The latest first." } } satisfies Record<keyof typeof changeOrders, object>,
});

const changeMatches = (
  where: typeof DeadlineChangeWhere.$inferInput | null | undefined,
): Prisma.DeadlineChangeWhereInput => ({
  AND: [
    { task: ofCommittee(where ?? {}) },
    where?.from ? { changedOn: { gte: where.from } } : {},
    where?.to ? { changedOn: { lte: where.to } } : {},
  ],
});

builder.queryField("deadlineChanges", (t) =>
  t.prismaConnection(
    {
      type: DeadlineChange,
      description: "Changes of the days by which tasks within reach are to be done.",
      cursor: "id",
      args: {
        where: t.arg({ type: DeadlineChangeWhere, description: "Only changes that match." }),
        orderBy: t.arg({
          type: DeadlineChangeOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.deadlineChange.count({ where: { AND: [visible.withinReach(context), changeMatches(where)] } }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.deadlineChange.findMany({
          ...query,
          where: { AND: [visible.withinReach(context), changeMatches(where)] },
          orderBy: changeOrders[orderBy],
        }),
    },
    DeadlineChangeConnection,
    DeadlineChangeEdge,
  ),
);

builder.prismaObjectField(Task, "deadlineChanges", (t) =>
  t.relatedConnection(
    "deadlineChanges",
    {
      cursor: "id",
      totalCount: true,
      description: "Changes of its due day, the latest first.",
      query: (_arguments, context) => ({ where: visible.withinReach(context), orderBy: changeOrders.LATEST }),
    },
    DeadlineChangeConnection,
    DeadlineChangeEdge,
  ),
);

/** The change of a task's due day that counts now, where the viewer may see it. */
export const lastChange = (context: Context) =>
  ({
    select: { reason: true },
    where: visible.withinReach(context),
    orderBy: changeOrders.LATEST,
    take: 1,
  }) satisfies Prisma.Task$deadlineChangesArgs;

builder.prismaObjectField(Task, "extensionReason", (t) =>
  t.string({
    nullable: true,
    description: "Why its due day was changed last, in Vietnamese; null where it never was, or out of reach.",
    select: (_arguments, context) => ({ deadlineChanges: lastChange(context) }),
    resolve: ({ deadlineChanges }) => deadlineChanges[0]?.reason ?? null,
  }),
);

const ExtendDeadlineInput = builder.inputType("ExtendDeadlineInput", {
  description: "Until when a task is given more time, and why.",
  fields: (t) => ({
    taskId: t.globalID({ required: true, for: Task, description: "The task." }),
    expectedVersion: t.int({ required: true, description: "The version of the task that the viewer read." }),
    dueOn: t.field({ type: "Date", required: true, description: "The new due day, later than the present one." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2000 letters." }),
  }),
});

builder.mutationField("extendDeadline", (t) =>
  t.prismaField({
    type: Task,
    description: "Gives a task in force more time. The day as first issued stays in its baseline.",
    errors: { types: [TaskNotInForceError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: ExtendDeadlineInput, required: true, description: "The change." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await extendDeadline({ ...input, taskId: rowId(input.taskId.id) }, context);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
