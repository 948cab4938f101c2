import { type AddingRule, type FigureState, Prisma, type Transaction } from "@camket/prisma";
import { perPage } from "../per-page.ts";
import {
  combined,
  expectedOf,
  isAdding,
  lineageOf,
  reportedOf,
  type SourceStanding,
  standingOf,
} from "./committee-lineage.service.ts";
import { approvedRevision } from "./report-tree.service.ts";
import type { PeriodKey } from "./reporting-period.ts";

/** A figure as it is added: nothing arisen has no number. */
export interface EarlierValue {
  /** Null where there is no value. */
  figureState: FigureState | null;
  numerator: Prisma.Decimal | null;
  denominator: Prisma.Decimal | null;
}

export interface EarlierFigure extends EarlierValue {
  indicatorId: number;
  /** Null for the total. */
  categoryId: number | null;
  overPeriods: AddingRule;
  /** Of the committees it is made of: how many were expected to report, or did, and how many have this figure. */
  expected: number;
  reported: number;
  /** What it is made of. */
  figureIds: number[];
}

/** What an earlier period says of one committee. */
export interface EarlierPeriod extends PeriodKey {
  name: string;
  startsOn: Date;
  endsOn: Date;
  isDivided: boolean;
  /** Of the committees of that time of which the committee is made. */
  expected: number;
  reported: number;
  sources: { committeeId: number; standing: SourceStanding }[];
  /** None where a committee was divided. */
  figures: EarlierFigure[];
}

/** Whose figures of another period are asked for. */
export const placeSelect = {
  committeeId: true,
  round: { select: { committeeId: true, periodKind: true, year: true, ordinal: true, endsOn: true } },
} satisfies Prisma.ReportSelect;

export type ReportPlace = Prisma.ReportGetPayload<{ select: typeof placeSelect }>;

interface Asked {
  place: ReportPlace;
  period: PeriodKey;
}

interface Found {
  index: number;
  name: string;
  startsOn: Date;
  endsOn: Date;
  sources: {
    committeeId: number;
    isDivided: boolean;
    isAsked: boolean;
    isExpected: boolean;
    revisionId: number | null;
  }[];
  figures: {
    indicatorId: number;
    categoryId: number | null;
    overCommittees: AddingRule;
    overPeriods: AddingRule;
    figureState: FigureState;
    numerator: string | null;
    denominator: string | null;
    figureIds: number[];
  }[];
}

/**
 * What reports of other periods say of the committees of some reports, on the map of the last day of each: as approved,
 * and put together by the indicator's rule where a committee took over others whole. A committee that was expected in
 * several rounds of a period is read in that of the one who asks, where it was. One statement for all.
 *
 * @returns one for each asked; null where no report of that period was asked for.
 */
export async function earlierFigures(
  asked: Asked[],
  db: Transaction,
  { isTotalOnly, indicatorIds = null }: { isTotalOnly: boolean; indicatorIds?: number[] | null },
): Promise<(EarlierPeriod | null)[]> {
  if (asked.length === 0) return [];
  const rows = asked.map(({ place: { committeeId, round }, period: { periodKind, year, ordinal } }, index) => ({
    ...{ index, committeeId, askedById: round.committeeId, day: round.endsOn, periodKind, year, ordinal },
  }));
  const found = await db.$queryRaw<Found[]>`
    WITH RECURSIVE asked AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS asked(
        "index" int, "committeeId" int, "askedById" int, "day" date, "periodKind" "PeriodKind", "year" int, "ordinal" int)
    ), call AS MATERIALIZED (
      SELECT asked."index", asked."committeeId", asked."day", round."id" AS "roundId", round."name", round."startsOn",
        round."endsOn", row_number() OVER (
          PARTITION BY asked."index" ORDER BY round."committeeId" <> asked."askedById", round."id") AS "place"
      FROM asked JOIN "ReportingRound" round USING ("periodKind", "year", "ordinal")
      -- Others mean another period by one that has no kind.
      WHERE asked."periodKind" <> 'OTHER' OR round."committeeId" = asked."askedById"
    ), ${lineageOf(Prisma.sql`SELECT "index" AS "rowId", "committeeId", "endsOn", "day" FROM call WHERE "place" = 1`)},
    answer AS MATERIALIZED (
      SELECT source.*, expectation."roundId" IS NOT NULL AS "isAsked", coalesce(expectation."state" <> 'EXEMPT', FALSE) AS "isExpected", approved."id" AS "revisionId"
      FROM source
        LEFT JOIN LATERAL (
          SELECT expectation."state", expectation."roundId" FROM call
            JOIN "RoundExpectation" expectation
              ON expectation."roundId" = call."roundId" AND expectation."committeeId" = source."id"
          WHERE call."index" = source."rowId" ORDER BY call."place" LIMIT 1
        ) expectation ON TRUE
        LEFT JOIN "Report" report ON report."roundId" = expectation."roundId" AND report."committeeId" = source."id"
          AND NOT source."isDivided"
        LEFT JOIN ${approvedRevision(Prisma.sql`report."id"`)} approved ON TRUE
    ), given AS (
      SELECT answer."rowId", version."indicatorId", version."overCommittees", version."overPeriods", figure."categoryId",
        figure."id" AS "figureId", figure."state", figure."numerator", figure."denominator"
      FROM answer JOIN "Figure" figure ON figure."revisionId" = answer."revisionId"
        JOIN "IndicatorVersion" version ON version."id" = figure."indicatorVersionId"
      WHERE (NOT ${isTotalOnly} OR figure."categoryId" IS NULL)
        AND (${indicatorIds}::int[] IS NULL OR version."indicatorId" = ANY (${indicatorIds}::int[]))
    ), made AS (
      SELECT "rowId", "indicatorId", "categoryId", max("overCommittees") AS "overCommittees",
        max("overPeriods") AS "overPeriods", min("state") AS "figureState", -- a number, where there is one
        ${combined(Prisma.sql`"numerator"`, Prisma.sql`max("overCommittees")::text`)}::text AS "numerator",
        ${combined(Prisma.sql`"denominator"`, Prisma.sql`max("overCommittees")::text`)}::text AS "denominator",
        jsonb_agg("figureId" ORDER BY "figureId") AS "figureIds"
      FROM given GROUP BY "rowId", "indicatorId", "categoryId"
    )
    SELECT call."index", call."name", call."startsOn", call."endsOn",
      (SELECT jsonb_agg(jsonb_build_object('committeeId', "id", 'isDivided', "isDivided", 'isAsked', "isAsked",
          'isExpected', "isExpected", 'revisionId', "revisionId") ORDER BY "level", "code", "id")
        FROM answer WHERE "rowId" = call."index") AS "sources",
      (SELECT coalesce(jsonb_agg(to_jsonb(made) ORDER BY "indicatorId", "categoryId" NULLS FIRST), '[]')
        FROM made WHERE "rowId" = call."index") AS "figures"
    FROM call WHERE "place" = 1`;
  const byIndex = new Map(found.map((period) => [period.index, period]));
  return asked.map(({ period }, index) => {
    const answered = byIndex.get(index);
    return answered?.sources.some(({ isAsked }) => isAsked) ? { ...period, ...readPeriod(answered) } : null;
  });
}

/** The same of one period of one report, together for those of a page. */
export const earlierPeriod = perPage(async (asked: Asked[], { db }) => {
  const periods = await earlierFigures(asked, db, { isTotalOnly: false });
  return (one) => periods[asked.indexOf(one)] ?? null;
});

function readPeriod({ name, startsOn, endsOn, ...found }: Found) {
  const sources = found.sources.map((source) => ({
    committeeId: source.committeeId,
    standing: standingOf(source, source.revisionId !== null),
  }));
  const expected = expectedOf(sources);
  const isDivided = sources.some(({ standing }) => standing === "DIVIDED");
  return {
    ...{ name, startsOn, endsOn, sources, isDivided, expected, reported: reportedOf(sources) },
    figures: isDivided ? [] : found.figures.map((figure) => readFigure(figure, expected)),
  };
}

function readFigure(figure: Found["figures"][number], expected: number): EarlierFigure {
  const { indicatorId, categoryId, overPeriods, overCommittees, figureIds } = figure;
  const isOne = figureIds.length === 1 || isAdding(overCommittees);
  const decimal = (text: string | null) => (text === null ? null : new Prisma.Decimal(text));
  return {
    ...{ indicatorId, categoryId, overPeriods, expected, reported: figureIds.length, figureIds },
    figureState: isOne ? figure.figureState : null,
    numerator: isOne ? decimal(figure.numerator) : null,
    denominator: isOne ? decimal(figure.denominator) : null,
  };
}
