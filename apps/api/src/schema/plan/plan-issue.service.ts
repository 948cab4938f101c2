import type { Plan, Transaction } from "@camket/prisma";
import { today } from "../../calendar.ts";

/** The type of document that a plan is issued as. */
const PLAN_TYPE = "KH";

/** Gives a plan its number and freezes its text, with today's dates as what it is measured by. */
export async function issuePlanText(plan: Plan, tx: Transaction): Promise<void> {
  const documentId = await registerPlan(plan, plan.title, tx);
  await tx.plan.update({ where: { id: plan.id }, data: { documentId, reason: null }, select: { id: true } });
  await tx.$executeRaw`UPDATE "Task" SET "baselineStartsOn" = "startsOn", "baselineDueOn" = "dueOn" WHERE "planId" = ${plan.id}`;
  await freezePlan(plan.id, documentId, tx);
}

/**
 * A document under the next number of the committee's register of the year, which goes on after documents that
 * were numbered on paper: without gaps, for what is rolled back gives its number back, and without doubles, for the register
 * is held until the transaction ends.
 *
 * @returns the id of the document.
 */
export async function registerPlan({ committeeId }: Plan, subject: string, tx: Transaction): Promise<number> {
  const issuedOn = today();
  const year = issuedOn.getUTCFullYear();
  const { id: typeId } = await tx.documentType.findUniqueOrThrow({ where: { code: PLAN_TYPE }, select: { id: true } });
  const [register] = await tx.$queryRaw<[{ id: number; number: number }]>`
    INSERT INTO "NumberRegister" ("committeeId", "typeId", "year", "lastNumber")
    SELECT ${committeeId}, ${typeId}, ${year}, coalesce(max("number"), 0) + 1 FROM "Document"
      WHERE "committeeId" = ${committeeId} AND "typeId" = ${typeId} AND "year" = ${year}
    ON CONFLICT ("committeeId", "typeId", "year") DO UPDATE SET "lastNumber" = "NumberRegister"."lastNumber" + 1
    RETURNING "id", "lastNumber" AS "number"`;
  const { name, symbol } = await tx.committeePeriod.findFirstOrThrow({
    where: { committeeId, validFrom: { lte: issuedOn }, OR: [{ validTo: null }, { validTo: { gt: issuedOn } }] },
    select: { name: true, symbol: true },
  });
  const { id } = await tx.document.create({
    data: {
      typeId,
      committeeId,
      number: register.number,
      year,
      reference: `${String(register.number).padStart(2, "0")}/${PLAN_TYPE}-${symbol}`,
      issuer: name,
      issuedOn,
      subject,
      registeredNumber: { create: { registerId: register.id, number: register.number, state: "USED" } },
    },
    select: { id: true },
  });
  return id;
}

/** Keeps the text of a plan as it is issued now, and sets the days on which its recurring tasks are due. */
export async function freezePlan(planId: number, documentId: number, tx: Transaction): Promise<void> {
  const { title, purpose } = await tx.plan.findUniqueOrThrow({ where: { id: planId } });
  const number = (await tx.planRevision.count({ where: { planId } })) + 1;
  const { id } = await tx.planRevision.create({
    data: { planId, number, documentId, issuedOn: today(), title, purpose },
    select: { id: true },
  });
  await tx.$executeRaw`
    INSERT INTO "PlanRevisionTask" ("revisionId", "taskId", "number", "title", "expectedResult", "leadAgencyId", "startsOn", "dueOn")
    SELECT ${id}, "id", "number", "title", "expectedResult", "leadAgencyId", "startsOn", "dueOn" FROM "Task"
    WHERE "planId" = ${planId} AND "state" <> 'WITHDRAWN' ORDER BY "position", "id"`;
  await setOccurrences(planId, tx);
}

/** On the last day of each month, quarter, half-year or year of a recurring task, and on its due day at the end. */
async function setOccurrences(planId: number, tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "TaskOccurrence" occurrence USING "Task" task
    WHERE task."id" = occurrence."taskId" AND task."planId" = ${planId} AND occurrence."doneOn" IS NULL`;
  await tx.$executeRaw`
    INSERT INTO "TaskOccurrence" ("taskId", "dueOn")
    SELECT task."id", least((month + '1 month - 1 day'::interval)::date, task."dueOn")
    FROM "Task" task
      JOIN (VALUES ('MONTHLY', 1), ('QUARTERLY', 3), ('HALF_YEARLY', 6), ('YEARLY', 12)) rhythm(name, months)
        ON rhythm.name = task."recurrence"::text
      CROSS JOIN LATERAL generate_series(date_trunc('month', task."startsOn"::timestamp),
        date_trunc('month', task."dueOn"::timestamp), '1 month') month
    WHERE task."planId" = ${planId} AND task."state" IN ('NOT_BEGUN', 'UNDER_WAY')
      AND (extract(month FROM month)::int % rhythm.months = 0 OR month = date_trunc('month', task."dueOn"::timestamp))
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING`;
}
