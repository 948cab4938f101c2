import { type AddingRule, type FigureState, Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { combined, isAdding, lineageOf, type SourceStanding, standingOf } from "./committee-lineage.service.ts";

export type RestatementState = "AS_REPORTED" | "RESTATED" | "NOT_RESTATABLE" | "NOT_ADDABLE" | "NO_FIGURE";

/** One committee of the time of the round of which a present one is made. */
export interface RestatedSource {
  committeeId: number;
  standing: SourceStanding;
  /** Of its last approved revision; null where there is none. */
  figureId: number | null;
}

interface RestatedValue {
  /** Null where there is no value. */
  figureState: FigureState | null;
  numerator: Prisma.Decimal | null;
  denominator: Prisma.Decimal | null;
}

export interface RestatedRow extends RestatedValue {
  committeeId: number;
  state: RestatementState;
  sources: RestatedSource[];
}

export interface RestatedTotal extends RestatedValue {
  /** Whether every committee of the time gave a figure, and none was divided since. */
  isComplete: boolean;
}

interface Asked {
  roundId: number;
  /** Last day of the period of the round. */
  endsOn: Date;
  definition: { id: number; overCommittees: AddingRule };
  /** Null for the total. */
  categoryId: number | null;
  /** Its direct children on the day are the rows. */
  committeeId: number;
  day: Date;
}

interface Measured {
  /** Null for all rows together. */
  rowId: number | null;
  numerator: Prisma.Decimal | null;
  denominator: Prisma.Decimal | null;
  /** Null where there is no figure at all. */
  figureState: FigureState | null;
  sources: { committeeId: number; isDivided: boolean; isExpected: boolean; figureId: number | null }[];
}

const noValue: RestatedValue = { figureState: null, numerator: null, denominator: null };

/**
 * The figures of a round on the map of a day: each committee of that day with those it is made of. A committee that is
 * not within reach, or is made of one that is not, is left out. One statement, since Prisma neither walks a lineage nor
 * adds up.
 */
export async function restateFigures(
  { roundId, endsOn, definition, categoryId, committeeId, day }: Asked,
  { db, viewer }: Context,
): Promise<{ rows: RestatedRow[]; total: RestatedTotal }> {
  const rule = definition.overCommittees;
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  const measured = await db.$queryRaw<Measured[]>`
    WITH RECURSIVE ${lineageOf(Prisma.sql`
      SELECT "id" AS "rowId", "id" AS "committeeId", ${endsOn}::date AS "endsOn", ${day}::date AS "day"
      FROM "Committee"
      WHERE "parentId" = ${committeeId} AND "validFrom" <= ${day}::date AND ("validTo" IS NULL OR "validTo" > ${day}::date)`)},
    hidden AS (
      SELECT line."rowId" FROM line JOIN "Committee" committee ON committee."id" = line."id"
      WHERE NOT EXISTS (SELECT FROM unnest(${paths}::text[]) reached(path) WHERE starts_with(committee."path", reached.path))
    ), measured AS (
      SELECT source.*, row_unit."level" AS "rowLevel", row_unit."code" AS "rowCode",
        coalesce(expectation."state" <> 'EXEMPT', FALSE) AS "isExpected", figure."id" AS "figureId",
        figure."state" AS "figureState", figure."numerator", figure."denominator"
      FROM source JOIN "Committee" row ON row."id" = source."rowId"
        JOIN "AdministrativeUnit" row_unit ON row_unit."id" = row."unitId"
        LEFT JOIN "RoundExpectation" expectation
          ON expectation."roundId" = ${roundId} AND expectation."committeeId" = source."id"
        LEFT JOIN LATERAL (
          SELECT revision."id" FROM "Report" report JOIN "ReportRevision" revision ON revision."reportId" = report."id"
          WHERE report."roundId" = ${roundId} AND report."committeeId" = source."id" AND NOT source."isDivided"
            AND EXISTS (SELECT FROM "ReportDecision" WHERE "revisionId" = revision."id" AND "kind" = 'APPROVED')
          ORDER BY revision."number" DESC LIMIT 1
        ) approved ON TRUE
        LEFT JOIN "Figure" figure ON figure."revisionId" = approved."id"
          AND figure."indicatorVersionId" = ${definition.id} AND figure."categoryId" IS NOT DISTINCT FROM ${categoryId}::int
      WHERE source."rowId" NOT IN (SELECT "rowId" FROM hidden)
    )
    SELECT "rowId", ${combined(Prisma.sql`"numerator"`, Prisma.sql`${rule}::text`)} AS "numerator",
      ${combined(Prisma.sql`"denominator"`, Prisma.sql`${rule}::text`)} AS "denominator",
      min("figureState") AS "figureState", -- a number, where there is one
      coalesce(jsonb_agg(jsonb_build_object('committeeId', "id", 'isDivided', "isDivided", 'isExpected', "isExpected",
        'figureId', "figureId") ORDER BY "level", "code", "id") FILTER (WHERE "rowId" IS NOT NULL), '[]') AS "sources"
    FROM measured GROUP BY GROUPING SETS (("rowLevel", "rowCode", "rowId"), ())
    ORDER BY "rowLevel", "rowCode", "rowId"`;

  const rows = measured.flatMap(({ rowId, ...row }) => (rowId === null ? [] : [rowOf(rowId, row, rule)]));
  const isComplete =
    rows.length > 0 && rows.every(({ sources }) => sources.every(({ standing }) => standing === "REPORTED"));
  const isAddable = rows.length === 1 || isAdding(rule);
  const all = measured.find(({ rowId }) => rowId === null);
  return {
    rows,
    total: {
      isComplete,
      ...(isComplete && isAddable && rows.every(hasValue) && all ? valueIn(all) : noValue),
    },
  };
}

export const hasValue = ({ state }: RestatedRow) => state === "AS_REPORTED" || state === "RESTATED";

const valueIn = ({ figureState, numerator, denominator }: RestatedValue): RestatedValue => ({
  figureState,
  numerator,
  denominator,
});

function rowOf(committeeId: number, { sources, ...value }: Omit<Measured, "rowId">, rule: AddingRule): RestatedRow {
  const standings = sources.map((source) => ({ ...source, standing: standingOf(source, source.figureId !== null) }));
  const state = stateOf(committeeId, standings, rule);
  return {
    committeeId,
    state,
    sources: standings.map(({ committeeId, standing, figureId }) => ({ committeeId, standing, figureId })),
    ...(state === "AS_REPORTED" || state === "RESTATED" ? valueIn(value) : noValue),
  };
}

function stateOf(rowId: number, sources: RestatedSource[], rule: AddingRule): RestatementState {
  if (sources.some(({ standing }) => standing === "DIVIDED")) return "NOT_RESTATABLE";
  if (sources.every(({ figureId }) => figureId === null)) return "NO_FIGURE";
  if (sources.length > 1) return isAdding(rule) ? "RESTATED" : "NOT_ADDABLE";
  return sources[0]?.committeeId === rowId ? "AS_REPORTED" : "RESTATED";
}
