import { type Plan, Prisma, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { NotFoundError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { requireOfficer } from "./plan.service.ts";

/** A plan may have thousands of tasks. */
export const AT_LENGTH = { timeout: 30_000 };

const rules = z.object({
  title: requiredText(500),
  startsOn: z.date(),
});

interface AskedCopy {
  id: number;
  /** Whose the copy is: as a rule the plan's own committee, or the one that succeeded it. */
  committeeId: number;
  title: string;
  startsOn: Date;
}

/**
 * The draft of a plan like one that is there, with every date as many months later as its first day. What was
 * withdrawn is left out, and nothing of how it went is copied.
 *
 * @returns the id of the new plan.
 */
export async function copyPlan({ id, committeeId, ...input }: AskedCopy, context: Context): Promise<number> {
  const { title, startsOn } = parseInput(rules, input);
  return transact(
    context,
    async (tx) => {
      const source = await tx.plan.findFirst({
        where: { AND: [visible.plan(context), { id }] },
        include: { legalBases: { select: { id: true } } },
      });
      const committee = await tx.committee.findFirst({
        where: { AND: [visible.directory(context), { id: committeeId }] },
      });
      if (!source || !committee) throw new NotFoundError();
      requireOfficer(committee, context);
      const months = monthsBetween(source.startsOn, startsOn);
      const { id: planId } = await tx.plan.create({
        data: {
          committeeId,
          title,
          startsOn,
          endsOn: inMonths(source.endsOn, months),
          purpose: source.purpose,
          parentPlanId: committeeId === source.committeeId ? source.parentPlanId : null,
          legalBases: { connect: source.legalBases },
        },
        select: { id: true },
      });
      await copyOutline(source, { planId, committeeId, months, isAmendment: false }, tx);
      return planId;
    },
    AT_LENGTH,
  );
}

const monthsBetween = (from: Date, to: Date) =>
  (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();

/** The same day of another month, or the last one of that month where it is shorter; a month's last day stays its last. */
export function inMonths(day: Date, months: number): Date {
  const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate()];
  const last = lastOf(year, month);
  const isLast = date === lastOf(year, day.getUTCMonth());
  return new Date(Date.UTC(year, month, isLast ? last : Math.min(date, last)));
}

interface Copy {
  planId: number;
  committeeId: number;
  months: number;
  /** Whether each task stands for the one that it was copied from. */
  isAmendment: boolean;
}

/** Copies the outline and the tasks of a plan into another one, whatever their number, in a few statements. */
export async function copyOutline(source: Plan, { planId, committeeId, months, isAmendment }: Copy, tx: Transaction) {
  await copySections(source.id, planId, tx);
  // Ids are given before, so that each copy is known by what it was copied from.
  const pairs = await tx.$queryRaw<{ from: number; to: number }[]>`
    SELECT "id" AS "from", nextval(pg_get_serial_sequence('"Task"', 'id'))::int AS "to" FROM "Task"
    WHERE "planId" = ${source.id} AND "state" NOT IN ('WITHDRAWN', 'HANDED_OVER') ORDER BY "position", "id"`;
  const [from, to] = [pairs.map((pair) => pair.from), pairs.map((pair) => pair.to)];
  await tx.$executeRaw`
    INSERT INTO "Task" ("id", "planId", "committeeId", "sectionId", "number", "position", "title", "expectedResult",
      "leadAgencyId", "recurrence", "startsOn", "dueOn", "baselineStartsOn", "baselineDueOn", "amendsId")
    SELECT pair."to", ${planId}, ${committeeId}, section."id", draft."number", draft."position", draft."title", draft."expectedResult",
      draft."leadAgencyId", draft."recurrence", in_months(draft."startsOn", ${months}::int), in_months(draft."dueOn", ${months}::int),
      CASE WHEN ${isAmendment} THEN draft."startsOn" END, CASE WHEN ${isAmendment} THEN draft."dueOn" END,
      CASE WHEN ${isAmendment} THEN draft."id" END
    FROM unnest(${from}::int[], ${to}::int[]) pair("from", "to") JOIN "Task" draft ON draft."id" = pair."from"
      ${sectionOf(planId)}`;
  await copyTies(from, to, tx);
}

export async function copySections(fromPlanId: number, toPlanId: number, tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "PlanSection" ("planId", "number", "title", "position")
    SELECT ${toPlanId}, "number", "title", "position" FROM "PlanSection" WHERE "planId" = ${fromPlanId} ORDER BY "position", "id"`;
}

/** Joins to a task called draft the section of another plan that has the number of its own. */
export const sectionOf = (planId: number) => Prisma.sql`
  LEFT JOIN "PlanSection" drafted ON drafted."id" = draft."sectionId"
  LEFT JOIN "PlanSection" section ON section."planId" = ${planId} AND section."number" = drafted."number"`;

/** Gives tasks the agencies, themes and groups of others. */
export async function copyTies(from: number[], to: number[], tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "_coordinating" ("A", "B") SELECT tie."A", pair."to"
    FROM unnest(${from}::int[], ${to}::int[]) pair("from", "to") JOIN "_coordinating" tie ON tie."B" = pair."from"`;
  await tx.$executeRaw`
    INSERT INTO "_GroupToTask" ("A", "B") SELECT tie."A", pair."to"
    FROM unnest(${from}::int[], ${to}::int[]) pair("from", "to") JOIN "_GroupToTask" tie ON tie."B" = pair."from"`;
  await tx.$executeRaw`
    INSERT INTO "_TaskToTheme" ("A", "B") SELECT pair."to", tie."B"
    FROM unnest(${from}::int[], ${to}::int[]) pair("from", "to") JOIN "_TaskToTheme" tie ON tie."A" = pair."from"`;
}
