import { isDuplicate, isReferred } from "@camket/prisma";
import { z } from "zod";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { fieldError, InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { OutputCountedError } from "./output.errors.ts";
import { requireOfficer } from "./plan.service.ts";

export const MOST_CELLS = 200;

interface Cell {
  /** Codes of the kind and the channel. */
  kind: string;
  channel: string;
  /** How many; null where there were none. */
  count: number | null;
  /** The version the viewer read; null where there was no count. */
  expectedVersion: number | null;
}

/** The 15th of the calendar month before the one that a reporting month ends in. */
const beginningOf = (month: Date) => new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - 1, 15));

const rules = z.object({
  month: z
    .date()
    .refine((month) => month.getUTCDate() === 1, fieldError("INVALID"))
    .refine((month) => beginningOf(month) <= today(), fieldError("OUT_OF_RANGE")),
  cells: z
    .array(
      z.object({
        kind: z.string(),
        channel: z.string(),
        count: z.int().min(1, fieldError("NOT_POSITIVE")).max(10_000_000, fieldError("OUT_OF_RANGE")).nullable(),
        expectedVersion: z.int().nullable(),
      }),
    )
    .max(MOST_CELLS, fieldError("OUT_OF_RANGE")),
});

/**
 * Writes counts of a committee's own publications in one reporting month, all or none.
 *
 * @param month named by its first day.
 * @returns the id of the committee.
 */
export async function saveOutputs(
  { committeeId, ...input }: { committeeId: number; month: Date; cells: Cell[] },
  context: Context,
): Promise<number> {
  const { month, cells } = parseInput(rules, input);
  try {
    return await transact(context, async (tx) => {
      const committee = await tx.committee.findFirst({
        where: { AND: [visible.directory(context), { id: committeeId }] },
      });
      if (!committee) throw new NotFoundError();
      requireOfficer(committee, context);
      const kinds = new Map((await tx.outputKind.findMany()).map(({ code, id }) => [code, id]));
      const channels = new Map((await tx.outputChannel.findMany()).map(({ code, id }) => [code, id]));
      for (const [index, { kind, channel, count, expectedVersion }] of cells.entries()) {
        const [kindId, channelId] = [kinds.get(kind), channels.get(channel)];
        if (kindId === undefined || channelId === undefined)
          throw new InvalidInputError([
            { path: `cells.${index}.${kindId === undefined ? "kind" : "channel"}`, code: "NOT_FOUND" },
          ]);
        const place = { committeeId, month, kindId, channelId };
        if (expectedVersion === null) {
          if (count !== null) await tx.output.create({ data: { ...place, count }, select: { id: true } });
          continue;
        }
        const as = { ...place, version: expectedVersion };
        const written =
          count === null
            ? await tx.output.deleteMany({ where: as })
            : await tx.output.updateMany({ where: as, data: { count, version: { increment: 1 } } });
        if (written.count === 0) {
          const now = await tx.output.findFirst({ where: place, select: { version: true } });
          throw new VersionConflictError(now?.version ?? 0);
        }
      }
      return committeeId;
    });
  } catch (error) {
    // Somebody else counted the same meanwhile.
    if (isDuplicate(error)) throw new VersionConflictError(1);
    throw isReferred(error) ? new OutputCountedError() : error;
  }
}
