import type {
  AdministrativeLevel,
  Prisma,
  Task,
  TaskAssignment,
  TaskAssignmentState,
  Transaction,
} from "@camket/prisma";
import { z } from "zod";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { visible } from "../visibility.ts";
import { createOwnTask, type OwnTask, readOwnTask, requirePlace } from "./own-task.service.ts";
import { isDissolved, requireOfficer } from "./plan.service.ts";
import { AssigneesDissolvedError, AssignmentSettledError, TaskNotInForceError } from "./task.errors.ts";
import { claimTask, isInForce } from "./task.service.ts";

export const MOST_ASSIGNEES = 500;

interface Gift {
  taskId: number;
  expectedVersion: number;
  /** Committees below, by name. */
  assigneeIds: number[];
  /** Besides, every committee of this level below. */
  level: AdministrativeLevel | null;
}

/**
 * Gives a task in force to committees below, once each: those that have it already keep it as it is.
 *
 * @returns the id of the task.
 */
export async function giveTask(
  { taskId, expectedVersion, assigneeIds, level }: Gift,
  context: Context,
): Promise<number> {
  if (assigneeIds.length > MOST_ASSIGNEES)
    throw new InvalidInputError([{ path: "assigneeIds", code: "OUT_OF_RANGE", limit: MOST_ASSIGNEES }]);
  if (assigneeIds.length === 0 && level === null)
    throw new InvalidInputError([{ path: "assigneeIds", code: "REQUIRED" }]);
  return transact(context, async (tx) => {
    const task = await tx.task.findFirst({ where: { AND: [visible.task(context), { id: taskId }] }, include: inForce });
    if (!task) throw new NotFoundError();
    requireOfficer(task.committee, context);
    if (!isInForce(task)) throw new TaskNotInForceError();
    await claimTask(taskId, expectedVersion, tx);
    const below = { path: { startsWith: task.committeePath }, id: { not: task.committeeId } };
    const chosen = await tx.committee.findMany({
      where: { AND: [below, { id: { in: assigneeIds } }] },
      select: { id: true, validTo: true, periods: { orderBy: { validFrom: "desc" }, take: 1, select: { name: true } } },
    });
    if (chosen.length < new Set(assigneeIds).size)
      throw new InvalidInputError([{ path: "assigneeIds", code: "NOT_FOUND" }]);
    const dissolved = chosen.filter(isDissolved).flatMap(({ periods }) => periods.map(({ name }) => name));
    if (dissolved.length > 0) throw new AssigneesDissolvedError(dissolved);
    const ofLevel = level
      ? await tx.committee.findMany({ where: { AND: [below, alive(), { unit: { level } }] }, select: { id: true } })
      : [];
    const given = await tx.taskAssignment.createManyAndReturn({
      data: [...chosen, ...ofLevel].map(({ id }) => ({ taskId, assigneeId: id })),
      skipDuplicates: true,
      select: { id: true },
    });
    await remind(["TASK_ASSIGNED"], tx, { subjectIds: given.map(({ id }) => id) });
    return taskId;
  });
}

const inForce = {
  committee: { select: { path: true, validTo: true } },
  plan: { select: { state: true } },
} satisfies Prisma.TaskInclude;

const alive = (day = today()) => ({ validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gt: day } }] });

interface Asked {
  id: number;
  expectedVersion: number;
}

/**
 * Takes a task on: the committee gets one of its own, in the words and dates that it gives it, with the themes and groups of
 * the one above. It is due no later than that.
 *
 * @returns the id of the assignment.
 */
export async function acceptTaskAssignment(
  { id, expectedVersion, ...input }: Asked & OwnTask,
  context: Context,
): Promise<number> {
  const own = readOwnTask(input);
  return transact(context, async (tx) => {
    const { task, assignee, childTaskId } = await requireAssignment(id, context, tx);
    requireOfficer(assignee, context);
    await requirePlace(own, assignee.id, context, tx);
    await settle({ id, expectedVersion }, ["SENT", "CHANGE_ASKED"], { state: "ACCEPTED", answer: null }, tx);
    // One that was taken on and then disputed has its task already.
    if (childTaskId !== null) throw new AssignmentSettledError();
    if (!isInForce(task)) throw new TaskNotInForceError();
    if (own.dueOn > task.dueOn) throw new InvalidInputError([{ path: "dueOn", code: "OUT_OF_RANGE" }]);
    const from = { committeeId: assignee.id, number: task.number, origin: { connect: { id } } };
    const childId = await createOwnTask(own, from, tx);
    await tx.$executeRaw`
      INSERT INTO "_GroupToTask" ("A", "B") SELECT "A", ${childId} FROM "_GroupToTask" WHERE "B" = ${task.id}`;
    await tx.$executeRaw`
      INSERT INTO "_TaskToTheme" ("A", "B") SELECT ${childId}, "B" FROM "_TaskToTheme" WHERE "A" = ${task.id}`;
    return id;
  });
}

const answerRules = z.object({
  answer: requiredText(5000),
});

/** Answers a task without one of its own. @returns the id of the assignment. */
export const answerTaskAssignment = (asked: Asked & { answer: string }, context: Context) =>
  sayBelow(asked, ["SENT", "CHANGE_ASKED"], "ANSWERED", context);

/** Asks the committee above to change a task. @returns the id of the assignment. */
export const askTaskChange = (asked: Asked & { answer: string }, context: Context) =>
  sayBelow(asked, ["SENT", "ACCEPTED"], "CHANGE_ASKED", context);

function sayBelow(
  { answer: said, ...asked }: Asked & { answer: string },
  from: TaskAssignmentState[],
  state: TaskAssignmentState,
  context: Context,
): Promise<number> {
  const { answer } = parseInput(answerRules, { answer: said });
  return transact(context, async (tx) => {
    const { assignee, childTaskId } = await requireAssignment(asked.id, context, tx);
    requireOfficer(assignee, context);
    await settle(asked, from, { state, answer }, tx);
    if (state === "ANSWERED" && childTaskId !== null) throw new AssignmentSettledError();
    return asked.id;
  });
}

/**
 * Replies to a request of a committee below, or to its answer: the task stands as it is, or as it was changed since.
 *
 * @returns the id of the assignment.
 */
export async function replyToAssignee(asked: Asked & { reply: string }, context: Context): Promise<number> {
  const { answer } = parseInput(answerRules, { answer: asked.reply });
  return transact(context, async (tx) => {
    const { task, childTaskId } = await requireAssignment(asked.id, context, tx);
    requireOfficer(task.committee, context);
    await settle(
      asked,
      ["CHANGE_ASKED", "ANSWERED"],
      { state: childTaskId === null ? "SENT" : "ACCEPTED", answer },
      tx,
    );
    return asked.id;
  });
}

/**
 * Follows a change above, or declines it with a reason.
 *
 * @param reason null to follow.
 * @returns the id of the assignment.
 */
export async function settleTaskChange(
  { id, expectedVersion, reason }: Asked & { reason: string | null },
  context: Context,
): Promise<number> {
  const answer = reason === null ? null : parseInput(answerRules, { answer: reason }).answer;
  return transact(context, async (tx) => {
    const { task, assignee, childTask, isChangeOpen } = await requireAssignment(id, context, tx);
    requireOfficer(assignee, context);
    if (!isChangeOpen || !childTask) throw new AssignmentSettledError();
    const data = { isChangeOpen: false, ...(answer !== null && { state: "CHANGE_ASKED" as const, answer }) };
    await settle({ id, expectedVersion }, ["ACCEPTED", "ANSWERED", "CHANGE_ASKED"], data, tx);
    if (answer !== null) return id;
    if (task.state === "WITHDRAWN") {
      await claimTask(childTask.id, childTask.version, tx, isOpen(childTask) ? { state: "WITHDRAWN" } : {});
      return id;
    }
    const { dueOn } = task;
    await claimTask(childTask.id, childTask.version, tx, dueOn >= childTask.startsOn ? { dueOn } : {});
    if (dueOn.valueOf() !== childTask.dueOn.valueOf() && dueOn >= childTask.startsOn)
      await tx.deadlineChange.create({
        data: {
          taskId: childTask.id,
          previousDueOn: childTask.dueOn,
          dueOn,
          reason: "Theo thay đổi của cấp trên",
          changedOn: today(),
        },
        select: { id: true },
      });
    return id;
  });
}

const isOpen = ({ state }: Pick<Task, "state">) => state === "NOT_BEGUN" || state === "UNDER_WAY";

async function requireAssignment(id: number, context: Context, tx: Transaction) {
  const assignment = await tx.taskAssignment.findFirst({
    where: { AND: [visible.taskAssignment(context), { id }] },
    include: {
      task: { include: inForce },
      childTask: true,
      assignee: { select: { id: true, path: true, validTo: true } },
    },
  });
  if (!assignment) throw new NotFoundError();
  return assignment;
}

/** Changes an assignment that is still the one the viewer read, in one of some states. */
async function settle(
  { id, expectedVersion }: Asked,
  from: TaskAssignmentState[],
  data: Partial<Pick<TaskAssignment, "state" | "answer" | "isChangeOpen">>,
  tx: Transaction,
): Promise<void> {
  const { count } = await tx.taskAssignment.updateMany({
    where: { id, version: expectedVersion, state: { in: from } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 1) return remind(["TASK_ASSIGNED", "TASK_CHANGED", "TASK_CHANGE_ASKED"], tx, { subjectIds: [id] });
  const now = await tx.taskAssignment.findUniqueOrThrow({ where: { id }, select: { version: true } });
  throw now.version === expectedVersion ? new AssignmentSettledError() : new VersionConflictError(now.version);
}

type Words = Pick<Task, "id" | "title" | "expectedResult" | "startsOn" | "dueOn" | "state">;

/**
 * Carries the change of tasks to those that carry them out below, level by level. One that has not begun and whose text is
 * not issued takes over what it had left as it was above; of every other one the committee is asked.
 *
 * @param before the tasks as they were; what they are now stands in the database.
 */
export async function carryBelow(before: Words[], tx: Transaction): Promise<void> {
  let level = before;
  while (level.length > 0) {
    const was = JSON.stringify(level);
    const changed = await tx.$queryRaw<(Words & { isReached: boolean; assignmentId: number })[]>`
      SELECT child."id", child."title", child."expectedResult", child."startsOn", child."dueOn", child."state",
        assignment."id" AS "assignmentId",
        child."state" = 'NOT_BEGUN' AND (plan."id" IS NULL OR plan."state" IN ('DRAFT', 'RETURNED')) AS "isReached"
      FROM jsonb_to_recordset(${was}::jsonb) AS was("id" int, "title" text, "expectedResult" text, "startsOn" timestamptz, "dueOn" timestamptz, "state" text)
        JOIN "Task" task ON task."id" = was."id"
        JOIN "TaskAssignment" assignment ON assignment."taskId" = task."id"
        JOIN "Task" child ON child."id" = assignment."childTaskId"
        JOIN "Committee" committee ON committee."id" = child."committeeId"
        LEFT JOIN "Plan" plan ON plan."id" = child."planId"
      WHERE child."state" IN ('NOT_BEGUN', 'UNDER_WAY') AND (committee."validTo" IS NULL OR committee."validTo" > ${today()}::date)
        AND (task."title", task."expectedResult", task."startsOn", task."dueOn", task."state"::text = 'WITHDRAWN')
          IS DISTINCT FROM (was."title", was."expectedResult", was."startsOn"::date, was."dueOn"::date, was."state" = 'WITHDRAWN')
      ORDER BY child."id"`;
    const reached = changed.filter(({ isReached }) => isReached);
    await tx.$executeRaw`
      UPDATE "Task" child SET
        "title" = CASE WHEN child."title" = was."title" THEN task."title" ELSE child."title" END,
        "expectedResult" = CASE WHEN child."expectedResult" = was."expectedResult" THEN task."expectedResult" ELSE child."expectedResult" END,
        "dueOn" = greatest(child."startsOn", least(task."dueOn", coalesce(plan."endsOn", task."dueOn"),
          CASE WHEN child."dueOn" = was."dueOn"::date THEN task."dueOn" ELSE child."dueOn" END)),
        "state" = CASE WHEN task."state" = 'WITHDRAWN' THEN 'WITHDRAWN' ELSE child."state" END,
        "version" = child."version" + 1
      FROM jsonb_to_recordset(${was}::jsonb) AS was("id" int, "title" text, "expectedResult" text, "dueOn" timestamptz)
        JOIN "Task" task ON task."id" = was."id"
        JOIN "TaskAssignment" assignment ON assignment."taskId" = task."id"
        JOIN "Task" held ON held."id" = assignment."childTaskId"
        LEFT JOIN "Plan" plan ON plan."id" = held."planId"
      WHERE held."id" = child."id" AND child."id" = ANY (${reached.map(({ id }) => id)})`;
    await tx.taskAssignment.updateMany({
      where: { id: { in: changed.filter(({ isReached }) => !isReached).map(({ assignmentId }) => assignmentId) } },
      data: { isChangeOpen: true, version: { increment: 1 } },
    });
    level = reached;
  }
}
