import type { Prisma, RoundExpectation } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { holdsAt, visible } from "../visibility.ts";
import { ExpectationMetError } from "./report-decision.errors.ts";
import { words } from "./report-decision.service.ts";
import { expectationPlace, mayReview } from "./report-place.ts";

interface Asked {
  id: number;
  expectedVersion: number;
  reason: string;
}

const rules = z.object({ reason: words });

export const placeOfExpectation = {
  ...expectationPlace,
  round: { select: { committeePath: true } },
} satisfies Prisma.RoundExpectationSelect;

type Placed = Prisma.RoundExpectationGetPayload<{ select: typeof placeOfExpectation }>;

/** Reviewers of the committee that takes the report, and of the one that asks for it. */
export const maySettle = ({ round, ...place }: Placed, context: Context) =>
  mayReview(place, context) || holdsAt(context.viewer, round.committeePath, "REVIEWER");

/** @returns the id of the expectation. */
export const declareMissing = (asked: Asked, context: Context) =>
  settleExpectation(asked, context, () => ({ state: "DECLARED_MISSING" }));

/** @returns the id of the expectation. */
export const exemptFromReporting = (asked: Asked, context: Context) =>
  settleExpectation(asked, context, () => ({ state: "EXEMPT" }));

/**
 * Expects the report by a later day, also where it was no longer expected.
 *
 * @returns the id of the expectation.
 */
export const extendReporting = ({ dueOn, ...asked }: Asked & { dueOn: Date }, context: Context) =>
  settleExpectation(asked, context, (before) => {
    if (dueOn < before.dueOn || (before.state === "EXPECTED" && dueOn <= before.dueOn))
      throw new InvalidInputError([{ path: "dueOn", code: "OUT_OF_RANGE" }]);
    return { state: "EXPECTED", dueOn };
  });

async function settleExpectation(
  asked: Asked,
  context: Context,
  change: (before: RoundExpectation) => Pick<Prisma.RoundExpectationUncheckedUpdateInput, "state" | "dueOn">,
): Promise<number> {
  const { reason } = parseInput(rules, asked);
  const { id, expectedVersion } = asked;
  return transact(context, async (tx) => {
    const expectation = await tx.roundExpectation.findFirst({
      where: { AND: [visible.expectation(context), { id }] },
      select: placeOfExpectation,
    });
    if (!expectation) throw new NotFoundError();
    if (!maySettle(expectation, context)) throw new ForbiddenError();
    // Holds the row, so that what is looked at then is what is changed.
    const { count } = await tx.roundExpectation.updateMany({
      where: { id, version: expectedVersion },
      data: { version: { increment: 1 }, reason },
    });
    const before = await tx.roundExpectation.findUniqueOrThrow({
      where: { id },
      include: {
        report: { select: { state: true, decisions: { where: { kind: "APPROVED" }, take: 1, select: { id: true } } } },
      },
    });
    if (count === 0) throw new VersionConflictError(before.version);
    const { state, decisions } = before.report ?? { state: "DRAFT", decisions: [] };
    // What was approved is taken above, also while it is corrected.
    if (state === "SUBMITTED" || decisions.length > 0) throw new ExpectationMetError();
    await tx.roundExpectation.update({ where: { id }, data: change(before), select: { id: true } });
    return id;
  });
}
