import { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { perPage } from "../per-page.ts";

/** What one committee below gave to a figure. */
export interface LineagePart {
  /** Of the source, which is the cursor. */
  id: number;
  committeeId: number;
  /** The revision taken; null where it was missing, or out of the viewer's reach. */
  revisionId: number | null;
  figureId: number | null;
  isMissing: boolean;
  /** An approved revision that came after the one taken, with the figure as it is there. */
  presentRevisionId: number | null;
  presentFigureId: number | null;
}

/** Which of the committees below are listed: those taken, those missing, or those approved anew since. */
export type PartKind = "TAKEN" | "MISSING" | "CHANGED";

interface Page {
  figureId: number;
  kind: PartKind | null;
  after: number | null;
  before: number | null;
  limit: number;
  isBackward: boolean;
}

interface Part extends LineagePart {
  page: number;
}

/** Whether a source is of the kind asked for; null asks for all. */
const isOfKind = (kind: Prisma.Sql) => Prisma.sql`CASE ${kind}
  WHEN 'TAKEN' THEN source."sourceRevisionId" IS NOT NULL
  WHEN 'MISSING' THEN source."sourceRevisionId" IS NULL
  WHEN 'CHANGED' THEN EXISTS (
    SELECT FROM "StaleMark" mark JOIN "ReportRevision" revision ON revision."id" = mark."sourceRevisionId"
      JOIN "Report" report ON report."id" = revision."reportId"
    WHERE mark."revisionId" = source."revisionId" AND report."committeeId" = source."committeeId")
  ELSE TRUE END`;

/** The parts of figures, a page of each, in one statement for all that are asked for together. */
const partsOfPages = perPage(async (pages: Page[], { db, viewer }) => {
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  const parts = await db.$queryRaw<Part[]>`
    SELECT page."index" AS "page", source."id", source."committeeId", source."sourceRevisionId" IS NULL AS "isMissing",
      taken."id" AS "revisionId", cell."id" AS "figureId", present."id" AS "presentRevisionId",
      present_cell."id" AS "presentFigureId"
    FROM jsonb_to_recordset(${JSON.stringify(pages.map((page, index) => ({ ...page, index })))}::jsonb)
        AS page("index" int, "figureId" int, "kind" text, "after" int, "before" int, "limit" int, "isBackward" boolean)
      JOIN "Figure" figure ON figure."id" = page."figureId" AND figure."origin" IN ('CONSOLIDATED', 'OVERRIDDEN')
      CROSS JOIN LATERAL (
        SELECT * FROM "ConsolidationSource" source
        WHERE source."revisionId" = figure."revisionId" AND (page."after" IS NULL OR source."id" > page."after")
          AND (page."before" IS NULL OR source."id" < page."before") AND ${isOfKind(Prisma.sql`page."kind"`)}
        ORDER BY CASE WHEN page."isBackward" THEN -source."id" ELSE source."id" END LIMIT page."limit"
      ) source
      LEFT JOIN "ReportRevision" taken ON taken."id" = source."sourceRevisionId"
        AND EXISTS (SELECT FROM unnest(${paths}::text[]) reached(path) WHERE starts_with(taken."committeePath", reached.path))
      LEFT JOIN "Figure" cell ON cell."revisionId" = taken."id" AND cell."indicatorVersionId" = figure."indicatorVersionId"
        AND cell."categoryId" IS NOT DISTINCT FROM figure."categoryId"
      LEFT JOIN LATERAL (
        SELECT revision."id" FROM "StaleMark" mark JOIN "ReportRevision" revision ON revision."id" = mark."sourceRevisionId"
          JOIN "Report" report ON report."id" = revision."reportId" AND report."committeeId" = source."committeeId"
        WHERE mark."revisionId" = figure."revisionId"
          AND EXISTS (SELECT FROM unnest(${paths}::text[]) reached(path) WHERE starts_with(revision."committeePath", reached.path))
        ORDER BY revision."number" DESC LIMIT 1
      ) present ON TRUE
      LEFT JOIN "Figure" present_cell ON present_cell."revisionId" = present."id"
        AND present_cell."indicatorVersionId" = figure."indicatorVersionId"
        AND present_cell."categoryId" IS NOT DISTINCT FROM figure."categoryId"
    ORDER BY 1, CASE WHEN page."isBackward" THEN -source."id" ELSE source."id" END`;
  return (page) => parts.filter(({ page: index }) => pages[index] === page);
});

/** @returns a page of the parts of a figure; none where it was not consolidated. */
export const partsOf = (page: Page, context: Context): Promise<LineagePart[]> => partsOfPages(page, context);

/** How many committees below a figure was made of, or how many of them are of one kind. */
export const countParts = perPage(async (asked: Pick<Page, "figureId" | "kind">[], { db }) => {
  const counts = await db.$queryRaw<{ index: number; count: number }[]>`
    SELECT asked."index", count(*)::int AS "count"
    FROM jsonb_to_recordset(${JSON.stringify(asked.map((each, index) => ({ ...each, index })))}::jsonb)
        AS asked("index" int, "figureId" int, "kind" text)
      JOIN "Figure" figure ON figure."id" = asked."figureId" AND figure."origin" IN ('CONSOLIDATED', 'OVERRIDDEN')
      JOIN "ConsolidationSource" source ON source."revisionId" = figure."revisionId"
    WHERE ${isOfKind(Prisma.sql`asked."kind"`)} GROUP BY asked."index"`;
  return (each) => counts.find(({ index }) => asked[index] === each)?.count ?? 0;
});

/** On how many of the committees below a figure stands. */
export interface FigureCoverage {
  expected: number;
  reported: number;
}

/** For each of the figures that was made of those below: how many were to give one, and how many did. */
export const coverageOf = perPage(async (ids: number[], { db }) => {
  const found = await db.$queryRaw<(FigureCoverage & { id: number })[]>`
    SELECT figure."id", count(*)::int AS "expected", count(cell."id")::int AS "reported"
    FROM "Figure" figure JOIN "ConsolidationSource" source ON source."revisionId" = figure."revisionId"
      LEFT JOIN "Figure" cell ON cell."revisionId" = source."sourceRevisionId"
        AND cell."indicatorVersionId" = figure."indicatorVersionId" AND cell."categoryId" IS NOT DISTINCT FROM figure."categoryId"
    WHERE figure."id" = ANY (${ids}::int[]) AND figure."origin" = 'CONSOLIDATED' GROUP BY figure."id"`;
  const byId = new Map(found.map(({ id, expected, reported }) => [id, { expected, reported }]));
  return (id): FigureCoverage | null => byId.get(id) ?? null;
});

interface Sum {
  numerator: Prisma.Decimal | null;
  denominator: Prisma.Decimal | null;
}

/** What the committees below alone make of figures, by the rule of each; of overridden ones too. */
export const sumBelow = perPage(async (ids, { db }) => {
  const sums = await db.$queryRaw<(Sum & { id: number })[]>`
    SELECT sum."id", sum."numerator", sum."denominator" FROM (
      SELECT figure."id", ${byRule(Prisma.sql`cell."numerator"`)} AS "numerator", ${byRule(Prisma.sql`cell."denominator"`)} AS "denominator"
      FROM "Figure" figure JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
        JOIN "ConsolidationSource" source ON source."revisionId" = figure."revisionId"
        JOIN "ReportRevision" taken ON taken."id" = source."sourceRevisionId"
        JOIN "Figure" cell ON cell."revisionId" = taken."id" AND cell."indicatorVersionId" = version."id"
          AND cell."categoryId" IS NOT DISTINCT FROM figure."categoryId"
      WHERE figure."id" = ANY (${ids}::int[]) AND figure."origin" IN ('CONSOLIDATED', 'OVERRIDDEN')
        AND version."overCommittees" <> 'NONE'
      GROUP BY figure."id", version."overCommittees"
    ) sum`;
  return (id): Sum => sums.find((sum) => sum.id === id) ?? { numerator: null, denominator: null };
});

const byRule = (part: Prisma.Sql) => Prisma.sql`CASE version."overCommittees"
  WHEN 'MAX' THEN (array_agg(${part} ORDER BY cell."numerator" / nullif(coalesce(cell."denominator", 1), 0) DESC NULLS LAST, cell."id"))[1]
  WHEN 'LATEST' THEN (array_agg(${part} ORDER BY taken."sealedAt" DESC, cell."id" DESC))[1]
  ELSE sum(${part}) END`;
