import type { Transaction } from "@camket/prisma";
import { perPage } from "../per-page.ts";
import { type EarlierFigure, earlierFigures, type ReportPlace } from "./earlier-figures.service.ts";
import { type PeriodKey, precedingPeriod } from "./reporting-period.ts";

/** What the figures of a report are compared with. */
export type ComparedPeriod = "YEAR_BEFORE" | "PRECEDING";

export const periodCompared = (period: PeriodKey, compared: ComparedPeriod): PeriodKey | null =>
  ({
    YEAR_BEFORE: { ...period, year: period.year - 1 },
    PRECEDING: precedingPeriod(period),
  })[compared];

/** A total that a report can be held against, and of when it is. */
export interface ComparedTotal extends EarlierFigure {
  compared: ComparedPeriod;
}

/**
 * What the totals of reports are held against: those of the same period a year before; of an indicator that has none
 * there, those of the preceding period. Where a committee of then is lacking there is nothing to hold against.
 */
export async function comparedTotals<Place extends ReportPlace>(
  places: Place[],
  db: Transaction,
): Promise<(place: Place) => ComparedTotal[]> {
  const asked = places.flatMap((place) =>
    (["YEAR_BEFORE", "PRECEDING"] as const).flatMap((compared) => {
      const period = periodCompared(place.round, compared);
      return period ? { place, compared, period } : [];
    }),
  );
  const periods = await earlierFigures(asked, db, { isTotalOnly: true });
  return (place) => {
    const totals = asked.flatMap(({ place: owner, compared }, index) =>
      owner === place
        ? (periods[index]?.figures ?? [])
            .filter(({ figureState, reported, expected }) => figureState !== null && reported >= expected)
            .map((figure) => ({ ...figure, compared }))
        : [],
    );
    const ofYearBefore = new Set(
      totals.filter(({ compared }) => compared === "YEAR_BEFORE").map(({ indicatorId }) => indicatorId),
    );
    return totals.filter(({ compared, indicatorId }) => compared === "YEAR_BEFORE" || !ofYearBefore.has(indicatorId));
  };
}

/** The same for the reports of a page. */
export const comparedTotalsOf = perPage(async (places: ReportPlace[], { db }) => comparedTotals(places, db));
