/** A calendar day, "2026-11-22". Such texts compare in the order of time. */
export type Day = string;

/** The day the sample is told on: what is late, due or waiting follows from it. */
export const TODAY: Day = "2026-11-22";

/** The 63 provinces became 34, and the districts ended. */
export const REFORM: Day = "2025-07-01";

/** Ministries and departments were merged. */
export const DEPARTMENTS_MERGED: Day = "2025-03-01";

export function addDays(day: Day, count: number): Day {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

export function dayOf(year: number, month: number, day: number): Day {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The last day of a month counted from 1. */
export function endOfMonth(year: number, month: number): Day {
  return dayOf(year, month + 1, 0);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

export function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** A moment of a working day in Viet Nam. */
export function atOffice(day: Day, minute = 0): string {
  return `${day}T${String(8 + (Math.floor(minute / 60) % 9)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00+07:00`;
}

export interface Span {
  validFrom: Day;
  /** The first day after it; null while it lasts. */
  validTo: Day | null;
}

export function holdsOn({ validFrom, validTo }: Span, day: Day): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}
