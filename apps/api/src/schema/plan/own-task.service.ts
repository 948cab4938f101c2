import type { Prisma, Task, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { fieldError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { requireEditablePlan } from "./plan.service.ts";
import { arrangePlan, nextNumber } from "./plan-section.service.ts";

/** A task that a committee makes of what came from elsewhere: from above, or from a conclusion. */
export interface OwnTask extends Pick<Task, "title" | "expectedResult" | "startsOn" | "dueOn" | "leadAgencyId"> {
  /** The committee's own draft that it goes into; null to carry it out outside any plan. */
  planId: number | null;
  sectionId: number | null;
}

const rules = z
  .object({
    title: z.string().trim().min(1, fieldError("REQUIRED")).max(500, fieldError("TOO_LONG")),
    expectedResult: z.string().trim().min(1, fieldError("REQUIRED")).max(2000, fieldError("TOO_LONG")),
    startsOn: z.date(),
    dueOn: z.date(),
  })
  .refine(({ startsOn, dueOn }) => dueOn >= startsOn, { path: ["dueOn"], error: fieldError("ENDS_BEFORE_START") });

export const readOwnTask = ({ planId, sectionId, leadAgencyId, ...text }: OwnTask): OwnTask => ({
  ...parseInput(rules, text),
  ...{ planId, sectionId, leadAgencyId },
});

/** Refuses a task whose place is not there, and holds the plan that it goes into. */
export async function requirePlace(
  { planId, sectionId, leadAgencyId, startsOn, dueOn }: OwnTask,
  committeeId: number,
  context: Context,
  tx: Transaction,
): Promise<void> {
  const notFound = (path: string) => new InvalidInputError([{ path, code: "NOT_FOUND" }]);
  if (planId !== null) {
    await tx.$queryRaw`SELECT "id" FROM "Plan" WHERE "id" = ${planId} FOR NO KEY UPDATE`;
    const plan = await requireEditablePlan(planId, context, tx).catch((error) => {
      throw error instanceof NotFoundError ? notFound("planId") : error;
    });
    if (plan.committeeId !== committeeId) throw notFound("planId");
    const outside = [...(startsOn < plan.startsOn ? ["startsOn"] : []), ...(dueOn > plan.endsOn ? ["dueOn"] : [])];
    if (outside.length > 0) throw new InvalidInputError(outside.map((path) => ({ path, code: "OUT_OF_RANGE" })));
  }
  if (sectionId !== null && (await tx.planSection.count({ where: { id: sectionId, planId: planId ?? 0 } })) === 0)
    throw notFound("sectionId");
  if (leadAgencyId !== null && (await tx.agency.count({ where: { id: leadAgencyId } })) === 0)
    throw notFound("leadAgencyId");
}

/**
 * @param from what it came from; outside any plan it has this number, and its dates are what it is measured by.
 * @returns the id of the task.
 */
export async function createOwnTask(
  { planId, ...task }: OwnTask,
  {
    committeeId,
    number,
    ...origin
  }: Pick<Task, "committeeId" | "number"> & Pick<Prisma.TaskUncheckedCreateInput, "conclusionId" | "origin">,
  tx: Transaction,
): Promise<number> {
  const isInPlan = planId !== null;
  const { id } = await tx.task.create({
    data: {
      ...task,
      ...origin,
      planId,
      committeeId,
      number: isInPlan ? await nextIn(planId, task.sectionId, tx) : number,
      position: 0,
      ...(!isInPlan && { baselineStartsOn: task.startsOn, baselineDueOn: task.dueOn }),
    },
    select: { id: true },
  });
  if (isInPlan) await arrangePlan(planId, tx);
  return id;
}

async function nextIn(planId: number, sectionId: number | null, tx: Transaction): Promise<string> {
  const tasks = await tx.task.findMany({ where: { planId }, select: { number: true } });
  const sections = await tx.planSection.findMany({ where: { planId }, select: { id: true, number: true } });
  const section = sections.find(({ id }) => id === sectionId);
  const taken = [...tasks, ...(section ? [] : sections)].map(({ number }) => number);
  return nextNumber(section ? `${section.number}.` : "", taken);
}
