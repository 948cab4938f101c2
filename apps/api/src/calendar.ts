import { InvalidInputError } from "./errors.ts";

/** Calendar dates are Dates at midnight UTC, as Prisma reads and writes them. */
const vietnameseDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" });

/** The day it is in Viet Nam. */
export const today = (now = new Date()): Date => new Date(vietnameseDay.format(now));

export const addDays = (day: Date, days: number): Date => new Date(day.valueOf() + days * 86_400_000);

/** A day as people write it: 01/07/2025, 1/7/2025 or 2025-07-01; null for anything else. */
export function parseDay(text: string): Date | null {
  const [, day = "", month = "", year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : Number.NaN);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(iso) ? date : null;
}

/** What exists on a day: from validFrom, before validTo. Without a day, whatever existed ever. */
export const existsOn = (day: Date | null | undefined) =>
  day ? { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gt: day } }] } : {};

/** Of periods in the order of time: the one of that day, else the last before it, else the first. */
export function periodOn<Period extends { validFrom: Date }>(periods: Period[], day: Date | null | undefined): Period {
  const period = (day && periods.findLast(({ validFrom }) => validFrom <= day)) ?? (day ? periods[0] : periods.at(-1));
  if (!period) throw new Error("Whatever has periods has at least one");
  return period;
}

/** The instant at which a day begins in Viet Nam, seven hours before it does in UTC. */
export const startOfDay = (day: Date): Date => new Date(Math.max(day.valueOf() - 7 * 3_600_000, FIRST_INSTANT));

/** PostgreSQL has no year 0. */
const FIRST_INSTANT = Date.parse("0001-01-01T00:00:00Z");

/** @param path of the input that says the year. */
export function calendarYear(year: number, path: string): { firstDay: Date; lastDay: Date } {
  if (year < 1900 || year > 2999) throw new InvalidInputError([{ path, code: "OUT_OF_RANGE" }]);
  return { firstDay: new Date(Date.UTC(year, 0, 1)), lastDay: new Date(Date.UTC(year, 11, 31)) };
}
