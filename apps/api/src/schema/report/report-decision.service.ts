import type { DecisionKind, Prisma, Report, Transaction } from "@camket/prisma";
import { suppress } from "@camket/prisma/suppression";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, fieldError, NotFoundError, parseInput, VersionConflictError } from "../../errors.ts";
import { optionalText, requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { visible } from "../visibility.ts";
import { comparedTotals } from "./comparison.service.ts";
import {
  MOST_DECIDED,
  ReportFrozenError,
  ReportNotSubmittedError,
  ReportStaleError,
  ReportsBelowOpenError,
  ReportsFlaggedError,
} from "./report-decision.errors.ts";
import { type ReportMove, reportMoves } from "./report-moves.ts";
import { mayReview, mayWrite, reportPlace } from "./report-place.ts";
import { flagsOf } from "./report-rules.ts";
import { sheetSelect } from "./report-sheet.ts";
import { frozenAmong, holdAbove, openBelow, staleAmong } from "./report-tree.service.ts";

interface Asked {
  id: number;
  expectedVersion: number;
}

export const words = requiredText(2000);
const returnRules = z.object({ reason: words });
const approvalRules = z.object({
  reason: optionalText(2000),
});

/** Suppression looks at every source of what is approved. */
const AT_LENGTH = { timeout: 60_000 };

type Placed = Prisma.ReportGetPayload<{ select: typeof reportPlace }>;

export const mayMove = (move: ReportMove, { expectation }: Placed, context: Context): boolean =>
  reportMoves[move].at === "reporting" ? mayWrite(expectation, context) : mayReview(expectation, context);

/** @returns the id of the report. */
export async function returnReport(asked: Asked & { reason: string }, context: Context): Promise<number> {
  const { reason } = parseInput(returnRules, asked);
  return transact(context, async (tx) => {
    await requireMove("return", asked.id, context, tx);
    if (await holdAbove(asked.id, tx)) throw new ReportFrozenError();
    await decide([asked], "RETURNED", reason, tx);
    return asked.id;
  });
}

/** @returns the id of the report. */
export async function approveReport(
  { acceptsStale, ...asked }: Asked & { reason: string | null; acceptsStale: boolean },
  context: Context,
): Promise<number> {
  const { reason } = parseInput(approvalRules, asked);
  return transact(
    context,
    async (tx) => {
      await requireMove("approve", asked.id, context, tx);
      if (await holdAbove(asked.id, tx)) throw new ReportFrozenError();
      const decided = await decide([asked], "APPROVED", reason, tx);
      const open = await openBelow([asked.id], tx);
      if (open.length > 0) throw new ReportsBelowOpenError(open.map(({ committeeId }) => committeeId));
      if (!acceptsStale && (await staleAmong([asked.id], tx)).length > 0) throw new ReportStaleError();
      await settle(decided, tx);
      return asked.id;
    },
    AT_LENGTH,
  );
}

const bulkRules = z.object({
  reports: z
    .array(z.object({ id: z.int(), expectedVersion: z.int() }))
    .min(1, fieldError("REQUIRED"))
    .max(MOST_DECIDED, fieldError("TOO_LONG")),
});

/**
 * Approves reports that nothing is to be said of: all of them, or none.
 *
 * @returns their ids.
 */
export async function approveReports(asked: { reports: Asked[] }, context: Context): Promise<number[]> {
  const { reports } = parseInput(bulkRules, asked);
  const ids = [...new Set(reports.map(({ id }) => id))];
  return transact(
    context,
    async (tx) => {
      const found = await tx.report.findMany({
        where: { AND: [visible.withinReach(context), { id: { in: ids } }] },
        select: { id: true, state: true, ...reportPlace, ...sheetSelect },
      });
      if (found.length < ids.length) throw new NotFoundError();
      if (!found.every((report) => mayMove("approve", report, context))) throw new ForbiddenError();
      const compared = await comparedTotals(found, tx);
      const frozen = await frozenAmong(ids, tx);
      const unclean = found.filter(
        (sheet) =>
          sheet.state !== "SUBMITTED" || frozen.includes(sheet.id) || flagsOf(sheet, compared(sheet)).length > 0,
      );
      if (unclean.length > 0) throw new ReportsFlaggedError(unclean.map(({ id }) => id));
      const decided = await decide(
        reports.filter(({ id }, index) => reports.findIndex((other) => other.id === id) === index),
        "APPROVED",
        null,
        tx,
      );
      const open = await openBelow(ids, tx);
      const behind = new Set([...open.map(({ reportId }) => reportId), ...(await staleAmong(ids, tx))]);
      if (behind.size > 0) throw new ReportsFlaggedError([...behind]);
      await settle(decided, tx);
      return ids;
    },
    AT_LENGTH,
  );
}

async function requireMove(move: ReportMove, id: number, context: Context, tx: Transaction) {
  const report = await tx.report.findFirst({
    where: { AND: [visible.withinReach(context), { id }] },
    select: reportPlace,
  });
  if (!report) throw new NotFoundError();
  if (!mayMove(move, report, context)) throw new ForbiddenError();
}

interface Decided {
  id: number;
  revisionId: number;
}

/** Holds the reports until the transaction ends: of two that decide at once, the second finds another version. */
async function decide(asked: Asked[], kind: DecisionKind, reason: string | null, tx: Transaction): Promise<Decided[]> {
  const moved = await tx.$queryRaw<Pick<Report, "id">[]>`
    UPDATE "Report" SET "state" = ${kind}::"ReportState", "version" = "Report"."version" + 1
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked("id" int, "expectedVersion" int)
    WHERE "Report"."id" = asked."id" AND "Report"."version" = asked."expectedVersion" AND "Report"."state" = 'SUBMITTED'
    RETURNING "Report"."id"`;
  const missed = asked.find(({ id }) => !moved.some((report) => report.id === id));
  if (missed) {
    const { version } = await tx.report.findUniqueOrThrow({ where: { id: missed.id }, select: { version: true } });
    throw version === missed.expectedVersion ? new ReportNotSubmittedError() : new VersionConflictError(version);
  }
  const subjectIds = asked.map(({ id }) => id);
  const decided = await tx.$queryRaw<Decided[]>`
    INSERT INTO "ReportDecision" ("reportId", "revisionId", "kind", "reason")
    SELECT DISTINCT ON ("reportId") "reportId", "id", ${kind}::"DecisionKind", ${reason}
    FROM "ReportRevision" WHERE "reportId" = ANY (${subjectIds}::int[]) AND "sealedAt" IS NOT NULL
    ORDER BY "reportId", "number" DESC RETURNING "reportId" AS "id", "revisionId"`;
  await remind(["REPORT_TO_REVIEW", "REPORT_RETURNED"], tx, { subjectIds });
  return decided;
}

/** What follows from approvals: what others took from an earlier revision, or missed, is marked; small cells are hidden. */
async function settle(approved: Decided[], tx: Transaction) {
  const decided = JSON.stringify(approved);
  await tx.$executeRaw`
    WITH approved AS (
      SELECT decided."id", decided."revisionId", report."committeeId", round."periodKind", round."startsOn", round."endsOn"
      FROM jsonb_to_recordset(${decided}::jsonb) AS decided("id" int, "revisionId" int)
        JOIN "Report" report ON report."id" = decided."id" JOIN "ReportingRound" round ON round."id" = report."roundId"
    )
    INSERT INTO "StaleMark" ("revisionId", "sourceRevisionId")
      SELECT source."revisionId", approved."revisionId"
      FROM approved JOIN "ReportRevision" earlier ON earlier."reportId" = approved."id" AND earlier."id" <> approved."revisionId"
        JOIN "ConsolidationSource" source ON source."sourceRevisionId" = earlier."id"
      UNION
      SELECT source."revisionId", approved."revisionId"
      FROM approved JOIN "ConsolidationSource" source
          ON source."committeeId" = approved."committeeId" AND source."sourceRevisionId" IS NULL
        JOIN "ReportRevision" above ON above."id" = source."revisionId" JOIN "Report" report ON report."id" = above."reportId"
        JOIN "ReportingRound" round ON round."id" = report."roundId"
          AND (round."periodKind", round."startsOn", round."endsOn")
            = (approved."periodKind", approved."startsOn", approved."endsOn")
      ON CONFLICT DO NOTHING`;
  await suppress(
    approved.map(({ revisionId }) => revisionId),
    (statement) => tx.$queryRaw(statement),
  );
}
