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
}

/** Lower ends of the shades, in percent, from the second on: most cells are near the top, where they differ by little. */
export const shadeSteps = [60, 75, 85, 92, 98] as const;

/** One of six shades by the share of those expected; undefined where nobody was. */
export function shadeOf(counts: Counts, measure: Measure): number | undefined {
  if (counts.expected === 0) return undefined;
  const percent = (counts[measure] / counts.expected) * 100;
  return 1 + shadeSteps.filter((step) => percent >= step).length;
}

/** The share of those expected, in hundredths; null where nobody was. */
export const shareOf = (counts: Counts, measure: Measure): number | null =>
  counts.expected === 0 ? null : (counts[measure] / counts.expected) * 100;
