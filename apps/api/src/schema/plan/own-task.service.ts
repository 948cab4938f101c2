import type { Prisma, Task, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { arrangePlan } from "./plan-section.service.ts";
import { freeNumber, isInOrder, lockEditablePlan, notInOrder, requireWithin, taskWords } from "./task.service.ts";

/** A task that a committee makes of what came from elsewhere: from above, or from a conclusion. */
export interface OwnTask extends Pick<Task, "title" | "expectedResult" | "startsOn" | "dueOn" | "leadAgencyId"> {
  /** The committee's own draft that it goes into; null to carry it out outside any plan. */
  planId: number | null;
  sectionId: number | null;
}

const rules = z.object(taskWords).refine(isInOrder, notInOrder);

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
    const plan = await lockEditablePlan(planId, context, tx).catch((error) => {
      throw error instanceof NotFoundError ? notFound("planId") : error;
    });
    if (plan.committeeId !== committeeId) throw notFound("planId");
    requireWithin(plan, { startsOn, dueOn });
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
      number: isInPlan ? await freeNumber(planId, { ...task, number: null }, tx) : number,
      position: 0,
      ...(!isInPlan && { baselineStartsOn: task.startsOn, baselineDueOn: task.dueOn }),
    },
    select: { id: true },
  });
  if (isInPlan) await arrangePlan(planId, tx);
  return id;
}
