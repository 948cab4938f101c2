import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { NobodyToRemindError } from "../access/notification.errors.ts";
import { remindByHand } from "../access/notification.service.ts";
import { perPage } from "../per-page.ts";
import { holdsAt, visible } from "../visibility.ts";
import { RoundNotOpenError } from "./report.errors.ts";
import { OF_THOSE_BELOW } from "./reporting-round.ts";

/**
 * Reminds the committees whose reports a round still waits for.
 *
 * @returns the id of the round.
 */
export async function remindMissing(roundId: number, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const round = await tx.reportingRound.findFirst({
      where: { AND: [visible.round(context), { id: roundId }] },
      select: {
        opensOn: true,
        committeePath: true,
        expectations: { where: { AND: [OF_THOSE_BELOW, { state: "EXPECTED" }] }, select: { id: true } },
      },
    });
    if (!round) throw new NotFoundError();
    if (!holdsAt(context.viewer, round.committeePath, "OFFICER", "REVIEWER")) throw new ForbiddenError();
    if (today() < round.opensOn) throw new RoundNotOpenError(round.opensOn);
    const ids = round.expectations.map(({ id }) => id);
    if ((await remindByHand("REPORT_REMINDED", ids, tx)) === 0) throw new NobodyToRemindError();
    return roundId;
  });
}

/** The last day on which the committee that asks reminded anybody in a round. */
export const lastReminded = perPage(async (ids, { db }) => {
  const days = await db.$queryRaw<{ id: number; remindedOn: Date }[]>`
    SELECT expectation."roundId" AS "id", max(notification."dueOn") AS "remindedOn"
    FROM "RoundExpectation" expectation JOIN "Notification" notification ON notification."expectationId" = expectation."id"
    WHERE expectation."roundId" = ANY (${ids}::int[]) AND notification."kind" = 'REPORT_REMINDED' GROUP BY 1`;
  return (id) => days.find((round) => round.id === id)?.remindedOn ?? null;
});
