import { perPage } from "../per-page.ts";

/** How many figures differ between the last two submissions of reports; null where there is only one. */
export const changedCells = perPage(async (ids, { db }) => {
  const changes = await db.$queryRaw<{ id: number; count: number }[]>`
    WITH sent AS (
      SELECT "reportId", "id", row_number() OVER (PARTITION BY "reportId" ORDER BY "number" DESC) AS "place"
      FROM "ReportRevision" WHERE "reportId" = ANY (${ids}::int[]) AND "sealedAt" IS NOT NULL
    )
    SELECT now."reportId" AS "id", (
      SELECT count(*)::int FROM (SELECT * FROM "Figure" WHERE "revisionId" = now."id") cell
        FULL JOIN (SELECT * FROM "Figure" WHERE "revisionId" = earlier."id") before
          ON before."indicatorVersionId" = cell."indicatorVersionId"
            AND coalesce(before."categoryId", 0) = coalesce(cell."categoryId", 0)
      WHERE (cell."state", cell."numerator", cell."denominator")
        IS DISTINCT FROM (before."state", before."numerator", before."denominator")
    ) AS "count"
    FROM sent now JOIN sent earlier ON earlier."reportId" = now."reportId" AND earlier."place" = 2
    WHERE now."place" = 1`;
  return (id): number | null => changes.find((report) => report.id === id)?.count ?? null;
});
