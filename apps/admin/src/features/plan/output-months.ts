import { type CalendarDate, type Period, periodOf } from "@camket/ui/calendar";
import { today } from "../../today.ts";

export interface OutputMonth extends Period {
  /** As the API names it: the first day of the calendar month that it ends in. */
  month: CalendarDate;
  ordinal: number;
  hasBegun: boolean;
}

/** The twelve reporting months of a year, from the 15th of December before it. */
export const monthsOf = (year: number): OutputMonth[] =>
  Array.from({ length: 12 }, (_, index) => {
    const period = periodOf("MONTH", year, index + 1);
    const month = `${period.endsOn.slice(0, 8)}01`;
    return { ...period, month, ordinal: index + 1, hasBegun: period.startsOn <= today() };
  });

/** The year of the reporting month that today lies in. */
export function reportingYear(): number {
  const year = Number(today().slice(0, 4));
  return monthsOf(year + 1)[0]?.hasBegun ? year + 1 : year;
}
