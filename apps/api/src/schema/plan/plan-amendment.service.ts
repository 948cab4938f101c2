import { isDuplicate, type Plan, type Transaction } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { NotFoundError, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { PlanAmendmentOpenError, PlanNotInForceError } from "./plan.errors.ts";
import { requireOfficer } from "./plan.service.ts";
import { AT_LENGTH, copyOutline, copySections, copyTies, sectionOf } from "./plan-copy.service.ts";
import { freezePlan, registerPlan } from "./plan-issue.service.ts";
import { carryBelow } from "./task-cascade.service.ts";

/**
 * Begins an amendment of an issued plan: a draft with the same text, which is written on, submitted and issued as any
 * other. The plan stays in force as it is until then.
 *
 * @returns the id of the draft.
 */
export async function amendPlan(
  { id, expectedVersion }: { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  try {
    return await transact(
      context,
      async (tx) => {
        const plan = await tx.plan.findFirst({
          where: { AND: [visible.plan(context), { id }] },
          include: { committee: { select: { path: true, validTo: true } }, legalBases: { select: { id: true } } },
        });
        if (!plan) throw new NotFoundError();
        requireOfficer(plan.committee, context);
        if (plan.state !== "ISSUED") throw new PlanNotInForceError();
        if (plan.version !== expectedVersion) throw new VersionConflictError(plan.version);
        // Until the amendment stands, nobody closes or withdraws the plan.
        await tx.$queryRaw`SELECT "id" FROM "Plan" WHERE "id" = ${id} FOR NO KEY UPDATE`;
        const { title, startsOn, endsOn, purpose, parentPlanId, committeeId, legalBases } = plan;
        const { id: draftId } = await tx.plan.create({
          data: {
            ...{ committeeId, title, startsOn, endsOn, purpose, parentPlanId, amendsId: id },
            legalBases: { connect: legalBases },
          },
          select: { id: true },
        });
        await copyOutline(plan, { planId: draftId, committeeId, months: 0, isAmendment: true }, tx);
        return draftId;
      },
      AT_LENGTH,
    );
  } catch (error) {
    throw isDuplicate(error) ? new PlanAmendmentOpenError() : error;
  }
}

/**
 * Puts what an amendment says into the plan that it amends. Tasks keep their progress, and a due day that was extended
 * since stays unless the amendment sets another; those that the amendment no longer has are withdrawn.
 *
 * @returns the id of the plan.
 */
export async function applyAmendment(draft: Plan, planId: number, tx: Transaction): Promise<number> {
  const { count } = await tx.plan.updateMany({
    where: { id: planId, state: "ISSUED" },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new PlanNotInForceError();
  const documentId = await registerPlan(draft, draft.title, tx);

  const { title, purpose, startsOn, endsOn, parentPlanId } = draft;
  const legalBases = await tx.document.findMany({
    where: { plansBasedOn: { some: { id: draft.id } } },
    select: { id: true },
  });
  await tx.plan.update({
    where: { id: planId },
    data: { title, purpose, startsOn, endsOn, parentPlanId, legalBases: { set: legalBases } },
    select: { id: true },
  });

  const before = await tx.task.findMany({ where: { planId } });
  await tx.$executeRaw`UPDATE "Task" SET "sectionId" = NULL WHERE "planId" = ${planId}`;
  await tx.planSection.deleteMany({ where: { planId } });
  await copySections(draft.id, planId, tx);

  await tx.$executeRaw`
    UPDATE "Task" SET "state" = 'WITHDRAWN', "version" = "version" + 1
    WHERE "planId" = ${planId} AND "state" IN ('NOT_BEGUN', 'UNDER_WAY')
      AND NOT EXISTS (SELECT FROM "Task" kept WHERE kept."planId" = ${draft.id} AND kept."amendsId" = "Task"."id")`;
  const amended = await tx.$queryRaw<{ from: number; to: number }[]>`
    UPDATE "Task" SET "number" = draft."number", "position" = draft."position", "title" = draft."title",
      "expectedResult" = draft."expectedResult", "leadAgencyId" = draft."leadAgencyId", "sectionId" = section."id",
      "recurrence" = draft."recurrence",
      "startsOn" = CASE WHEN draft."startsOn" = draft."baselineStartsOn" THEN "Task"."startsOn" ELSE draft."startsOn" END,
      "dueOn" = CASE WHEN draft."dueOn" = draft."baselineDueOn" THEN "Task"."dueOn" ELSE draft."dueOn" END,
      "baselineStartsOn" = CASE WHEN draft."startsOn" = draft."baselineStartsOn" THEN "Task"."baselineStartsOn" ELSE draft."startsOn" END,
      "baselineDueOn" = CASE WHEN draft."dueOn" = draft."baselineDueOn" THEN "Task"."baselineDueOn" ELSE draft."dueOn" END,
      "version" = "Task"."version" + 1
    FROM "Task" draft ${sectionOf(planId)}
    WHERE draft."planId" = ${draft.id} AND draft."amendsId" = "Task"."id"
    RETURNING draft."id" AS "from", "Task"."id" AS "to"`;
  const [from, to] = [amended.map((pair) => pair.from), amended.map((pair) => pair.to)];
  await tx.$executeRaw`DELETE FROM "_coordinating" WHERE "B" = ANY (${to})`;
  await tx.$executeRaw`DELETE FROM "_GroupToTask" WHERE "B" = ANY (${to})`;
  await tx.$executeRaw`DELETE FROM "_TaskToTheme" WHERE "A" = ANY (${to})`;
  await copyTies(from, to, tx);
  await tx.task.deleteMany({ where: { id: { in: from } } });
  await tx.$executeRaw`
    UPDATE "Task" SET "planId" = ${planId}, "sectionId" = section."id",
      "baselineStartsOn" = draft."startsOn", "baselineDueOn" = draft."dueOn"
    FROM "Task" draft ${sectionOf(planId)}
    WHERE draft."planId" = ${draft.id} AND draft."id" = "Task"."id"`;
  await tx.plan.delete({ where: { id: draft.id }, select: { id: true } });
  await freezePlan(planId, documentId, tx);
  await carryBelow(before, tx);
  return planId;
}
