import type { PeriodKind } from "@camket/schema";

export type KindChoice = "regular" | "half" | "year" | "quarter" | "month" | "calendar" | "other";
export type Measure = "received" | "onTime";

export const kindsOf = {
  regular: ["HALF_YEAR_1", "HALF_YEAR_2", "YEAR"],
  half: ["HALF_YEAR_1", "HALF_YEAR_2"],
  year: ["YEAR"],
  quarter: ["QUARTER"],
  month: ["MONTH"],
  calendar: ["CALENDAR_HALF_1", "CALENDAR_YEAR"],
  other: ["OTHER"],
} satisfies Record<KindChoice, PeriodKind[]>;

export interface Counts {
  expected: number;
  received: number;
  onTime: number;
  notDue: number;
}

/** Lower ends of the shades, in percent, from the second on: most cells are near the top, where they differ by little. */
export const shadeSteps = [60, 75, 85, 92, 98] as const;

/** What has come, of what had to be there by now, in hundredths; null where nothing had. */
export function shareOf({ expected, notDue, ...counts }: Counts, measure: Measure): number | null {
  const due = expected - notDue;
  return due === 0 ? null : (counts[measure] / due) * 100;
}

/** One of six shades by that share; undefined where there is none. */
export function shadeOf(counts: Counts, measure: Measure): number | undefined {
  const percent = shareOf(counts, measure);
  return percent === null ? undefined : 1 + shadeSteps.filter((step) => percent >= step).length;
}

/** Whether something that had to be there by now is not, or came late. */
export const isLacking = ({ expected, notDue, ...counts }: Counts, measure: Measure) =>
  counts[measure] < expected - notDue;
