import type { Plan, Task } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { visible, worksOn } from "../visibility.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { isDissolved } from "./plan.service.ts";
import { TaskNotLinkableError } from "./recommendation.errors.ts";
import { claimTask } from "./task.service.ts";

export const MOST_LINKS = 100;

const linkRules = z.object({
  addIds: z.array(z.int()).max(MOST_LINKS, fieldError("OUT_OF_RANGE")),
  removeIds: z.array(z.int()).max(MOST_LINKS, fieldError("OUT_OF_RANGE")),
});

interface Links {
  taskId: number;
  expectedVersion: number;
  addIds: number[];
  removeIds: number[];
}

/** What decides whether recommendations can be tied to a task. */
type Linkable = Pick<Task, "state" | "amendsId"> & { plan: Pick<Plan, "state"> | null };

/** Which recommendations a task carries out is no text of its plan, so it may change while the plan is in force. */
export const isLinkable = ({ state, amendsId, plan }: Linkable) =>
  state !== "HANDED_OVER" &&
  state !== "WITHDRAWN" &&
  amendsId === null &&
  (plan === null || (plan.state !== "CLOSED" && plan.state !== "WITHDRAWN"));

/**
 * Ties recommendations to a task that carries them out, and unties others.
 *
 * @returns the id of the task.
 */
export async function linkRecommendations(
  { taskId, expectedVersion, ...links }: Links,
  context: Context,
): Promise<number> {
  const { addIds, removeIds } = parseInput(linkRules, links);
  return transact(context, async (tx) => {
    const task = await tx.task.findFirst({
      where: { AND: [visible.task(context), { id: taskId }] },
      include: { committee: { select: { validTo: true } }, plan: { select: { state: true } } },
    });
    if (!task) throw new NotFoundError();
    if (!worksOn(context.viewer, task)) throw new ForbiddenError();
    if (isDissolved(task.committee)) throw new CommitteeDissolvedError();
    if (!isLinkable(task)) throw new TaskNotLinkableError();
    await claimTask(taskId, expectedVersion, tx);
    const found = await tx.recommendation.count({
      where: { AND: [visible.directory(context), { id: { in: addIds } }] },
    });
    if (found !== new Set(addIds).size) throw new InvalidInputError([{ path: "addIds", code: "NOT_FOUND" }]);
    await tx.task.update({
      where: { id: taskId },
      data: {
        recommendations: {
          disconnect: removeIds.filter((id) => !addIds.includes(id)).map((id) => ({ id })),
          connect: addIds.map((id) => ({ id })),
        },
      },
      select: { id: true },
    });
    return taskId;
  });
}
