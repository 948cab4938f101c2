import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { NobodyToRemindError } from "../access/notification.errors.ts";
import { remindByHand } from "../access/notification.service.ts";
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
