import type { Committee, Prisma, Task, TaskComment, Transaction } from "@camket/prisma";
import { z } from "zod";

import { existsOn, today } from "../../calendar.ts";
import type { Context, Viewer } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { words } from "../folded-names.ts";
import { administers, holdsOver, nothing, visible, worksOn } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";

export const MOST_MENTIONED = 20;
export const MOST_FOUND = 10;

const commentRules = z.object({
  text: requiredText(5000),
  mentionedIds: z.array(z.int()).max(MOST_MENTIONED, fieldError("OUT_OF_RANGE")),
});

/** Officers and reviewers of its committee and those above it talk about a task, and whoever reports on it. */
export const talksOn = (viewer: Viewer | null, task: Pick<Task, "committeePath" | "leadAgencyId">) =>
  worksOn(viewer, task) || holdsOver(viewer, task.committeePath, "OFFICER", "REVIEWER");

export const canComment = (
  viewer: Viewer | null,
  { committee, ...task }: Pick<Task, "committeePath" | "leadAgencyId"> & { committee: Pick<Committee, "validTo"> },
) => talksOn(viewer, task) && !isDissolved(committee);

/** Who wrote it, or whoever answers for the committee: what should never have come in can be taken out. A program takes nothing back. */
export const canDelete = (viewer: Viewer | null, comment: Pick<TaskComment, "authorId" | "committeePath">) =>
  viewer !== null &&
  !viewer.isProgram &&
  (comment.authorId === viewer.userId || administers(viewer, comment.committeePath));

/** Whoever holds a role today that reaches a task. */
function whoReach({ committeePath }: Pick<Task, "committeePath">): Prisma.UserWhereInput {
  const ids = committeePath.split(".").filter(Boolean);
  const above = ids.map((_id, index) => `${ids.slice(0, index + 1).join(".")}.`);
  return {
    closedAt: null,
    grants: {
      some: {
        AND: [
          existsOn(today()),
          {
            OR: [{ committeePath: { in: above } }, { committee: { reach: { some: { reachedPath: { in: above } } } } }],
          },
        ],
      },
    },
  };
}

/** Those whom a remark of the viewer's on a task may address; nobody where the viewer may write none. */
export async function whoIsMentionable(taskId: number, name: string, context: Context): Promise<Prisma.UserWhereInput> {
  const { viewer, db } = context;
  const task = await db.task.findFirst({
    where: { AND: [visible.task(context), { id: taskId }] },
    select: { committeePath: true, leadAgencyId: true },
  });
  if (!task || !viewer || !talksOn(viewer, task)) return nothing;
  return {
    AND: [whoReach(task), { id: { not: viewer.userId } }, ...words(name).map((foldedName) => ({ foldedName }))],
  };
}

interface Comment {
  taskId: number;
  text: string;
  mentionedIds: number[];
}

/** @returns the id of the remark. */
export async function commentOnTask({ taskId, ...input }: Comment, context: Context): Promise<number> {
  const { text, mentionedIds } = parseInput(commentRules, input);
  return transact(context, async (tx) => {
    const task = await tx.task.findFirst({
      where: { AND: [visible.task(context), { id: taskId }] },
      include: { committee: { select: { validTo: true } } },
    });
    if (!task) throw new NotFoundError();
    const { viewer } = context;
    if (!viewer || !talksOn(viewer, task)) throw new ForbiddenError();
    if (isDissolved(task.committee)) throw new CommitteeDissolvedError();
    const ids = [...new Set(mentionedIds)];
    const reaching =
      ids.length > 0 ? await tx.user.count({ where: { AND: [whoReach(task), { id: { in: ids } }] } }) : 0;
    if (reaching < ids.length) throw new InvalidInputError([{ path: "mentionedIds", code: "NOT_FOUND" }]);
    const { id } = await tx.taskComment.create({
      data: { taskId, authorId: viewer.userId, text, mentioned: { connect: ids.map((id) => ({ id })) } },
      select: { id: true },
    });
    await remind(["TASK_MENTIONED"], tx, { subjectIds: [id, ...(await answeredBy(viewer.userId, taskId, tx))] });
    return id;
  });
}

/** The remarks that still wait for somebody's answer on a task. */
async function answeredBy(userId: number, taskId: number, tx: Transaction): Promise<number[]> {
  const waiting = await tx.notification.findMany({
    where: { userId, kind: "TASK_MENTIONED", settledAt: null, comment: { taskId } },
    select: { subjectId: true },
  });
  return waiting.map(({ subjectId }) => subjectId);
}

/**
 * Deletes a remark for good, with the notices of it.
 *
 * @returns the id of the task.
 */
export async function deleteTaskComment(id: number, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const comment = await tx.taskComment.findFirst({ where: { AND: [visible.withinReach(context), { id }] } });
    if (!comment) throw new NotFoundError();
    if (!canDelete(context.viewer, comment)) throw new ForbiddenError();
    await tx.taskComment.delete({ where: { id }, select: { id: true } });
    return comment.taskId;
  });
}
