import { isDuplicate, type PlanSection, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { fieldError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { PlanSectionNotEmptyError, PlanSectionNumberTakenError } from "./plan.errors.ts";
import { claimPlan, requireEditablePlan } from "./plan.service.ts";

type Heading = Pick<PlanSection, "title"> & { number: string | null; expectedVersion: number };

/** "2", "II", "2.1": parts of letters and digits between dots. */
export const numberRules = z
  .string()
  .trim()
  .max(20, fieldError("TOO_LONG"))
  .regex(/^[\p{L}\d]{1,6}(\.[\p{L}\d]{1,6})*$/u, fieldError("INVALID"));

const headingRules = z.object({
  number: numberRules.nullable(),
  title: requiredText(500),
});

const MOST_SECTIONS = 100;

/** @returns the id of the plan. */
export async function addPlanSection(
  { planId, expectedVersion, ...input }: Heading & { planId: number },
  context: Context,
): Promise<number> {
  const { number, title } = parseInput(headingRules, input);
  return nameDuplicate(() =>
    transact(context, async (tx) => {
      await requireEditablePlan(planId, context, tx);
      await claimPlan(planId, expectedVersion, tx);
      const sections = await tx.planSection.findMany({ where: { planId }, select: { number: true } });
      if (sections.length >= MOST_SECTIONS)
        throw new InvalidInputError([{ path: "planId", code: "OUT_OF_RANGE", limit: MOST_SECTIONS }]);
      const next = nextNumber(
        "",
        sections.map(({ number }) => number),
      );
      await tx.planSection.create({
        data: { planId, number: number ?? next, title, position: 0 },
        select: { id: true },
      });
      await arrangePlan(planId, tx);
      return planId;
    }),
  );
}

/** @returns the id of the plan. */
export async function editPlanSection(
  { id, expectedVersion, ...input }: Heading & { id: number },
  context: Context,
): Promise<number> {
  const { number, title } = parseInput(headingRules, input);
  return nameDuplicate(() =>
    transact(context, async (tx) => {
      const { planId } = await requireSection(id, context, tx);
      await requireEditablePlan(planId, context, tx);
      await claimPlan(planId, expectedVersion, tx);
      await tx.planSection.update({ where: { id }, data: { ...(number && { number }), title }, select: { id: true } });
      await arrangePlan(planId, tx);
      return planId;
    }),
  );
}

/** @returns the id of the plan. */
export async function deletePlanSection(
  { id, expectedVersion }: { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const { planId } = await requireSection(id, context, tx);
    await requireEditablePlan(planId, context, tx);
    await claimPlan(planId, expectedVersion, tx);
    if ((await tx.task.count({ where: { sectionId: id } })) > 0) throw new PlanSectionNotEmptyError();
    await tx.planSection.delete({ where: { id }, select: { id: true } });
    return planId;
  });
}

async function requireSection(id: number, context: Context, tx: Transaction) {
  const section = await tx.planSection.findFirst({ where: { id, plan: visible.plan(context) } });
  if (!section) throw new NotFoundError();
  return section;
}

async function nameDuplicate<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? new PlanSectionNumberTakenError() : error;
  }
}

/** The number after the greatest one that begins with the prefix. */
export function nextNumber(prefix: string, numbers: string[]): string {
  const tails = numbers.filter((number) => number.startsWith(prefix)).map((number) => number.slice(prefix.length));
  return `${prefix}${Math.max(0, ...tails.filter((tail) => /^\d+$/.test(tail)).map(Number)) + 1}`;
}

// 2.10 stands after 2.9.
export const { compare: compareNumbers } = new Intl.Collator("vi", { numeric: true });

/** Puts headings, and the tasks under each, in the order of their numbers; tasks without a heading stand last. */
export async function arrangePlan(planId: number, tx: Transaction): Promise<void> {
  const sections = await tx.planSection.findMany({ where: { planId }, select: { id: true, number: true } });
  const sectionIds = sections.sort((a, b) => compareNumbers(a.number, b.number)).map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "PlanSection" SET "position" = place."position"
    FROM unnest(${sectionIds}::int[]) WITH ORDINALITY place("id", "position")
    WHERE "PlanSection"."id" = place."id" AND "PlanSection"."position" <> place."position"`;

  const tasks = await tx.task.findMany({ where: { planId }, select: { id: true, number: true, sectionId: true } });
  const rank = (sectionId: number | null) => (sectionId === null ? sectionIds.length : sectionIds.indexOf(sectionId));
  const taskIds = tasks
    .sort((a, b) => rank(a.sectionId) - rank(b.sectionId) || compareNumbers(a.number, b.number))
    .map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Task" SET "position" = place."position"
    FROM unnest(${taskIds}::int[]) WITH ORDINALITY place("id", "position")
    WHERE "Task"."id" = place."id" AND "Task"."position" <> place."position"`;
}
