import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { holdsAt, sees } from "../visibility.ts";
import {
  CommitteeDissolvedError,
  PlanAmendmentOpenError,
  PlanBlockerEnum,
  PlanIncompleteError,
  PlanMoveRefusedError,
  PlanNotInForceError,
  PlanTasksOpenError,
} from "./plan.errors.ts";
import { isDissolved, isEditable, OPEN } from "./plan.service.ts";
import { Plan } from "./plan.ts";
import { amendPlan } from "./plan-amendment.service.ts";
import { copyPlan } from "./plan-copy.service.ts";
import {
  blockersOfPlan,
  closePlan,
  issuePlan,
  recallPlan,
  returnPlan,
  submitPlan,
  withdrawPlan,
} from "./plan-move.service.ts";
import { isMove, moveNames, type PlanMove, planMoves } from "./plan-moves.ts";

const PlanMoveEnum = builder.enumType("PlanMove", {
  description: "A way from one state of a plan to another.",
  values: Object.fromEntries(
    moveNames.map((value) => [value.toUpperCase(), { value, description: planMoves[value].description }]),
  ) as Record<string, { value: PlanMove; description: string }>, // the moves themselves
});

/** The amendment under way; there is one at most. */
const open = { where: { state: { in: OPEN } }, take: 1 } satisfies Prisma.Plan$amendmentsArgs;

builder.prismaObjectFields(Plan, (t) => ({
  viewerMoves: t.field({
    type: [PlanMoveEnum],
    description: "What the viewer may do with it now: submit it, return it, issue it.",
    atMost: moveNames.length,
    select: { state: true, committee: { select: { path: true, validTo: true } } },
    resolve: ({ state, committee }, _arguments, { viewer }) =>
      moveNames.filter(
        (move) =>
          isMove(move, state) && !isDissolved(committee) && holdsAt(viewer, committee.path, planMoves[move].role),
      ),
  }),
  blockers: t.field({
    type: [PlanBlockerEnum],
    description: "What keeps it from being submitted; empty once it was.",
    atMost: 3,
    select: { id: true, state: true },
    resolve: (plan, _arguments, { db }) => (isEditable(plan) ? blockersOfPlan(plan.id, db) : []),
  }),
  viewerCanAmend: t.boolean({
    description: "Whether the viewer may begin an amendment: officers may while it is in force and none is under way.",
    select: {
      state: true,
      committee: { select: { path: true, validTo: true } },
      amendments: open,
    },
    resolve: ({ state, committee, amendments }, _arguments, { viewer }) =>
      state === "ISSUED" &&
      amendments.length === 0 &&
      !isDissolved(committee) &&
      holdsAt(viewer, committee.path, "OFFICER"),
  }),
  amends: t.field({
    type: Plan,
    nullable: true,
    description: "The issued plan that this draft would amend; null for a plan of its own.",
    select: (_arguments, _context, nestedSelection) => ({ amends: nestedSelection(true) }),
    resolve: ({ amends }, _arguments, context) => (amends && sees.plan(context, amends) ? amends : null),
  }),
  openAmendment: t.field({
    type: Plan,
    nullable: true,
    description: "The amendment under way, where the viewer may see it.",
    select: (_arguments, _context, nestedSelection) => ({ amendments: nestedSelection(open) }),
    resolve: ({ amendments: [amendment] }, _arguments, context) =>
      amendment && sees.plan(context, amendment) ? amendment : null,
  }),
}));

const SubmitPlanInput = builder.inputType("SubmitPlanInput", {
  description: "Which plan is submitted.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("submitPlan", (t) =>
  t.prismaField({
    type: Plan,
    description:
      "Brings a plan before whoever issues it. It must rest on a document and have tasks, each with a lead agency.",
    errors: { types: [PlanIncompleteError, PlanMoveRefusedError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: SubmitPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await submitPlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RecallPlanInput = builder.inputType("RecallPlanInput", {
  description: "Which plan is taken back.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("recallPlan", (t) =>
  t.prismaField({
    type: Plan,
    description: "Takes a submitted plan back to go on writing, before it is decided upon.",
    errors: { types: [PlanMoveRefusedError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: RecallPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await recallPlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReturnPlanInput = builder.inputType("ReturnPlanInput", {
  description: "Which plan is given back, and why.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

builder.mutationField("returnPlan", (t) =>
  t.prismaField({
    type: Plan,
    description: "Gives a submitted plan back to be written again, with a reason.",
    errors: { types: [PlanMoveRefusedError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: ReturnPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await returnPlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const IssuePlanInput = builder.inputType("IssuePlanInput", {
  description: "Which plan is issued.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("issuePlan", (t) =>
  t.prismaField({
    type: Plan,
    description:
      "Issues a plan under the next number of its register and freezes its text; an amendment goes into the plan that it amends. Answers the plan in force.",
    errors: { types: [PlanNotInForceError, PlanMoveRefusedError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: IssuePlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await issuePlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ClosePlanInput = builder.inputType("ClosePlanInput", {
  description: "Which plan is closed, and how it went.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    summary: t.string({
      required: true,
      description: "What was reached and what was not, in Vietnamese, at most 10,000 letters.",
    }),
    leavesTasksOpen: t.boolean({
      required: true,
      description: "Confirms that tasks that are not done are left open.",
    }),
  }),
});

builder.mutationField("closePlan", (t) =>
  t.prismaField({
    type: Plan,
    description: "Sums a plan up at the end of its period.",
    errors: {
      types: [
        PlanTasksOpenError,
        PlanAmendmentOpenError,
        PlanMoveRefusedError,
        CommitteeDissolvedError,
        VersionConflictError,
      ],
    },
    args: { input: t.arg({ type: ClosePlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await closePlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const WithdrawPlanInput = builder.inputType("WithdrawPlanInput", {
  description: "Which plan is given up, and why.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

builder.mutationField("withdrawPlan", (t) =>
  t.prismaField({
    type: Plan,
    description:
      "Gives a plan up, with a reason; its open tasks are no longer to be done. The number of an issued one stays used.",
    errors: { types: [PlanAmendmentOpenError, PlanMoveRefusedError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: WithdrawPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await withdrawPlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const AmendPlanInput = builder.inputType("AmendPlanInput", {
  description: "Which plan is amended.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "Global ID of the plan." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("amendPlan", (t) =>
  t.prismaField({
    type: Plan,
    description:
      "Begins an amendment of a plan in force: a draft with the same text. The plan stays in force as it is until the amendment is issued.",
    errors: { types: [PlanNotInForceError, PlanAmendmentOpenError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: AmendPlanInput, required: true, description: "The plan." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await amendPlan({ ...input, id: rowId(input.id.id) }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const CopyPlanInput = builder.inputType("CopyPlanInput", {
  description: "A draft like a plan that is there.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Plan, description: "The plan that is copied." }),
    committeeId: t.globalID({
      required: true,
      for: Committee,
      description: "Whose the draft is: as a rule the committee of the plan, or the one that succeeded it.",
    }),
    title: t.string({ required: true, description: "Its title in Vietnamese, at most 500 letters." }),
    startsOn: t.field({
      type: "Date",
      required: true,
      description: "Its first day. Every date of the plan is moved by as many months.",
    }),
  }),
});

builder.mutationField("copyPlan", (t) =>
  t.prismaField({
    type: Plan,
    description:
      "Begins a draft with the outline and the tasks of a plan that is there, as for the next year. Withdrawn tasks are left out, and nothing of how it went is copied.",
    errors: { types: [CommitteeDissolvedError] },
    args: { input: t.arg({ type: CopyPlanInput, required: true, description: "The draft." }) },
    resolve: async (query, _root, { input }, context) => {
      const ids = { id: rowId(input.id.id), committeeId: rowId(input.committeeId.id) };
      const id = await copyPlan({ ...input, ...ids }, context);
      return context.db.plan.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
