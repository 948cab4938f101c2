import { isDuplicate, type SavedView } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { SavedViewNameTakenError, TooManySavedViewsError } from "./saved-view.errors.ts";

/** For each page. */
export const MOST_VIEWS = 30;

const name = requiredText(100);

const viewRules = z.object({
  name,
  search: z
    .string()
    .max(1000, fieldError("TOO_LONG"))
    .regex(/^(\?[^\s?#]*)?$/, fieldError("INVALID")),
});

/** @returns the id of the new view. */
export async function saveView(
  { page, ...input }: Pick<SavedView, "page" | "name" | "search">,
  context: Context,
): Promise<number> {
  const text = parseInput(viewRules, input);
  const { viewer } = context;
  if (!viewer) throw new ForbiddenError();
  return nameDuplicate(() =>
    transact(context, async (tx) => {
      if ((await tx.savedView.count({ where: { userId: viewer.userId, page } })) >= MOST_VIEWS)
        throw new TooManySavedViewsError(MOST_VIEWS);
      const { id } = await tx.savedView.create({
        data: { ...text, page, userId: viewer.userId },
        select: { id: true },
      });
      return id;
    }),
  );
}

/** @returns the id of the view. */
export async function renameView(
  { id, expectedVersion, ...input }: { id: number; expectedVersion: number; name: string },
  context: Context,
): Promise<number> {
  const text = parseInput(z.object({ name }), input);
  const own = { AND: [visible.savedView(context), { id }] };
  return nameDuplicate(() =>
    transact(context, async (tx) => {
      const { count } = await tx.savedView.updateMany({
        where: { AND: [own, { version: expectedVersion }] },
        data: { ...text, version: { increment: 1 } },
      });
      if (count === 1) return id;
      const view = await tx.savedView.findFirst({ where: own, select: { version: true } });
      throw view ? new VersionConflictError(view.version) : new NotFoundError();
    }),
  );
}

/** Nothing hangs on a view: whoever deletes it may have it back by saving it anew. */
export async function deleteView(id: number, context: Context): Promise<void> {
  await transact(context, async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { AND: [visible.savedView(context), { id }] } });
    if (count === 0) throw new NotFoundError();
    return id;
  });
}

async function nameDuplicate<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? new SavedViewNameTakenError() : error;
  }
}
