import type { TaskUpdate } from "@camket/prisma";
import { z } from "zod";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { fieldError, parseInput } from "../../errors.ts";
import { optionalText, requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { remind, TASK_DAYS } from "../access/notification.service.ts";
import { claimTask, requireTaskInForce } from "./task.service.ts";

type Progress = Pick<TaskUpdate, "taskId" | "date" | "progress" | "note" | "limitation"> & { expectedVersion: number };

const progressRules = z.object({
  date: z.date().refine((date) => date <= today(), fieldError("OUT_OF_RANGE")),
  progress: z.int().min(0, fieldError("OUT_OF_RANGE")).max(100, fieldError("OUT_OF_RANGE")),
  note: requiredText(5000),
  limitation: optionalText(5000),
});

/**
 * Adds a report of progress and moves the task with it, unless a report on a later day already says more.
 *
 * @returns the id of the task.
 */
export async function reportProgress(
  { taskId, expectedVersion, ...input }: Progress,
  context: Context,
): Promise<number> {
  const { date, progress, note, limitation } = parseInput(progressRules, input);
  return transact(context, async (tx) => {
    await requireTaskInForce(taskId, context, tx);
    const isLatest = (await tx.taskUpdate.count({ where: { taskId, date: { gt: date } } })) === 0;
    const isDone = progress === 100;
    await claimTask(
      taskId,
      expectedVersion,
      tx,
      isLatest ? { progress, state: isDone ? "DONE" : "UNDER_WAY", doneOn: isDone ? date : null } : {},
    );
    await tx.taskUpdate.create({
      data: { taskId, date, progress, note, limitation: limitation || null },
      select: { id: true },
    });
    await remind(TASK_DAYS, tx, { subjectIds: [taskId] });
    return taskId;
  });
}
