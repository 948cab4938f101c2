import type { Context } from "../../context.ts";
import { NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { createOwnTask, type OwnTask, readOwnTask, requirePlace } from "./own-task.service.ts";
import { requireOfficer } from "./plan.service.ts";

/**
 * Makes a task of a conclusion, for the committee that held the event.
 *
 * @returns the id of the task.
 */
export async function carryOutConclusion(
  { conclusionId, ...input }: OwnTask & { conclusionId: number },
  context: Context,
): Promise<number> {
  const task = readOwnTask(input);
  return transact(context, async (tx) => {
    const conclusion = await tx.conclusion.findFirst({
      where: { AND: [visible.withinReach(context), { id: conclusionId }] },
      include: {
        event: { select: { id: true, committeeId: true, committee: { select: { path: true, validTo: true } } } },
      },
    });
    if (!conclusion) throw new NotFoundError();
    const { event } = conclusion;
    requireOfficer(event.committee, context);
    await requirePlace(task, event.committeeId, context, tx);
    const number = String(conclusion.number);
    const id = await createOwnTask(task, { committeeId: event.committeeId, number, conclusionId }, tx);
    await tx.$executeRaw`
      INSERT INTO "_TaskToTheme" ("A", "B") SELECT ${id}, "B" FROM "_EventToTheme" WHERE "A" = ${event.id} LIMIT 10`;
    return id;
  });
}
