import type { Plan, Prisma, Task, Transaction } from "@camket/prisma";
import { z } from "zod";
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
import { holdsAt, visible, worksOn } from "../visibility.ts";
import { CommitteeDissolvedError, PlanNotEditableError } from "./plan.errors.ts";
import { isDissolved, requireEditablePlan } from "./plan.service.ts";
import { arrangePlan, nextNumber, numberRules } from "./plan-section.service.ts";
import { TaskNotInForceError, TaskNumberTakenError } from "./task.errors.ts";

type TaskText = Pick<
  Task,
  "title" | "expectedResult" | "startsOn" | "dueOn" | "recurrence" | "sectionId" | "leadAgencyId"
> & {
  /** Null for the next one under its heading. */
  number: string | null;
  coordinatingAgencyIds: number[];
  themeIds: number[];
  groupIds: number[];
};

const references = (most: number) => z.array(z.number()).max(most, fieldError("OUT_OF_RANGE"));

/** What every task says, wherever it came from. */
export const taskWords = {
  title: requiredText(500),
  expectedResult: requiredText(2000),
  startsOn: z.date(),
  dueOn: z.date(),
};

export const isInOrder = ({ startsOn, dueOn }: Pick<Task, "startsOn" | "dueOn">) => dueOn >= startsOn;
export const notInOrder = { path: ["dueOn"], error: fieldError("ENDS_BEFORE_START") };

const taskRules = z
  .object({
    number: numberRules.nullable(),
    ...taskWords,
    coordinatingAgencyIds: references(20),
    themeIds: references(10),
    groupIds: references(10),
  })
  .refine(isInOrder, notInOrder);

/** @returns the id of the new task. */
export async function addTask({ planId, ...input }: TaskText & { planId: number }, context: Context): Promise<number> {
  const text = { ...input, ...parseInput(taskRules, input) };
  return transact(context, async (tx) => {
    const plan = await lockEditablePlan(planId, context, tx);
    requireWithin(plan, text);
    await requireReferences(plan.id, text, tx);
    const { coordinatingAgencyIds, themeIds, groupIds, ...columns } = text;
    const { id } = await tx.task.create({
      data: {
        ...columns,
        planId,
        committeeId: plan.committeeId,
        number: await freeNumber(planId, text, tx),
        position: 0,
        coordinatingAgencies: { connect: byId(coordinatingAgencyIds) },
        themes: { connect: byId(themeIds) },
        groups: { connect: byId(groupIds) },
      },
      select: { id: true },
    });
    await arrangePlan(planId, tx);
    return id;
  });
}

/** @returns the id of the task. */
export async function editTask(
  { id, expectedVersion, ...input }: TaskText & { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  const text = { ...input, ...parseInput(taskRules, input) };
  return transact(context, async (tx) => {
    const { plan, task } = await lockPlanOf(id, context, tx);
    await claimTask(id, expectedVersion, tx);
    requireWithin(plan, text);
    await requireReferences(plan.id, text, tx);
    const { coordinatingAgencyIds, themeIds, groupIds, ...columns } = text;
    const staysInPlace = text.number === task.number && text.sectionId === task.sectionId;
    await tx.task.update({
      where: { id },
      data: {
        ...columns,
        number: staysInPlace ? task.number : await freeNumber(plan.id, text, tx, id),
        coordinatingAgencies: { set: byId(coordinatingAgencyIds) },
        themes: { set: byId(themeIds) },
        groups: { set: byId(groupIds) },
      },
      select: { id: true },
    });
    if (!staysInPlace) await arrangePlan(plan.id, tx);
    return id;
  });
}

/** Two tasks under one heading take each other's number and place. @returns the id of the first. */
export async function exchangeTasks(
  { id, expectedVersion, withId }: { id: number; expectedVersion: number; withId: number },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const { plan, task } = await lockPlanOf(id, context, tx);
    await claimTask(id, expectedVersion, tx);
    const other = await tx.task.findFirst({
      where: { id: withId, planId: plan.id, sectionId: task.sectionId },
      select: { number: true, position: true },
    });
    if (!other) throw new InvalidInputError([{ path: "withId", code: "NOT_FOUND" }]);
    await tx.task.update({ where: { id }, data: other, select: { id: true } });
    const { number, position } = task;
    await tx.task.update({
      where: { id: withId },
      data: { number, position, version: { increment: 1 } },
      select: { id: true },
    });
    return id;
  });
}

/** @returns the id of the plan it stood in. */
export async function deleteTask(
  { id, expectedVersion }: { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const { plan } = await lockPlanOf(id, context, tx);
    await claimTask(id, expectedVersion, tx);
    // What was issued once stays, also where the plan came back to be amended.
    if ((await tx.planRevisionTask.count({ where: { taskId: id } })) > 0) throw new PlanNotEditableError();
    await tx.task.delete({ where: { id }, select: { id: true } });
    return plan.id;
  });
}

/** Changes a task that is still the one the viewer read, and raises its version, in one statement. */
export async function claimTask(
  id: number,
  expectedVersion: number,
  tx: Transaction,
  change: Partial<Pick<Task, "progress" | "state" | "doneOn" | "dueOn">> = {},
): Promise<void> {
  const { count } = await tx.task.updateMany({
    where: { id, version: expectedVersion },
    data: { ...change, version: { increment: 1 } },
  });
  if (count === 1) return;
  const task = await tx.task.findUnique({ where: { id }, select: { version: true } });
  throw task ? new VersionConflictError(task.version) : new NotFoundError();
}

/** The task, if the viewer may report its progress and extend its deadline. */
export async function requireTaskInForce(id: number, context: Context, tx: Transaction): Promise<Task> {
  const task = await tx.task.findFirst({
    where: { AND: [visible.task(context), { id }] },
    include: { committee: { select: { path: true, validTo: true } }, plan: { select: { state: true } } },
  });
  if (!task) throw new NotFoundError();
  if (!worksOn(context.viewer, task)) throw new ForbiddenError();
  if (isDissolved(task.committee)) throw new CommitteeDissolvedError();
  if (!isInForce(task)) throw new TaskNotInForceError();
  return task;
}

/** Whether progress can be reported: the plan is issued, or there is none, and nobody gave the task up. */
export const isInForce = ({ state, plan }: Pick<Task, "state"> & { plan: Pick<Plan, "state"> | null }) =>
  state !== "HANDED_OVER" && state !== "WITHDRAWN" && (plan === null || plan.state === "ISSUED");

/** The same, for the `where` of a list. */
export const tasksInForce = {
  state: { notIn: ["HANDED_OVER", "WITHDRAWN"] },
  OR: [{ planId: null }, { plan: { state: "ISSUED" } }],
} satisfies Prisma.TaskWhereInput;

/** Holds the plan until the end of the transaction, so that no two tasks get one number. */
export async function lockEditablePlan(id: number, context: Context, tx: Transaction) {
  await tx.$queryRaw`SELECT "id" FROM "Plan" WHERE "id" = ${id} FOR NO KEY UPDATE`;
  return requireEditablePlan(id, context, tx);
}

async function lockPlanOf(taskId: number, context: Context, tx: Transaction) {
  const task = await tx.task.findFirst({ where: { AND: [visible.task(context), { id: taskId }] } });
  if (!task) throw new NotFoundError();
  if (!holdsAt(context.viewer, task.committeePath, "OFFICER")) throw new ForbiddenError();
  if (task.planId === null) throw new PlanNotEditableError();
  const plan = await lockEditablePlan(task.planId, context, tx);
  // Read anew: its number may have changed while the plan was waited for.
  return { plan, task: await tx.task.findUniqueOrThrow({ where: { id: taskId } }) };
}

export async function freeNumber(
  planId: number,
  { number, sectionId }: Pick<TaskText, "number" | "sectionId">,
  tx: Transaction,
  ownId = 0,
): Promise<string> {
  const others = { planId, id: { not: ownId } };
  if (number !== null) {
    if ((await tx.task.count({ where: { ...others, number } })) > 0) throw new TaskNumberTakenError();
    return number;
  }
  const sections = await tx.planSection.findMany({ where: { planId }, select: { id: true, number: true } });
  const tasks = await tx.task.findMany({ where: others, select: { number: true } });
  const taken = tasks.map(({ number }) => number);
  const section = sections.find(({ id }) => id === sectionId);
  return section
    ? nextNumber(`${section.number}.`, taken)
    : nextNumber("", [...taken, ...sections.map(({ number }) => number)]);
}

export function requireWithin(plan: Plan, { startsOn, dueOn }: Pick<Task, "startsOn" | "dueOn">) {
  const outside = [...(startsOn < plan.startsOn ? ["startsOn"] : []), ...(dueOn > plan.endsOn ? ["dueOn"] : [])];
  if (outside.length > 0) throw new InvalidInputError(outside.map((path) => ({ path, code: "OUT_OF_RANGE" })));
}

async function requireReferences(planId: number, text: Omit<TaskText, "number">, tx: Transaction) {
  const { sectionId, leadAgencyId, coordinatingAgencyIds, themeIds, groupIds } = text;
  const areAll = async (ids: number[], count: (where: { id: { in: number[] } }) => Promise<number>) =>
    ids.length === 0 || (await count({ id: { in: ids } })) === new Set(ids).size;
  const found = {
    sectionId: sectionId === null || (await tx.planSection.count({ where: { id: sectionId, planId } })) === 1,
    leadAgencyId: leadAgencyId === null || (await tx.agency.count({ where: { id: leadAgencyId } })) === 1,
    coordinatingAgencyIds: await areAll(coordinatingAgencyIds, (where) => tx.agency.count({ where })),
    themeIds: await areAll(themeIds, (where) => tx.theme.count({ where })),
    groupIds: await areAll(groupIds, (where) => tx.group.count({ where })),
  };
  const missing = Object.entries(found).filter(([, isFound]) => !isFound);
  if (missing.length > 0) throw new InvalidInputError(missing.map(([path]) => ({ path, code: "NOT_FOUND" })));
}

const byId = (ids: number[]) => ids.map((id) => ({ id }));
