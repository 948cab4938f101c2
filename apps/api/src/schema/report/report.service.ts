import { isDuplicate, Prisma, type Transaction } from "@camket/prisma";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { visible } from "../visibility.ts";
import { comparedTotals } from "./comparison.service.ts";
import { countFigures } from "./counting.service.ts";
import { draftNarratives } from "./drafting.service.ts";
import {
  NotExpectedError,
  ReportExistsError,
  ReportIncompleteError,
  ReportSealedError,
  RoundNotOpenError,
} from "./report.errors.ts";
import { ReportStaleError } from "./report-decision.errors.ts";
import { expectationPlace, mayWrite } from "./report-place.ts";
import { blockersOf } from "./report-rules.ts";
import { formSelect, sheetSelect } from "./report-sheet.ts";
import { staleAmong } from "./report-tree.service.ts";

/** What is counted is read over the whole period. */
const AT_LENGTH = { timeout: 20_000 };

/**
 * Begins a report with what can be counted and told of the committee's own work.
 *
 * @returns the id of the new report.
 */
export async function startReport(
  { roundId, committeeId }: { roundId: number; committeeId: number },
  context: Context,
): Promise<number> {
  try {
    return await transact(
      context,
      async (tx) => {
        const [round, committee] = await Promise.all([
          tx.reportingRound.findFirst({ where: { AND: [visible.round(context), { id: roundId }] } }),
          tx.committee.findFirst({ where: { AND: [visible.directory(context), { id: committeeId }] } }),
        ]);
        if (!round || !committee) throw new NotFoundError();
        const expectation = await tx.roundExpectation.findUnique({
          where: { roundId_committeeId: { roundId, committeeId } },
          select: { state: true, ...expectationPlace },
        });
        const place = expectation ?? { committeePath: committee.path, responsibleCommittee: null };
        if (!mayWrite(place, context)) throw new ForbiddenError();
        if (!expectation || expectation.state === "EXEMPT") throw new NotExpectedError();
        if (today() < round.opensOn) throw new RoundNotOpenError(round.opensOn);
        const { id, revisions } = await tx.report.create({
          data: { roundId, committeeId, revisions: { create: { number: 1 } } },
          select: { id: true, revisions: { select: { id: true } } },
        });
        for (const draft of revisions) {
          await countFigures([draft.id], tx);
          await draftNarratives(id, draft.id, tx);
        }
        return id;
      },
      AT_LENGTH,
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const report = await context.db.report.findUnique({ where: { roundId_committeeId: { roundId, committeeId } } });
    throw new ReportExistsError(report?.id);
  }
}

/** Lets others write the same draft, and no submission before the transaction ends. */
const SHARED = Prisma.sql`FOR SHARE`;
const EXCLUSIVE = Prisma.sql`FOR UPDATE`;
/** Holds a draft against those who type, and lets approvals below mark it as stale. */
export const AGAINST_TYPING = Prisma.sql`FOR NO KEY UPDATE`;

/**
 * The draft of a report that the viewer may write, held until the transaction ends.
 *
 * @returns the id of the draft with the form it answers.
 */
export async function holdDraft(reportId: number, context: Context, tx: Transaction, lock = SHARED) {
  const report = await tx.report.findFirst({
    where: { AND: [visible.withinReach(context), { id: reportId }] },
    select: {
      expectation: { select: { ...expectationPlace, committeeId: true, responsibleCommitteeId: true } },
      ...formSelect,
    },
  });
  if (!report) throw new NotFoundError();
  if (!mayWrite(report.expectation, context)) throw new ForbiddenError();
  const [draft] = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "ReportRevision" WHERE "reportId" = ${reportId} AND "sealedAt" IS NULL ${lock}`;
  if (!draft) throw new ReportSealedError();
  return { draftId: draft.id, form: report };
}

interface Versioned {
  id: number;
  expectedVersion: number;
}

/** @returns the id of the report. */
export async function submitReport(
  { id, expectedVersion, acceptsStale }: Versioned & { acceptsStale: boolean },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    // Before its draft, as whoever approves a report below holds them; nobody is exempted meanwhile.
    const [expectation] = await tx.$queryRaw<{ state: string }[]>`
      SELECT expectation."state" FROM "Report" report JOIN "RoundExpectation" expectation
        ON (expectation."roundId", expectation."committeeId") = (report."roundId", report."committeeId")
      WHERE report."id" = ${id} FOR NO KEY UPDATE OF report FOR SHARE OF expectation`;
    const { draftId } = await holdDraft(id, context, tx, EXCLUSIVE);
    const { count } = await tx.report.updateMany({
      where: { id, version: expectedVersion },
      data: { state: "SUBMITTED", version: { increment: 1 } },
    });
    const sheet = await tx.report.findUniqueOrThrow({
      where: { id },
      select: { ...sheetSelect, version: true, receivedAt: true },
    });
    if (count === 0) throw new VersionConflictError(sheet.version);
    if (expectation?.state === "EXEMPT") throw new NotExpectedError();
    const blockers = blockersOf(sheet, (await comparedTotals([sheet], tx))(sheet));
    if (blockers.length > 0) throw new ReportIncompleteError(blockers);
    if (!acceptsStale && (await staleAmong([id], tx)).length > 0) throw new ReportStaleError();
    const sealedAt = new Date();
    await tx.reportRevision.update({ where: { id: draftId }, data: { sealedAt } });
    if (!sheet.receivedAt) await tx.report.update({ where: { id }, data: { receivedAt: sealedAt } });
    await remind(["REPORT_TO_REVIEW", "REPORT_RETURNED"], tx, { subjectIds: [id] });
    return id;
  });
}
