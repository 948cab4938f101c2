import { type CalendarDate, calendarDate } from "@camket/ui/calendar";

const yearOf = (date: CalendarDate) => Number(date.slice(0, 4));

/** The same day some years later; the last of February stays the last. */
export function inYears(date: CalendarDate, years: number): CalendarDate {
  const [year, month, day] = [yearOf(date) + years, Number(date.slice(5, 7)), Number(date.slice(8))];
  return calendarDate(year, month, day) ?? calendarDate(year, month, day - 1) ?? date;
}

/** What the copy of a plan begins with: the same title and first day, as of another year. */
export function copyOfYear({ title, startsOn }: { title: string; startsOn: CalendarDate }, year: number) {
  const years = year - yearOf(startsOn);
  return {
    title: title.replaceAll(/\b(19|20)\d{2}\b/g, (written) => String(Number(written) + years)),
    startsOn: inYears(startsOn, years),
  };
}
