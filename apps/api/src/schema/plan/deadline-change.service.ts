import type { DeadlineChange } from "@camket/prisma";
import { z } from "zod";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { InvalidInputError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { claimTask, requireTaskInForce } from "./task.service.ts";
import { carryBelow } from "./task-cascade.service.ts";

type Extension = Pick<DeadlineChange, "taskId" | "dueOn" | "reason"> & { expectedVersion: number };

const extensionRules = z.object({
  dueOn: z.date(),
  reason: requiredText(2000),
});

/**
 * Gives a task until a later day. The day as first issued stays in its baseline.
 *
 * @returns the id of the task.
 */
export async function extendDeadline(
  { taskId, expectedVersion, ...input }: Extension,
  context: Context,
): Promise<number> {
  const { dueOn, reason } = parseInput(extensionRules, input);
  return transact(context, async (tx) => {
    const before = await requireTaskInForce(taskId, context, tx);
    const { dueOn: previousDueOn } = before;
    await claimTask(taskId, expectedVersion, tx, { dueOn });
    if (dueOn <= previousDueOn) throw new InvalidInputError([{ path: "dueOn", code: "OUT_OF_RANGE" }]);
    await tx.deadlineChange.create({
      data: { taskId, previousDueOn, dueOn, reason, changedOn: today() },
      select: { id: true },
    });
    await carryBelow([before], tx);
    return taskId;
  });
}
