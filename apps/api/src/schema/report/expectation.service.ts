import type { Prisma, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { holdsAt, visible } from "../visibility.ts";
import { ExpectationsNotSettledError, MOST_SETTLED } from "./expectation.errors.ts";
import { words } from "./report-decision.service.ts";
import { expectationPlace, mayReview } from "./report-place.ts";

interface Asked {
  id: number;
  expectedVersion: number;
}

interface Settling {
  expectations: Asked[];
  reason: string;
}

const askedRules = z.object({
  expectations: z
    .array(z.object({ id: z.int(), expectedVersion: z.int() }))
    .min(1, fieldError("REQUIRED"))
    .max(MOST_SETTLED, fieldError("TOO_LONG")),
});
const settlingRules = askedRules.extend({ reason: words });

/** The audit writes an entry for each. */
const AT_LENGTH = { timeout: 60_000 };

export const placeOfExpectation = {
  ...expectationPlace,
  round: { select: { committeePath: true } },
} satisfies Prisma.RoundExpectationSelect;

type Placed = Prisma.RoundExpectationGetPayload<{ select: typeof placeOfExpectation }>;

/** Reviewers of the committee that takes the report, and of the one that asks for it. */
export const maySettle = ({ round, ...place }: Placed, context: Context) =>
  mayReview(place, context) || holdsAt(context.viewer, round.committeePath, "REVIEWER");

const withReport = {
  report: { select: { state: true, decisions: { where: { kind: "APPROVED" }, take: 1, select: { id: true } } } },
} satisfies Prisma.RoundExpectationInclude;
type Held = Prisma.RoundExpectationGetPayload<{ include: typeof withReport }>;

/** What was approved is taken above, also while it is corrected. */
const isReceived = ({ report }: Held) =>
  report !== null && (report.state === "SUBMITTED" || report.decisions.length > 0);

/** @returns the ids of the expectations. */
export const declareMissing = (settling: Settling, context: Context) =>
  settle(settling, context, () => ({ state: "DECLARED_MISSING" }));

/** @returns the ids of the expectations. */
export const exemptFromReporting = (settling: Settling, context: Context) =>
  settle(settling, context, () => ({ state: "EXEMPT" }));

/**
 * Expects the reports by a later day, also where they were no longer expected.
 *
 * @returns the ids of the expectations.
 */
export const extendReporting = ({ dueOn, ...settling }: Settling & { dueOn: Date }, context: Context) =>
  settle(settling, context, (held) => {
    const later = held.filter(
      (before) => dueOn < before.dueOn || (before.state === "EXPECTED" && dueOn <= before.dueOn),
    );
    if (later.length === held.length) throw new InvalidInputError([{ path: "dueOn", code: "OUT_OF_RANGE" }]);
    if (later.length > 0) throw new ExpectationsNotSettledError(later.map(({ id }) => id));
    return { state: "EXPECTED", dueOn };
  });

function settle(
  settling: Settling,
  context: Context,
  change: (held: Held[]) => Pick<Prisma.RoundExpectationUncheckedUpdateManyInput, "state" | "dueOn">,
): Promise<number[]> {
  const { reason, expectations } = parseInput(settlingRules, settling);
  return transact(
    context,
    async (tx) => {
      const held = await holdExpectations(expectations, context, tx);
      const ids = held.map(({ id }) => id);
      await tx.roundExpectation.updateMany({
        where: { id: { in: ids } },
        data: { ...change(held), reason, version: { increment: 1 } },
      });
      return ids;
    },
    AT_LENGTH,
  );
}

/**
 * Takes back what the viewer settled last: from the audit each gets the state, the day and the reason that it had before.
 *
 * @returns the ids of the expectations.
 */
export function restoreExpectations(asked: { expectations: Asked[] }, context: Context): Promise<number[]> {
  const { expectations } = parseInput(askedRules, asked);
  return transact(
    context,
    async (tx) => {
      const held = await holdExpectations(expectations, context, tx);
      const ids = held.map(({ id }) => id);
      // An entry holds the fields that changed, and leaves out those that were empty.
      const restored = await tx.$queryRaw<{ id: number }[]>`
        UPDATE "RoundExpectation" expectation SET
          "state" = coalesce(settled."before" ->> 'state', expectation."state"::text)::"ExpectationState",
          "dueOn" = coalesce((settled."before" ->> 'dueOn')::date, expectation."dueOn"),
          "reason" = CASE WHEN settled."after" ? 'reason' OR settled."before" ? 'reason'
            THEN settled."before" ->> 'reason' ELSE expectation."reason" END,
          "version" = expectation."version" + 1
        FROM (
          SELECT DISTINCT ON ("rowId") * FROM "AuditEntry"
          WHERE "model" = 'RoundExpectation' AND "rowId" = ANY (${ids}::int[]) ORDER BY "rowId", "id" DESC
        ) settled
        WHERE expectation."id" = settled."rowId" AND settled."action" = 'UPDATE'
          AND settled."actorId" = ${context.viewer?.userId ?? 0}
        RETURNING expectation."id"`;
      if (restored.length < ids.length)
        throw new ExpectationsNotSettledError(ids.filter((id) => !restored.some((row) => row.id === id)));
      return ids;
    },
    AT_LENGTH,
  );
}

/**
 * Those asked for, held until the transaction ends, so that what is looked at is what is changed.
 *
 * @throws ExpectationsNotSettledError naming those that were received or changed since
 */
async function holdExpectations(asked: Asked[], context: Context, tx: Transaction): Promise<Held[]> {
  const ids = [...new Set(asked.map(({ id }) => id))];
  const placed = await tx.roundExpectation.findMany({
    where: { AND: [visible.expectation(context), { id: { in: ids } }] },
    select: placeOfExpectation,
  });
  if (placed.length < ids.length) throw new NotFoundError();
  if (!placed.every((place) => maySettle(place, context))) throw new ForbiddenError();
  await tx.$executeRaw`
    SELECT FROM "RoundExpectation" WHERE "id" = ANY (${ids}::int[]) ORDER BY "id" FOR NO KEY UPDATE`;
  const held = await tx.roundExpectation.findMany({
    where: { id: { in: ids } },
    include: withReport,
    orderBy: { committeePath: "asc" },
  });
  const versions = new Map(asked.map(({ id, expectedVersion }) => [id, expectedVersion]));
  const changed = held.filter((each) => isReceived(each) || each.version !== versions.get(each.id));
  if (changed.length > 0) throw new ExpectationsNotSettledError(changed.map(({ id }) => id));
  return held;
}
