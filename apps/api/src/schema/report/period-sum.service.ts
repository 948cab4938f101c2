import { type AddingRule, Prisma } from "@camket/prisma";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { perPage } from "../per-page.ts";
import {
  type EarlierFigure,
  type EarlierPeriod,
  type EarlierValue,
  earlierFigures,
  earlierPeriod,
  type ReportPlace,
} from "./earlier-figures.service.ts";
import { type PartKey, type PeriodKey, waysToAddUp, yearUntil } from "./reporting-period.ts";

/** A period added up from shorter ones, in the one way of those there are: halves, quarters and months overlap. */
export interface PeriodSum {
  parts: { key: PartKey; period: EarlierPeriod | null }[];
  figures: EarlierFigure[];
}

/** @returns null where no shorter period within that of the report was asked for. */
export async function sumOfPeriods(place: ReportPlace, context: Context): Promise<PeriodSum | null> {
  const ways = await Promise.all(
    waysToAddUp(place.round).map((keys) =>
      Promise.all(keys.map(async (key) => ({ key, period: await earlierPeriod({ place, period: key }, context) }))),
    ),
  );
  const share = (parts: PeriodSum["parts"]) => parts.filter(({ period }) => isReported(period)).length / parts.length;
  const [parts] = ways
    .filter((parts) => parts.some(({ period }) => period !== null))
    .sort((one, other) => share(other) - share(one)); // of equal ones that of the longest periods, which came first
  return parts ? { parts, figures: addOverPeriods(parts.map(({ period }) => period)) } : null;
}

export const isReported = (period: EarlierPeriod | null) => period !== null && !period.isDivided && period.reported > 0;

/** By the rule of each indicator over periods; a figure that lacks a committee counts as lacking. */
export function addOverPeriods(periods: (Pick<EarlierPeriod, "figures"> | null)[]): EarlierFigure[] {
  const given = new Map<string, EarlierFigure[]>();
  for (const figure of periods.flatMap((period) => period?.figures ?? [])) {
    if (figure.figureState === null || figure.reported < figure.expected) continue;
    const key = `${figure.indicatorId}/${figure.categoryId ?? ""}`;
    given.set(key, [...(given.get(key) ?? []), figure]);
  }
  return [...given.values()].flatMap((figures): EarlierFigure[] => {
    const last = figures.at(-1);
    const value = last && added(figures, last.overPeriods);
    return value
      ? [
          {
            ...{ ...last, ...value, expected: periods.length, reported: figures.length },
            figureIds: figures.flatMap(({ figureIds }) => figureIds),
          },
        ]
      : [];
  });
}

interface SoFar {
  committeeId: number;
  indicatorId: number;
  /** Of a kind that divides the year. */
  period: PeriodKey;
}

/** The total of an indicator from the start of the year to the end of a period, on the map of today. */
export const yearSoFar = perPage(async (asked: SoFar[], { db }) => {
  const keyOf = ({ committeeId }: Pick<SoFar, "committeeId">, { periodKind, year, ordinal }: PeriodKey) =>
    [committeeId, periodKind, year, ordinal].join();
  const parts = new Map(
    asked.flatMap(({ committeeId, period }) =>
      yearUntil(period).map((key) => {
        const place = { committeeId, round: { ...period, committeeId, endsOn: today() } };
        return [keyOf({ committeeId }, key), { place, period: key }] as const;
      }),
    ),
  );
  const indicatorIds = [...new Set(asked.map(({ indicatorId }) => indicatorId))];
  const periods = await earlierFigures([...parts.values()], db, { isTotalOnly: true, indicatorIds });
  const byKey = new Map([...parts.keys()].map((key, index) => [key, periods[index] ?? null]));
  return (one): EarlierFigure | null => {
    const ofYear = yearUntil(one.period).map((key) => byKey.get(keyOf(one, key)) ?? null);
    return addOverPeriods(ofYear).find(({ indicatorId }) => indicatorId === one.indicatorId) ?? null;
  };
});

function added(figures: EarlierFigure[], rule: AddingRule): EarlierValue | null {
  switch (rule) {
    case "NONE":
      return null;
    case "LATEST":
      return valueIn(figures.at(-1));
    case "MAX":
      return valueIn(figures.reduce((most, figure) => (size(figure).greaterThan(size(most)) ? figure : most)));
    case "SUM":
    case "RATIO_OF_SUMS":
      return {
        figureState: figures.some(({ figureState }) => figureState === "NUMBER") ? "NUMBER" : "NOTHING_AROSE",
        numerator: sum(figures.map(({ numerator }) => numerator)),
        denominator: sum(figures.map(({ denominator }) => denominator)),
      };
  }
}

const valueIn = (figure: EarlierFigure | undefined): EarlierValue | null =>
  figure ? { figureState: figure.figureState, numerator: figure.numerator, denominator: figure.denominator } : null;

const LEAST = new Prisma.Decimal(Number.NEGATIVE_INFINITY);

/** Where nothing arose, and over zero, nothing is larger. */
const size = ({ numerator, denominator }: EarlierValue) =>
  numerator === null || denominator?.isZero() ? LEAST : numerator.dividedBy(denominator ?? 1);

function sum(numbers: (Prisma.Decimal | null)[]): Prisma.Decimal | null {
  const typed = numbers.flatMap((number) => number ?? []);
  return typed.length === 0 ? null : typed.reduce((total, number) => total.plus(number));
}
