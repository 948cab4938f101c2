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

interface Page {
  figureId: number;
  after: number | null;
  before: number | null;
  limit: number;
  isBackward: boolean;
}

interface Part extends LineagePart {
  page: number;
}

/** The parts of figures, a page of each, in one statement for all that are asked for together. */
const partsOfPages = perPage(async (pages: Page[], { db, viewer }) => {
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  const parts = await db.$queryRaw<Part[]>`
    SELECT page."index" AS "page", source."id", source."committeeId", source."sourceRevisionId" IS NULL AS "isMissing",
      taken."id" AS "revisionId", cell."id" AS "figureId", present."id" AS "presentRevisionId",
      present_cell."id" AS "presentFigureId"
    FROM jsonb_to_recordset(${JSON.stringify(pages.map((page, index) => ({ ...page, index })))}::jsonb)
        AS page("index" int, "figureId" int, "after" int, "before" int, "limit" int, "isBackward" boolean)
      JOIN "Figure" figure ON figure."id" = page."figureId" AND figure."origin" IN ('CONSOLIDATED', 'OVERRIDDEN')
      CROSS JOIN LATERAL (
        SELECT * FROM "ConsolidationSource" source
        WHERE source."revisionId" = figure."revisionId" AND (page."after" IS NULL OR source."id" > page."after")
          AND (page."before" IS NULL OR source."id" < page."before")
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

/** How many committees below a figure was made of, the missing ones among them. */
export const countParts = perPage(async (ids, { db }) => {
  const counts = await db.$queryRaw<{ id: number; count: number }[]>`
    SELECT figure."id", count(*)::int AS "count" FROM "Figure" figure
      JOIN "ConsolidationSource" source ON source."revisionId" = figure."revisionId"
    WHERE figure."id" = ANY (${ids}::int[]) AND figure."origin" IN ('CONSOLIDATED', 'OVERRIDDEN') GROUP BY figure."id"`;
  return (id) => counts.find((figure) => figure.id === id)?.count ?? 0;
});
