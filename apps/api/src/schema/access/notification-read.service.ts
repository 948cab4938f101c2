import type { Context, Viewer } from "../../context.ts";
import { InvalidInputError, NotFoundError, UnauthenticatedError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";

const MOST_AT_ONCE = 100;

/**
 * @param ids null for all of them.
 * @returns the viewer, whose they are.
 */
export async function markRead(ids: number[] | null, context: Context): Promise<Viewer> {
  const { viewer } = context;
  if (!viewer) throw new UnauthenticatedError();
  if (ids && ids.length > MOST_AT_ONCE)
    throw new InvalidInputError([{ path: "ids", code: "OUT_OF_RANGE", limit: MOST_AT_ONCE }]);
  await transact(context, async (tx) => {
    const own = { AND: [visible.notification(context), ids ? { id: { in: ids } } : {}] };
    if (ids && (await tx.notification.count({ where: own })) < new Set(ids).size) throw new NotFoundError();
    const { count } = await tx.notification.updateMany({
      where: { AND: [own, { readAt: null }] },
      data: { readAt: new Date() },
    });
    return count;
  });
  return viewer;
}
