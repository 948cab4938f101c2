import { addDays, type CalendarDate, calendarDate } from "./calendar.ts";

const weekdayOf = (date: CalendarDate) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The weeks that a month touches, each from Monday to Sunday. */
export function weeksOf(month: CalendarDate): CalendarDate[][] {
  const first = firstOfMonth(month);
  const last = lastOfMonth(month);
  const weeks: CalendarDate[][] = [];
  for (let monday = addDays(first, -weekdayOf(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  return weeks;
}

export const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 7)}-01`;

export const lastOfMonth = (date: CalendarDate): CalendarDate => addDays(firstOfMonth(monthsFrom(date, 1)), -1);

/** The same day so many months later, or the last one of a month that is too short for it. */
export function monthsFrom(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  for (let tried = day; tried > 28; tried -= 1) {
    const found = calendarDate(toYear, toMonth, tried);
    if (found) return found;
  }
  return calendarDate(toYear, toMonth, Math.min(day, 28)) ?? date;
}

/** The day a key leads to: arrows by day and week, Home and End within the week, pages by month. */
export function dayAfter(date: CalendarDate, key: string): CalendarDate | undefined {
  switch (key) {
    case "ArrowLeft":
      return addDays(date, -1);
    case "ArrowRight":
      return addDays(date, 1);
    case "ArrowUp":
      return addDays(date, -7);
    case "ArrowDown":
      return addDays(date, 7);
    case "Home":
      return addDays(date, -weekdayOf(date));
    case "End":
      return addDays(date, 6 - weekdayOf(date));
    case "PageUp":
      return monthsFrom(date, -1);
    case "PageDown":
      return monthsFrom(date, 1);
    default:
      return undefined;
  }
}
