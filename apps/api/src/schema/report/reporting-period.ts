import type { PeriodKind } from "@camket/prisma";
import { addDays } from "../../calendar.ts";

/** Decree 09/2019/NĐ-CP closes periods on the 14th, and the next ones begin on the day after. */
const CLOSING_DAY = 14;

const ROMAN = ["I", "II", "III", "IV"];

interface Named {
  /** In Vietnamese. */
  name: string;
  startsOn: Date;
  endsOn: Date;
}

/** The highest ordinal of a kind: its months or quarters in a year. */
export const MOST_ORDINALS = {
  MONTH: 12,
  QUARTER: 4,
  HALF_YEAR_1: 1,
  HALF_YEAR_2: 1,
  YEAR: 1,
  CALENDAR_HALF_1: 1,
  CALENDAR_YEAR: 1,
} satisfies Record<Exclude<PeriodKind, "OTHER">, number>;

/** @param ordinal which month or quarter of the year, from 1. */
export function periodOf(kind: Exclude<PeriodKind, "OTHER">, year: number, ordinal: number): Named {
  const day = (month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
  const closing = (name: string, first: number, last: number): Named => ({
    name,
    startsOn: day(first - 1, CLOSING_DAY + 1),
    endsOn: day(last, CLOSING_DAY),
  });
  switch (kind) {
    case "MONTH":
      return closing(`Tháng ${ordinal} năm ${year}`, ordinal, ordinal);
    case "QUARTER":
      return closing(`Quý ${ROMAN[ordinal - 1]} năm ${year}`, ordinal * 3 - 2, ordinal * 3);
    case "HALF_YEAR_1":
      return closing(`6 tháng đầu năm ${year}`, 1, 6);
    case "HALF_YEAR_2":
      return closing(`6 tháng cuối năm ${year}`, 7, 12);
    case "YEAR":
      return closing(`Năm ${year}`, 1, 12);
    case "CALENDAR_HALF_1":
      return { name: `6 tháng đầu năm ${year}`, startsOn: day(1, 1), endsOn: day(6, 30) };
    case "CALENDAR_YEAR":
      return { name: `Năm ${year}`, startsOn: day(1, 1), endsOn: day(12, 31) };
  }
}

/** As long as that one, in months where it is whole months. */
export function periodAfter({ startsOn, endsOn }: { startsOn: Date; endsOn: Date }): { startsOn: Date; endsOn: Date } {
  const next = addDays(endsOn, 1);
  const months = (next.getUTCFullYear() - startsOn.getUTCFullYear()) * 12 + next.getUTCMonth() - startsOn.getUTCMonth();
  const isWhole = next.getUTCDate() === startsOn.getUTCDate();
  const after = isWhole
    ? new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + months, next.getUTCDate()))
    : new Date(next.valueOf() + (next.valueOf() - startsOn.valueOf()));
  return { startsOn: next, endsOn: addDays(after, -1) };
}

/** A period of a year, whoever asks for reports of it. */
export interface PeriodKey {
  periodKind: PeriodKind;
  year: number;
  ordinal: number;
}

/** The one of the same kind that ends where this one begins; null where there is none. */
export function precedingPeriod({ periodKind, year, ordinal }: PeriodKey): PeriodKey | null {
  switch (periodKind) {
    case "MONTH":
    case "QUARTER":
      return ordinal > 1
        ? { periodKind, year, ordinal: ordinal - 1 }
        : { periodKind, year: year - 1, ordinal: MOST_ORDINALS[periodKind] };
    case "HALF_YEAR_1":
      return { periodKind: "HALF_YEAR_2", year: year - 1, ordinal };
    case "HALF_YEAR_2":
      return { periodKind: "HALF_YEAR_1", year, ordinal };
    case "YEAR":
    case "CALENDAR_YEAR":
      return { periodKind, year: year - 1, ordinal };
    case "CALENDAR_HALF_1":
    case "OTHER":
      return null;
  }
}

/** One of those that make up a longer one. */
export interface PartKey extends PeriodKey {
  periodKind: "MONTH" | "QUARTER" | "HALF_YEAR_1" | "HALF_YEAR_2";
}

/** The periods of its kind from the start of the year to this one; none where the kind does not divide the year. */
export function yearUntil({ periodKind, year, ordinal }: PeriodKey): PeriodKey[] {
  const [halves, quarters, months] = waysToAddUp({ periodKind: "YEAR", year, ordinal: 1 });
  const all = [halves, quarters, months].find((way) => way?.some((part) => part.periodKind === periodKind)) ?? [];
  const last = all.findIndex((part) => part.periodKind === periodKind && part.ordinal === ordinal);
  return all.slice(0, last + 1);
}

/** The ways in which shorter periods make up one, the longest ones first: in each they follow one another. */
export function waysToAddUp({ periodKind, year, ordinal }: PeriodKey): PartKey[][] {
  const several = (kind: "MONTH" | "QUARTER", count: number, before: number): PartKey[] =>
    Array.from({ length: count }, (_, index) => ({ periodKind: kind, year, ordinal: before + index + 1 }));
  const halves: PartKey[] = [
    { periodKind: "HALF_YEAR_1", year, ordinal: 1 },
    { periodKind: "HALF_YEAR_2", year, ordinal: 1 },
  ];
  switch (periodKind) {
    case "YEAR":
      return [halves, several("QUARTER", 4, 0), several("MONTH", 12, 0)];
    case "HALF_YEAR_1":
      return [several("QUARTER", 2, 0), several("MONTH", 6, 0)];
    case "HALF_YEAR_2":
      return [several("QUARTER", 2, 2), several("MONTH", 6, 6)];
    case "QUARTER":
      return [several("MONTH", 3, (ordinal - 1) * 3)];
    default:
      return [];
  }
}
