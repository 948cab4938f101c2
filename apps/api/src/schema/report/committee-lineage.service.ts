import { type AddingRule, Prisma } from "@camket/prisma";

export type SourceStanding = "REPORTED" | "MISSING" | "NOT_EXPECTED" | "DIVIDED";

/**
 * Of what committees are made, as the tables `line` and `source` of a statement: each is followed back through every
 * reorganisation between the end of a period and a day, and no further than to one that was divided, of which nobody
 * knows the shares.
 *
 * @param start rows of "rowId", "committeeId", "endsOn" and "day".
 */
export const lineageOf = (start: Prisma.Sql) => Prisma.sql`
  line AS (
    SELECT "rowId", "committeeId" AS "id", FALSE AS "isDivided", "endsOn", "day" FROM (${start}) start
    UNION
    SELECT line."rowId", edge."fromId", NOT edge."isWhole", line."endsOn", line."day"
    FROM line JOIN ${edgeTo} ON TRUE WHERE NOT line."isDivided"
  ), source AS (
    SELECT line."rowId", line."id", line."isDivided", unit."level", unit."code"
    FROM line JOIN "Committee" committee ON committee."id" = line."id"
      JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
    WHERE line."isDivided" OR committee."validFrom" <= line."endsOn" OR NOT EXISTS (SELECT FROM ${edgeTo})
  )`;

const edgeTo = Prisma.sql`LATERAL (
  SELECT succession."fromId", succession."isWhole"
  FROM "CommitteeSuccession" succession JOIN "Reorganisation" reorganisation ON reorganisation."id" = succession."reorganisationId"
  WHERE succession."toId" = line."id" AND reorganisation."effectiveOn" > line."endsOn" AND reorganisation."effectiveOn" <= line."day"
) edge`;

/** A part of several figures by their rule: its sum, or that of the largest one, of which both parts are taken. */
export const combined = (part: Prisma.Sql, rule: Prisma.Sql) => Prisma.sql`CASE ${rule}
  WHEN 'MAX' THEN (array_agg(${part}
    ORDER BY "numerator" / nullif(coalesce("denominator", 1), 0) DESC NULLS LAST, "figureId"))[1]
  ELSE sum(${part}) END`;

/** Whether figures of several committees can become one. */
export const isAdding = (rule: AddingRule) =>
  ({ SUM: true, MAX: true, RATIO_OF_SUMS: true, LATEST: false, NONE: false })[rule];

export function standingOf(source: { isDivided: boolean; isExpected: boolean }, hasReported: boolean): SourceStanding {
  if (source.isDivided) return "DIVIDED";
  if (hasReported) return "REPORTED";
  return source.isExpected ? "MISSING" : "NOT_EXPECTED";
}

/** Of committees: how many were expected to report, or did. */
export const expectedOf = (sources: { standing: SourceStanding }[]) =>
  sources.filter(({ standing }) => standing === "REPORTED" || standing === "MISSING").length;

export const reportedOf = (sources: { standing: SourceStanding }[]) =>
  sources.filter(({ standing }) => standing === "REPORTED").length;
