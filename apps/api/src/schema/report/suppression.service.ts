import type { Transaction } from "@camket/prisma";

/**
 * Hides the small figures of approved revisions, and beside each one that could be worked out from a sum another one: in
 * the parts of a total, and among the sources of a consolidated figure. What that hides is part of other sums, so it goes
 * on with them, up and down, until no sum has exactly one hidden member. Nothing is ever shown again.
 */
export async function suppress(revisionIds: number[], tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "FigureSuppression" ("figureId", "kind")
    SELECT figure."id", 'PRIMARY' FROM "Figure" figure
      JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
    WHERE figure."revisionId" = ANY (${revisionIds}::int[])
      AND least(figure."numerator", figure."denominator") < version."smallCellThreshold"
    ON CONFLICT DO NOTHING`;
  let touched = revisionIds;
  while (touched.length > 0) touched = await suppressBeside(touched, tx);
}

/** @returns the revisions whose sums have a newly hidden member. */
async function suppressBeside(revisionIds: number[], tx: Transaction): Promise<number[]> {
  const touched = await tx.$queryRaw<{ id: number }[]>`
  WITH cell AS MATERIALIZED (
    SELECT figure."id", figure."revisionId", figure."indicatorVersionId", figure."categoryId", figure."state",
      coalesce(figure."numerator", 0) AS "numerator", coalesce(figure."denominator", 0) AS "denominator",
      coalesce(figure."ownNumerator", 0) AS "ownNumerator", coalesce(figure."ownDenominator", 0) AS "ownDenominator",
      coalesce(least(figure."ownNumerator", figure."ownDenominator") < version."smallCellThreshold", FALSE) AS "isOwnSmall",
      figure."origin" = 'CONSOLIDATED' AND version."overCommittees" IN ('SUM', 'RATIO_OF_SUMS') AS "isSum",
      suppression."figureId" IS NOT NULL
        OR coalesce(least(figure."numerator", figure."denominator") < version."smallCellThreshold", FALSE) AS "isHidden"
    FROM (
        SELECT unnest(${revisionIds}::int[]) AS "id"
        UNION
        SELECT "sourceRevisionId" FROM "ConsolidationSource" WHERE "revisionId" = ANY (${revisionIds}::int[])
      ) revision JOIN "Figure" figure ON figure."revisionId" = revision."id"
      JOIN "IndicatorVersion" version
        ON version."id" = figure."indicatorVersionId" AND version."smallCellThreshold" IS NOT NULL
      LEFT JOIN "FigureSuppression" suppression ON suppression."figureId" = figure."id"
  ), member AS (
    SELECT total."id" AS "totalId", split."id" AS "splitId", part."id", part."state", part."isHidden", FALSE AS "isTotal",
      part."numerator", part."denominator"
    FROM cell total JOIN "_DisaggregationToIndicatorVersion" tie ON tie."B" = total."indicatorVersionId"
      JOIN "Disaggregation" split ON split."id" = tie."A" AND split."addsUpToTotal"
      JOIN "DisaggregationCategory" category ON category."disaggregationId" = split."id"
      JOIN cell part ON part."revisionId" = total."revisionId" AND part."indicatorVersionId" = total."indicatorVersionId"
        AND part."categoryId" = category."id"
    WHERE total."categoryId" IS NULL
    UNION ALL
    SELECT result."id", 0, part."id", part."state", part."isHidden", FALSE, part."numerator", part."denominator"
    FROM cell result JOIN "ConsolidationSource" source ON source."revisionId" = result."revisionId"
      JOIN cell part ON part."revisionId" = source."sourceRevisionId"
        AND part."indicatorVersionId" = result."indicatorVersionId"
        AND part."categoryId" IS NOT DISTINCT FROM result."categoryId"
    WHERE result."isSum"
  ), sum AS (
    SELECT member."totalId", member."splitId" FROM member JOIN cell total ON total."id" = member."totalId"
    GROUP BY member."totalId", member."splitId", total."id", total."numerator", total."denominator", total."ownNumerator",
      total."ownDenominator", total."isOwnSmall", total."isHidden"
    HAVING count(*) FILTER (WHERE member."isHidden") + total."isHidden"::int
        + (member."splitId" = 0 AND total."isOwnSmall")::int = 1
      AND (sum(member."numerator") + CASE member."splitId" WHEN 0 THEN total."ownNumerator" ELSE 0 END = total."numerator"
        OR sum(member."denominator") + CASE member."splitId" WHEN 0 THEN total."ownDenominator" ELSE 0 END
          = nullif(total."denominator", 0))
  ), candidate AS (
    SELECT "totalId", "splitId", "id", "isTotal", "numerator" FROM member WHERE NOT "isHidden" AND "state" = 'NUMBER'
    UNION ALL
    SELECT DISTINCT member."totalId", member."splitId", total."id", TRUE, total."numerator"
    FROM member JOIN cell total ON total."id" = member."totalId" WHERE NOT total."isHidden" AND total."state" = 'NUMBER'
  ), hidden AS (
    INSERT INTO "FigureSuppression" ("figureId", "kind")
    SELECT DISTINCT chosen."id", 'SECONDARY'::"SuppressionKind" FROM (
      SELECT DISTINCT ON ("totalId", "splitId") candidate."id" FROM sum JOIN candidate USING ("totalId", "splitId")
      ORDER BY "totalId", "splitId", candidate."isTotal", candidate."numerator", candidate."id") chosen
    ON CONFLICT DO NOTHING RETURNING "figureId"
  ), changed AS (SELECT DISTINCT cell."revisionId" AS "id" FROM hidden JOIN cell ON cell."id" = hidden."figureId")
  SELECT "id" FROM changed
  UNION
  SELECT source."revisionId" FROM changed JOIN "ConsolidationSource" source ON source."sourceRevisionId" = changed."id"
  WHERE EXISTS (SELECT FROM "ReportDecision" decision
    WHERE decision."revisionId" = source."revisionId" AND decision."kind" = 'APPROVED')`;
  return touched.map(({ id }) => id);
}
