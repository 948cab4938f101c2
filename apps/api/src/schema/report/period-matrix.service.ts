import { type PeriodKind, Prisma } from "@camket/prisma";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ancestorIds } from "../visibility.ts";

export const MOST_ROWS = 200;
export const MOST_PERIODS = 12;

export interface MatrixChoice {
  /** The committees directly below this one are the rows, */
  committeeId: number;
  /** and before them, where wanted, this one. */
  isOwnFirst: boolean;
  kinds: PeriodKind[];
  /** So many periods, the latest ones. */
  periods: number;
  /** No period that ends later; null for all of which reports can be drafted. */
  until: Date | null;
}

/** A period of which rounds of several committees ask: that of a nation for its provinces, and theirs for their communes. */
export interface MatrixPeriod {
  periodKind: PeriodKind;
  year: number;
  ordinal: number;
  name: string;
  startsOn: Date;
  endsOn: Date;
}

/** Cells that come row by row, as rows. */
export function inRows<Cell extends { rowId: number }>(cells: Cell[]): Map<number, Cell[]> {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) rows.set(cell.rowId, [...(rows.get(cell.rowId) ?? []), cell]);
  return rows;
}

/**
 * Whether an `expectation` is of a `member`. Looked up row by row (IS TRUE keeps it from being joined): PostgreSQL thinks
 * of a few members where there are thousands, and would read all that was ever asked of each.
 */
export const isMember = Prisma.sql`(expectation."committeeId" IN (SELECT "id" FROM member)) IS TRUE`;

/**
 * The rows of a matrix and its periods, as the tables `line`, `member` (the committees of which a row is made: those of
 * its subtree, and of those that it took over), `period` and `call` (the rounds of a period) of a statement. A row that
 * ended and has no successor stays, as what it was asked has no other place. What is not within reach is left out.
 */
export const matrix = ({ committeeId, isOwnFirst, kinds, periods, until }: MatrixChoice, { viewer }: Context) => {
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  const above = viewer ? ancestorIds(viewer) : [];
  const day = today();
  return Prisma.sql`
    reached AS (SELECT unnest(${paths}::text[]) AS "path"),
    line AS MATERIALIZED (
      SELECT child."id", child."path", row_number() OVER (
          ORDER BY child."id" <> ${committeeId}, unit."level", unit."code", child."id") AS "place", coalesce(child."validTo" <= ${day}::date, FALSE) AS "isEnded",
        (SELECT count(*)::int FROM "CommitteeSuccession" WHERE "toId" = child."id") AS "predecessors"
      FROM "Committee" child JOIN "AdministrativeUnit" unit ON unit."id" = child."unitId"
      WHERE (${isOwnFirst} AND child."id" = ${committeeId}
          OR child."parentId" = ${committeeId} AND child."validFrom" <= ${day}::date
            AND (child."validTo" IS NULL OR child."validTo" > ${day}::date
              OR NOT EXISTS (SELECT FROM "CommitteeSuccession" WHERE "fromId" = child."id")))
        AND EXISTS (SELECT FROM reached WHERE starts_with(child."path", reached."path"))
      ORDER BY "place" LIMIT ${MOST_ROWS}
    ), member AS MATERIALIZED (
      SELECT DISTINCT line."id" AS "rowId", committee."id"
      FROM line CROSS JOIN LATERAL (
          SELECT line."path" UNION SELECT "reachedPath" FROM "CommitteeReach" WHERE "committeeId" = line."id"
        ) source("path") JOIN "Committee" committee
          -- Paths end in a dot, after which comes a slash: all that begin with one lie between the two.
          ON committee."path" >= source."path" AND committee."path" < rtrim(source."path", '.') || '/'
      WHERE EXISTS (SELECT FROM reached WHERE starts_with(committee."path", reached."path"))
    ), period AS MATERIALIZED (
      SELECT row_number() OVER (ORDER BY "endsOn", "startsOn", "periodKind", "ordinal", "name")::int AS "n", latest.* FROM (
        SELECT "periodKind", "year", "ordinal", "name", "startsOn", "endsOn", array_agg(round."id") AS "roundIds"
        FROM "ReportingRound" round
        WHERE "periodKind" = ANY (${kinds}::"PeriodKind"[]) AND "opensOn" <= ${day}::date
          AND (${until}::date IS NULL OR "endsOn" <= ${until}::date)
          AND (round."committeeId" = ANY (${above}::int[])
            OR EXISTS (SELECT FROM reached WHERE starts_with(round."committeePath", reached."path")))
          AND EXISTS (SELECT FROM "RoundExpectation" expectation WHERE expectation."roundId" = round."id" AND ${isMember})
        GROUP BY "periodKind", "year", "ordinal", "name", "startsOn", "endsOn"
        ORDER BY "endsOn" DESC, "startsOn" DESC, "periodKind" DESC, "ordinal" DESC, "name" DESC LIMIT ${periods}) latest
    ), call AS MATERIALIZED (SELECT period."n", unnest(period."roundIds") AS "roundId" FROM period)`;
};
