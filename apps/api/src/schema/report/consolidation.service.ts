import { Prisma, type Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { askForJob, type JobOutcome, type JobRun } from "../access/job.service.ts";
import { holdsAt, visible } from "../visibility.ts";
import { FigureTooLargeError, NothingBelowError } from "./consolidation.errors.ts";
import { linesOfDrafts } from "./draft-lines.service.ts";
import { AGAINST_TYPING, holdDraft } from "./report.service.ts";
import { approvedRevision, expectedBelow, holdBelow } from "./report-tree.service.ts";
import { beginRevision } from "./revision.service.ts";

const AT_LENGTH = { timeout: 120_000 };

/**
 * Fills the draft of a report from the approved reports below. One that was returned or approved gets a new draft first.
 *
 * @returns the id of the report.
 */
export async function consolidateReport(
  asked: { id: number; expectedVersion: number },
  context: Context,
): Promise<number> {
  return transact(
    context,
    async (tx) => {
      await beginRevision(asked, context, tx);
      await holdDraft(asked.id, context, tx, AGAINST_TYPING);
      const { sources } = await fillDrafts([asked.id], tx);
      if (sources === 0) throw new NothingBelowError();
      return asked.id;
    },
    AT_LENGTH,
  );
}

const roundInput = z.object({ roundId: z.int() });

/** @returns the id of the job. */
export async function askToConsolidateRound(roundId: number, context: Context): Promise<number> {
  await roundToConsolidate(roundId, context);
  return askForJob({ kind: "CONSOLIDATE", isPreview: false, input: { roundId } }, context);
}

async function roundToConsolidate(roundId: number, context: Context) {
  const round = await context.db.reportingRound.findFirst({
    where: { AND: [visible.round(context), { id: roundId }] },
    select: { id: true, committeePath: true },
  });
  if (!round) throw new NotFoundError();
  if (!holdsAt(context.viewer, round.committeePath, "OFFICER")) throw new ForbiddenError();
  return round;
}

/**
 * Fills every draft of the period under the committee that asks, the lowest level first and each level as a whole. What
 * was sent stays as it is, and no report is begun.
 */
export async function consolidationWork(
  input: Prisma.JsonValue,
  context: Context,
  { onStage }: JobRun,
): Promise<JobOutcome> {
  const { id } = await roundToConsolidate(roundInput.parse(input).roundId, context);
  const counts = { reportsConsolidated: 0, figuresConsolidated: 0, sourcesTaken: 0, sourcesMissing: 0 };
  const levels = await draftsByLevel(id, context.db);
  for (const reportIds of levels) {
    await onStage("REPORTS", counts);
    const filled = await transact(
      context,
      async (tx) => {
        const held = await tx.$queryRaw<{ id: number }[]>`
          SELECT "reportId" AS "id" FROM "ReportRevision" WHERE "reportId" = ANY (${reportIds}::int[]) AND "sealedAt" IS NULL
          ORDER BY "id" ${AGAINST_TYPING}`;
        const ids = held.map((report) => report.id);
        await tx.report.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 } } });
        return { reports: ids.length, ...(await fillDrafts(ids, tx)) };
      },
      AT_LENGTH,
    );
    counts.reportsConsolidated += filled.reports;
    counts.figuresConsolidated += filled.figures;
    counts.sourcesTaken += filled.sources - filled.missing;
    counts.sourcesMissing += filled.missing;
  }
  return { batchId: null, counts, entries: [] };
}

/** Reports with a draft, and reports below them, by how deep their committees lie. */
async function draftsByLevel(roundId: number, db: Context["db"]): Promise<number[][]> {
  const levels = await db.$queryRaw<{ ids: number[] }[]>`
    WITH draft AS (
      SELECT report."id", report."committeePath" FROM "ReportingRound" asking
        JOIN "ReportingRound" round ON (round."periodKind", round."startsOn", round."endsOn")
          = (asking."periodKind", asking."startsOn", asking."endsOn")
        JOIN "Report" report ON report."roundId" = round."id" AND starts_with(report."committeePath", asking."committeePath")
      WHERE asking."id" = ${roundId}
        AND EXISTS (SELECT FROM "ReportRevision" WHERE "reportId" = report."id" AND "sealedAt" IS NULL)
        AND EXISTS (SELECT FROM "RoundExpectation" WHERE "reportsToId" = report."committeeId")
    )
    SELECT array_agg("id" ORDER BY "id") AS "ids" FROM draft
    GROUP BY length("committeePath") - length(replace("committeePath", '.', ''))
    ORDER BY length("committeePath") - length(replace("committeePath", '.', '')) DESC`;
  return levels.map(({ ids }) => ids);
}

/** Pins what is approved below into the drafts, and makes their figures of it. */
async function fillDrafts(reportIds: number[], tx: Transaction) {
  await holdBelow(reportIds, tx);
  const [pinned] = await tx.$queryRaw<{ sources: number; missing: number }[]>`
    WITH wanted AS MATERIALIZED (
      SELECT draft."id" AS "revisionId", below."committeeId", approved."id" AS "sourceRevisionId",
        unit."level", unit."code"
      FROM (${expectedBelow(reportIds)}) below
        JOIN "ReportRevision" draft ON draft."reportId" = below."aboveId" AND draft."sealedAt" IS NULL
        JOIN "Committee" committee ON committee."id" = below."committeeId"
        JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
        LEFT JOIN ${approvedRevision(Prisma.sql`below."reportId"`)} approved ON TRUE
    ), draft AS (
      SELECT "id" FROM "ReportRevision" WHERE "reportId" = ANY (${reportIds}::int[]) AND "sealedAt" IS NULL
    ), marks AS (
      DELETE FROM "StaleMark" WHERE "revisionId" IN (SELECT "id" FROM draft)
    ), gone AS (
      DELETE FROM "ConsolidationSource" source WHERE "revisionId" IN (SELECT "id" FROM draft) AND NOT EXISTS (
        SELECT FROM wanted WHERE wanted."revisionId" = source."revisionId" AND wanted."committeeId" = source."committeeId")
    ), pinned AS (
      INSERT INTO "ConsolidationSource" ("revisionId", "committeeId", "sourceRevisionId")
      SELECT "revisionId", "committeeId", "sourceRevisionId" FROM wanted
      ORDER BY "revisionId", "level", "code", "committeeId"
      ON CONFLICT ("revisionId", "committeeId") DO UPDATE SET "sourceRevisionId" = EXCLUDED."sourceRevisionId"
        WHERE "ConsolidationSource"."sourceRevisionId" IS DISTINCT FROM EXCLUDED."sourceRevisionId"
    )
    SELECT count(*)::int AS "sources", (count(*) FILTER (WHERE "sourceRevisionId" IS NULL))::int AS "missing" FROM wanted`;
  const drafts = await tx.reportRevision.findMany({
    where: { reportId: { in: reportIds }, sealedAt: null },
    select: { id: true },
  });
  const figures = await combine(
    drafts.map(({ id }) => id),
    tx,
  );
  return { sources: pinned?.sources ?? 0, missing: pinned?.missing ?? 0, figures };
}

/**
 * Makes the consolidated figures of drafts from the sources they pin and what their committees add themselves, each by its
 * indicator's rule. What was typed or overridden stays; a counted figure becomes the committee's own part.
 *
 * @returns how many changed.
 */
export async function combine(draftIds: number[], tx: Transaction): Promise<number> {
  const [done] = await tx.$queryRaw<{ changed: number; tooLarge: { committee: string; code: string } | null }[]>`
  WITH line AS MATERIALIZED (
    SELECT "revisionId", "versionId", "overCommittees" AS "rule" FROM (${linesOfDrafts(draftIds)}) asked
    WHERE "overCommittees" <> 'NONE'
  ), part AS (
    SELECT line."revisionId", line."versionId", line."rule", figure."categoryId", figure."state", figure."numerator",
      figure."denominator", FALSE AS "isOwn", taken."sealedAt", figure."id"
    FROM line JOIN "ConsolidationSource" source ON source."revisionId" = line."revisionId"
      JOIN "ReportRevision" taken ON taken."id" = source."sourceRevisionId"
      JOIN "Figure" figure ON figure."revisionId" = taken."id" AND figure."indicatorVersionId" = line."versionId"
    UNION ALL
    SELECT line."revisionId", line."versionId", line."rule", figure."categoryId",
      CASE figure."origin" WHEN 'COUNTED' THEN figure."state" ELSE 'NUMBER' END,
      CASE figure."origin" WHEN 'COUNTED' THEN figure."numerator" ELSE figure."ownNumerator" END,
      CASE figure."origin" WHEN 'COUNTED' THEN figure."denominator" ELSE figure."ownDenominator" END,
      TRUE, 'infinity', figure."id"
    FROM line JOIN "Figure" figure ON figure."revisionId" = line."revisionId" AND figure."indicatorVersionId" = line."versionId"
    WHERE figure."origin" = 'COUNTED' OR figure."ownNumerator" IS NOT NULL
  ), combined AS (
    SELECT "revisionId", "versionId", "categoryId",
      CASE "rule" WHEN 'LATEST' THEN (array_agg("state" ORDER BY "sealedAt" DESC, "id" DESC))[1] ELSE min("state") END AS "state",
      ${byRule(Prisma.sql`"numerator"`)} AS "numerator", ${byRule(Prisma.sql`"denominator"`)} AS "denominator",
      max("numerator") FILTER (WHERE "isOwn") AS "ownNumerator", max("denominator") FILTER (WHERE "isOwn") AS "ownDenominator",
      bool_and("isOwn") AS "isOwnAlone"
    FROM part GROUP BY "revisionId", "versionId", "rule", "categoryId"
  ), gone AS (
    DELETE FROM "Figure" figure WHERE figure."revisionId" = ANY (${draftIds}::int[]) AND figure."origin" = 'CONSOLIDATED'
      AND NOT EXISTS (SELECT FROM combined WHERE combined."revisionId" = figure."revisionId"
        AND combined."versionId" = figure."indicatorVersionId" AND combined."categoryId" IS NOT DISTINCT FROM figure."categoryId")
  ), large AS MATERIALIZED (
    SELECT * FROM combined WHERE greatest(abs("numerator"), abs("denominator")) >= ${TOO_LARGE}::numeric
  ), written AS (
  INSERT INTO "Figure" ("revisionId", "indicatorVersionId", "categoryId", "state", "numerator", "denominator",
    "ownNumerator", "ownDenominator", "origin")
  SELECT combined."revisionId", combined."versionId", combined."categoryId", combined."state", combined."numerator",
    combined."denominator", combined."ownNumerator", combined."ownDenominator", 'CONSOLIDATED'
  FROM combined LEFT JOIN "Figure" present ON present."revisionId" = combined."revisionId"
    AND present."indicatorVersionId" = combined."versionId" AND present."categoryId" IS NOT DISTINCT FROM combined."categoryId"
  WHERE NOT EXISTS (SELECT FROM large)
    AND (present."origin" IS NULL OR present."origin" = 'CONSOLIDATED' OR (present."origin" = 'COUNTED' AND NOT combined."isOwnAlone"))
  ORDER BY combined."revisionId", combined."versionId", combined."categoryId" NULLS FIRST
  ON CONFLICT ("revisionId", "indicatorVersionId", "categoryId") DO UPDATE SET "state" = EXCLUDED."state",
      "numerator" = EXCLUDED."numerator", "denominator" = EXCLUDED."denominator", "ownNumerator" = EXCLUDED."ownNumerator",
      "ownDenominator" = EXCLUDED."ownDenominator", "origin" = EXCLUDED."origin", "version" = "Figure"."version" + 1
    WHERE "Figure"."origin" IN ('CONSOLIDATED', 'COUNTED')
      AND ("Figure"."state", "Figure"."numerator", "Figure"."denominator", "Figure"."origin")
        IS DISTINCT FROM (EXCLUDED."state", EXCLUDED."numerator", EXCLUDED."denominator", EXCLUDED."origin")
    RETURNING 1
  )
  SELECT (SELECT count(*)::int FROM written) AS "changed", (
    SELECT jsonb_build_object('code', indicator."code", 'committee', (
      SELECT period."name" FROM "CommitteePeriod" period WHERE period."committeeId" = report."committeeId"
      ORDER BY period."validFrom" DESC LIMIT 1))
    FROM large JOIN "IndicatorVersion" version ON version."id" = large."versionId"
      JOIN "Indicator" indicator ON indicator."id" = version."indicatorId"
      JOIN "ReportRevision" draft ON draft."id" = large."revisionId" JOIN "Report" report ON report."id" = draft."reportId"
    ORDER BY report."committeePath", indicator."code" LIMIT 1) AS "tooLarge"`;
  if (done?.tooLarge) throw new FigureTooLargeError(done.tooLarge);
  return done?.changed ?? 0;
}

/** What a figure can't hold: seventeen digits before the decimals. */
const TOO_LARGE = "1e16";

/** A part of several figures, or of the one of them that stands: both parts of a ratio are always of the same. */
const byRule = (part: Prisma.Sql) => Prisma.sql`CASE "rule"
  WHEN 'MAX' THEN (array_agg(${part} ORDER BY "numerator" / nullif(coalesce("denominator", 1), 0) DESC NULLS LAST, "id"))[1]
  WHEN 'LATEST' THEN (array_agg(${part} ORDER BY "sealedAt" DESC, "id" DESC))[1]
  ELSE sum(${part}) END`;
