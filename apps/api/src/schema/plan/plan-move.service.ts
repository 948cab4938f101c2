import type { Plan, Prisma, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { visible } from "../visibility.ts";
import {
  PlanAmendmentOpenError,
  type PlanBlocker,
  PlanIncompleteError,
  PlanMoveRefusedError,
  PlanTasksOpenError,
} from "./plan.errors.ts";
import { OPEN, requireRole } from "./plan.service.ts";
import { applyAmendment } from "./plan-amendment.service.ts";
import { AT_LENGTH } from "./plan-copy.service.ts";
import { issuePlanText } from "./plan-issue.service.ts";
import { isMove, type PlanMove, planMoves } from "./plan-moves.ts";
import { carryBelow } from "./task-cascade.service.ts";

interface Asked {
  id: number;
  expectedVersion: number;
}

const reasonRules = z.object({ reason: requiredText(2000) });
const summaryRules = z.object({ summary: requiredText(10_000) });

/** @returns the id of the plan. */
export const submitPlan = (asked: Asked, context: Context) =>
  movePlan("submit", asked, context, {
    data: { reason: null },
    check: async ({ id }, tx) => {
      const blockers = await blockersOfPlan(id, tx);
      if (blockers.length > 0) throw new PlanIncompleteError(blockers);
    },
  });

/** @returns the id of the plan. */
export const recallPlan = (asked: Asked, context: Context) => movePlan("recall", asked, context);

/** @returns the id of the plan. */
export const returnPlan = (asked: Asked & { reason: string }, context: Context) =>
  movePlan("return", asked, context, { data: parseInput(reasonRules, asked) });

/**
 * Issues a plan, or what an amendment says into the plan that it amends.
 *
 * @returns the id of the plan in force.
 */
export const issuePlan = (asked: Asked, context: Context) =>
  movePlan("issue", asked, context, {
    carryOut: async (plan, tx) => {
      if (plan.amendsId === null) {
        await issuePlanText(plan, tx);
        return plan.id;
      }
      return applyAmendment(plan, plan.amendsId, tx);
    },
  });

/** @returns the id of the plan. */
export const closePlan = (asked: Asked & { summary: string; leavesTasksOpen: boolean }, context: Context) =>
  movePlan("close", asked, context, {
    data: parseInput(summaryRules, asked),
    check: async ({ id }, tx) => {
      await refuseOpenAmendment(id, tx);
      const open = await tx.task.count({ where: { planId: id, state: { in: ["NOT_BEGUN", "UNDER_WAY"] } } });
      if (open > 0 && !asked.leavesTasksOpen) throw new PlanTasksOpenError(open);
    },
  });

/** @returns the id of the plan. */
export const withdrawPlan = (asked: Asked & { reason: string }, context: Context) =>
  movePlan("withdraw", asked, context, {
    data: parseInput(reasonRules, asked),
    check: ({ id }, tx) => refuseOpenAmendment(id, tx),
    carryOut: async ({ id }, tx) => {
      const before = await tx.task.findMany({ where: { planId: id } });
      await tx.task.updateMany({
        where: { planId: id, state: { in: ["NOT_BEGUN", "UNDER_WAY"] } },
        data: { state: "WITHDRAWN", version: { increment: 1 } },
      });
      await carryBelow(before, tx);
      return id;
    },
  });

type MovedPlan = Plan & { committee: { path: string; validTo: Date | null } };

interface Effects {
  data?: Prisma.PlanUncheckedUpdateManyInput;
  /** Refuses what must not happen; the plan is held by then. */
  check?: (plan: MovedPlan, tx: Transaction) => Promise<void>;
  /** @returns the id of the plan that it ends in. */
  carryOut?: (plan: MovedPlan, tx: Transaction) => Promise<number>;
}

async function movePlan(
  move: PlanMove,
  { id, expectedVersion }: Asked,
  context: Context,
  { data, check, carryOut }: Effects = {},
): Promise<number> {
  return transact(
    context,
    async (tx) => {
      const { role, from, to } = planMoves[move];
      const plan = await tx.plan.findFirst({
        where: { AND: [visible.plan(context), { id }] },
        include: { committee: { select: { path: true, validTo: true } } },
      });
      if (!plan) throw new NotFoundError();
      requireRole(plan.committee, role, context);
      if (!isMove(move, plan.state)) throw new PlanMoveRefusedError(move, plan.state);
      // Holds the plan until the transaction ends: of two that decide at once, the second finds another version.
      const isIntoAnother = move === "issue" && plan.amendsId !== null;
      const { count } = await tx.plan.updateMany({
        where: { id, version: expectedVersion, state: { in: [...from] } },
        data: { ...data, ...(!isIntoAnother && { state: to }), version: { increment: 1 } },
      });
      if (count === 0) {
        const now = await tx.plan.findUnique({ where: { id }, select: { version: true } });
        throw now ? new VersionConflictError(now.version) : new NotFoundError();
      }
      await check?.(plan, tx);
      const endsIn = (await carryOut?.(plan, tx)) ?? id;
      await remind(["PLAN_TO_REVIEW", "PLAN_RETURNED"], tx, { subjectIds: [id] });
      return endsIn;
    },
    AT_LENGTH,
  );
}

async function refuseOpenAmendment(amendsId: number, tx: Transaction) {
  const open = await tx.plan.findFirst({ where: { amendsId, state: { in: OPEN } } });
  if (open) throw new PlanAmendmentOpenError();
}

/** What still keeps a plan from being submitted. */
export async function blockersOfPlan(id: number, tx: Pick<Transaction, "task" | "document">): Promise<PlanBlocker[]> {
  const [tasks, without, bases] = [
    await tx.task.count({ where: { planId: id } }),
    await tx.task.count({ where: { planId: id, leadAgencyId: null } }),
    await tx.document.count({ where: { plansBasedOn: { some: { id } } } }),
  ];
  return [
    ...(bases === 0 ? (["NO_LEGAL_BASE"] as const) : []),
    ...(tasks === 0 ? (["NO_TASKS"] as const) : []),
    ...(without > 0 ? (["TASKS_WITHOUT_LEAD_AGENCY"] as const) : []),
  ];
}
