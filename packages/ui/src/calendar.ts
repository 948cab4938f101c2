/** A calendar date as "2026-06-29": it has no time and no zone. */
export type CalendarDate = string;

const day = 86_400_000;

/** Days since 1 January 1970. */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date((dayNumber(date) + days) * day).toISOString().slice(0, 10);
}

/** The date, or null where no calendar has it: 31/02 is not rolled over to March. */
export function calendarDate(year: number, month: number, dayOfMonth: number): CalendarDate | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return isReal && year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}

const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Reads a date as people type it: 29/06/2026, 29-6-2026, 29062026, 2026-06-29, 29 Jun 2026. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (numeric) return calendarDate(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]));
  const english = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/.exec(typed);
  const month = englishMonths.indexOf(english?.[2] ?? "") + 1;
  return english && month > 0 ? calendarDate(Number(english[3]), month, Number(english[1])) : null;
}

/** The calendar date of an instant in Viet Nam. */
export function dateInVietnam(instant: Date): CalendarDate {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(instant);
}

export type PeriodKind = "FIRST_HALF" | "SECOND_HALF" | "YEAR" | "QUARTER" | "MONTH" | "CUSTOM";

export interface Period {
  kind: PeriodKind;
  year: number;
  /** The quarter (1–4) or the month (1–12). */
  ordinal?: number;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
}

function monthsOf(kind: Exclude<PeriodKind, "CUSTOM">, ordinal: number): [first: number, last: number] {
  switch (kind) {
    case "FIRST_HALF":
      return [1, 6];
    case "SECOND_HALF":
      return [7, 12];
    case "YEAR":
      return [1, 12];
    case "QUARTER":
      return [ordinal * 3 - 2, ordinal * 3];
    case "MONTH":
      return [ordinal, ordinal];
  }
}

/**
 * The period of that name. `closingDay` (1–28) is the last day of its last month; the next day opens the next period.
 * Decree 09/2019/NĐ-CP closes on the 14th.
 */
export function periodOf(kind: Exclude<PeriodKind, "CUSTOM">, year: number, ordinal = 1, closingDay = 14): Period {
  const [first, last] = monthsOf(kind, ordinal);
  const closing = (month: number) => new Date(Date.UTC(year, month - 1, closingDay)).toISOString().slice(0, 10);
  const hasOrdinal = kind === "QUARTER" || kind === "MONTH";
  return {
    kind,
    year,
    ...(hasOrdinal && { ordinal }),
    startsOn: addDays(closing(first - 1), 1),
    endsOn: closing(last),
  };
}
