import type { Committee, GrantRole, Plan, PlanState, Prisma, Transaction } from "@camket/prisma";
import { z } from "zod";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import {
  ForbiddenError,
  fieldError,
  InvalidInputError,
  NotFoundError,
  parseInput,
  VersionConflictError,
} from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { holdsAt, visible } from "../visibility.ts";
import { CommitteeDissolvedError, PlanNotDeletableError, PlanNotEditableError } from "./plan.errors.ts";

type PlanText = Pick<Plan, "title" | "startsOn" | "endsOn" | "purpose" | "parentPlanId"> & { legalBaseIds: number[] };

const planRules = z
  .object({
    title: requiredText(500),
    startsOn: z.date(),
    endsOn: z.date(),
    purpose: requiredText(5000),
    legalBaseIds: z.array(z.number()).max(50, fieldError("OUT_OF_RANGE")),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ["endsOn"], error: fieldError("ENDS_BEFORE_START") });

/** States in which the text of a plan may still change. */
const EDITABLE: PlanState[] = ["DRAFT", "RETURNED"];

/** States before it is decided upon. */
export const OPEN: PlanState[] = [...EDITABLE, "SUBMITTED"];

export const isEditable = ({ state }: Pick<Plan, "state">) => EDITABLE.includes(state);

export const isDissolved = ({ validTo }: Pick<Committee, "validTo">) => validTo !== null && validTo <= today();

/** @returns the id of the new plan. */
export async function draftPlan(
  { committeeId, ...input }: PlanText & { committeeId: number },
  context: Context,
): Promise<number> {
  const { legalBaseIds, ...text } = parseInput(planRules, input);
  const { parentPlanId } = input;
  return transact(context, async (tx) => {
    const committee = await tx.committee.findFirst({
      where: { AND: [visible.directory(context), { id: committeeId }] },
    });
    if (!committee) throw new NotFoundError();
    requireOfficer(committee, context);
    await requireReferences({ parentPlanId, legalBaseIds, committeePath: committee.path }, context, tx);
    const { id } = await tx.plan.create({
      data: { ...text, committeeId, parentPlanId, legalBases: { connect: legalBaseIds.map((id) => ({ id })) } },
      select: { id: true },
    });
    return id;
  });
}

/** @returns the id of the plan. */
export async function editPlan(
  { id, expectedVersion, ...input }: PlanText & { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  const { legalBaseIds, ...text } = parseInput(planRules, input);
  const { parentPlanId } = input;
  return transact(context, async (tx) => {
    const { committeePath } = await requireEditablePlan(id, context, tx);
    await claimPlan(id, expectedVersion, tx);
    await requireReferences({ parentPlanId, legalBaseIds, committeePath }, context, tx);
    await tx.plan.update({
      where: { id },
      data: { ...text, parentPlanId, legalBases: { set: legalBaseIds.map((id) => ({ id })) } },
      select: { id: true },
    });
    await requireTasksWithin({ id, ...text }, tx);
    return id;
  });
}

/** @returns the id of the committee whose plan it was. */
export async function deletePlanDraft(
  { id, expectedVersion }: { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const { state, committeeId } = await requireEditablePlan(id, context, tx);
    if (state !== "DRAFT" || (await tx.planRevision.count({ where: { planId: id } })) > 0)
      throw new PlanNotDeletableError();
    await claimPlan(id, expectedVersion, tx);
    await tx.task.deleteMany({ where: { planId: id } });
    await tx.plan.delete({ where: { id }, select: { id: true } });
    return committeeId;
  });
}

/** Raises the version of a plan that is still the one the viewer read, and holds it until the end of the transaction. */
export async function claimPlan(id: number, expectedVersion: number, tx: Transaction): Promise<void> {
  const { count } = await tx.plan.updateMany({
    where: { id, version: expectedVersion, state: { in: EDITABLE } },
    data: { version: { increment: 1 } },
  });
  if (count === 1) return;
  const plan = await tx.plan.findUnique({ where: { id }, select: { version: true } });
  throw plan ? new VersionConflictError(plan.version) : new NotFoundError();
}

/** The plan, if the viewer may change its text, outline and tasks. */
export async function requireEditablePlan(id: number, context: Context, tx: Transaction) {
  const plan = await tx.plan.findFirst({
    where: { AND: [visible.plan(context), { id }] },
    include: { committee: { select: { path: true, validTo: true } } },
  });
  if (!plan) throw new NotFoundError();
  requireOfficer(plan.committee, context);
  if (!isEditable(plan)) throw new PlanNotEditableError();
  return plan;
}

/** On committees that are succeeded one reads: their work goes on elsewhere. */
export function requireRole(
  committee: Pick<Committee, "path" | "validTo">,
  role: GrantRole,
  { viewer }: Context,
): void {
  if (!holdsAt(viewer, committee.path, role)) throw new ForbiddenError();
  if (isDissolved(committee)) throw new CommitteeDissolvedError();
}

export const requireOfficer = (committee: Pick<Committee, "path" | "validTo">, context: Context) =>
  requireRole(committee, "OFFICER", context);

type References = Pick<PlanText, "parentPlanId" | "legalBaseIds"> & { committeePath: string };

/** A plan carries out one that a committee above has issued, and rests on documents the viewer may see. */
async function requireReferences(
  { parentPlanId, legalBaseIds, committeePath }: References,
  context: Context,
  tx: Transaction,
) {
  const above = committeePath.split(".").slice(0, -2).map(Number);
  const parent = {
    id: parentPlanId ?? 0,
    committeeId: { in: above },
    state: { in: ["ISSUED", "CLOSED"] },
  } satisfies Prisma.PlanWhereInput;
  const found = {
    parentPlanId:
      parentPlanId === null || (await tx.plan.count({ where: { AND: [visible.plan(context), parent] } })) === 1,
    legalBaseIds:
      (await tx.document.count({ where: { AND: [visible.document(context), { id: { in: legalBaseIds } }] } })) ===
      new Set(legalBaseIds).size,
  };
  const missing = Object.entries(found).filter(([, isFound]) => !isFound);
  if (missing.length > 0) throw new InvalidInputError(missing.map(([path]) => ({ path, code: "NOT_FOUND" })));
}

async function requireTasksWithin({ id, startsOn, endsOn }: Pick<Plan, "id" | "startsOn" | "endsOn">, tx: Transaction) {
  const { _min, _max } = await tx.task.aggregate({
    where: { planId: id },
    _min: { startsOn: true },
    _max: { dueOn: true },
  });
  const outside = [
    ...(_min.startsOn && _min.startsOn < startsOn ? ["startsOn"] : []),
    ...(_max.dueOn && _max.dueOn > endsOn ? ["endsOn"] : []),
  ];
  if (outside.length > 0) throw new InvalidInputError(outside.map((path) => ({ path, code: "OUT_OF_RANGE" })));
}
