import { Prisma } from "@camket/prisma";
import { isLastApproved, isSmall } from "@camket/prisma/suppression";
import { perPage } from "../per-page.ts";

/** Why a number is hidden from those who may not know every number. */
export type HiddenBecause = "NOT_APPROVED" | "REPLACED" | "SMALL";

interface Hidden {
  id: number;
  number: HiddenBecause | null;
  own: HiddenBecause | null;
}

/** Of figures and of what their committees add themselves, in one statement for a page. */
export const hidingOf = perPage(async (ids, { db }) => {
  const figures = await db.$queryRaw<Hidden[]>`
    SELECT figure."id", coalesce(published."hidden", CASE WHEN small."isSmall" THEN 'SMALL' END) AS "number",
      coalesce(published."hidden", CASE WHEN small."isSmall" OR
        ${isSmall(Prisma.sql`figure."ownNumerator"`, Prisma.sql`figure."ownDenominator"`)} THEN 'SMALL' END) AS "own"
    FROM "Figure" figure JOIN "ReportRevision" revision ON revision."id" = figure."revisionId"
      JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
      LEFT JOIN "FigureSuppression" suppression ON suppression."figureId" = figure."id"
      CROSS JOIN LATERAL (SELECT CASE
        WHEN ${isLastApproved(Prisma.sql`revision`)} THEN NULL
        WHEN EXISTS (SELECT FROM "ReportDecision" WHERE "revisionId" = revision."id" AND "kind" = 'APPROVED') THEN 'REPLACED'
        ELSE 'NOT_APPROVED' END AS "hidden") published
      CROSS JOIN LATERAL (SELECT suppression."figureId" IS NOT NULL
        OR ${isSmall(Prisma.sql`figure."numerator"`, Prisma.sql`figure."denominator"`)} AS "isSmall") small
    WHERE figure."id" = ANY (${ids}::int[])`;
  const found = new Map(figures.map((figure) => [figure.id, figure]));
  return (id): Pick<Hidden, "number" | "own"> => found.get(id) ?? { number: "NOT_APPROVED", own: "NOT_APPROVED" };
});
