import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { NobodyToRemindError } from "../access/notification.errors.ts";
import { remindByHand } from "../access/notification.service.ts";
import { holdsAt, visible } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { TaskNotInForceError } from "./task.errors.ts";
import { isInForce } from "./task.service.ts";

/**
 * Reminds the committees that have not taken a task on, or are late with it.
 *
 * @returns the id of the task.
 */
export async function remindAssignees(taskId: number, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const task = await tx.task.findFirst({
      where: { AND: [visible.task(context), { id: taskId }] },
      select: {
        state: true,
        plan: { select: { state: true } },
        committee: { select: { path: true, validTo: true } },
        assignments: {
          where: {
            OR: [
              { state: "SENT", childTaskId: null },
              { childTask: { state: { in: ["NOT_BEGUN", "UNDER_WAY"] }, dueOn: { lt: today() } } },
            ],
          },
          select: { id: true },
        },
      },
    });
    if (!task) throw new NotFoundError();
    if (!holdsAt(context.viewer, task.committee.path, "OFFICER", "REVIEWER")) throw new ForbiddenError();
    if (isDissolved(task.committee)) throw new CommitteeDissolvedError();
    if (!isInForce(task)) throw new TaskNotInForceError();
    const ids = task.assignments.map(({ id }) => id);
    if ((await remindByHand("TASK_REMINDED", ids, tx)) === 0) throw new NobodyToRemindError();
    return taskId;
  });
}
