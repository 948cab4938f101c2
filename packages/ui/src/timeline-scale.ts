import { addDays, type CalendarDate, dayNumber } from "./calendar.ts";

/** What a timeline reaches over: its first and its last day. */
export interface Span {
  from: CalendarDate;
  to: CalendarDate;
}

/** From far to near, by how much is seen at once. */
export const zooms = ["year", "quarter", "month", "week"] as const;
export type Zoom = (typeof zooms)[number];

// A plan for a year, extended into the next one, is still seen whole.
const daysSeen = { year: 800, quarter: 92, month: 31, week: 7 } satisfies Record<Zoom, number>;

export const nearer = (zoom: Zoom): Zoom => zooms[zooms.indexOf(zoom) + 1] ?? zoom;
export const farther = (zoom: Zoom): Zoom => zooms[zooms.indexOf(zoom) - 1] ?? zoom;

export const daysOf = ({ from, to }: Span): number => dayNumber(to) - dayNumber(from) + 1;

/** How wide the whole is drawn where so many pixels of it are seen; never narrower than these. */
export function chartWidth(zoom: Zoom, span: Span, seen: number): number {
  return Math.max(seen, Math.round((daysOf(span) / daysSeen[zoom]) * seen));
}

/** Where a day begins, in hundredths of the whole. */
export function placeOf(date: CalendarDate, span: Span): number {
  return Math.min(100, Math.max(0, ((dayNumber(date) - dayNumber(span.from)) / daysOf(span)) * 100));
}

/** From the beginning of the first day to the end of the last. */
export function stretch(startsOn: CalendarDate, endsOn: CalendarDate, span: Span) {
  const left = placeOf(startsOn, span);
  return { left: `${left}%`, width: `${Math.max(0, placeOf(addDays(endsOn, 1), span) - left)}%` };
}

export type TickStep = "day" | "week" | "month" | "quarter";

/** As many ticks as their labels leave room for. */
export function tickStep(pixelsPerDay: number): TickStep {
  if (pixelsPerDay >= 46) return "day";
  if (pixelsPerDay * 7 >= 46) return "week";
  return pixelsPerDay * 30 >= 36 ? "month" : "quarter";
}

/** Every day, Monday, first of a month or of a quarter within the span. */
export function ticksOf(step: TickStep, { from, to }: Span): CalendarDate[] {
  const ticks: CalendarDate[] = [];
  if (step === "day" || step === "week") {
    const monday = (8 - new Date(`${from}T00:00:00Z`).getUTCDay()) % 7;
    let tick = step === "day" ? from : addDays(from, monday);
    for (; tick <= to; tick = addDays(tick, step === "day" ? 1 : 7)) ticks.push(tick);
    return ticks;
  }
  const months = step === "month" ? 1 : 3;
  const first = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(Math.floor(first.getUTCMonth() / months) * months);
  for (let tick = ""; tick <= to; first.setUTCMonth(first.getUTCMonth() + months)) {
    tick = first.toISOString().slice(0, 10);
    if (tick >= from && tick <= to) ticks.push(tick);
  }
  return ticks;
}

export type BarPart = "whole" | "start" | "end";

export interface BarDates {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
}

/**
 * The dates once a part of a bar was moved by so many days: an end never passes the other one.
 *
 * @param earliestEnd the first day on which it may end
 */
export function movedDates(bar: BarDates, part: BarPart, days: number, earliestEnd = bar.startsOn): BarDates {
  const earlier = (one: CalendarDate, other: CalendarDate) => (one < other ? one : other);
  const later = (one: CalendarDate, other: CalendarDate) => (one > other ? one : other);
  if (part === "whole") return { startsOn: addDays(bar.startsOn, days), endsOn: addDays(bar.endsOn, days) };
  return part === "start"
    ? { startsOn: earlier(addDays(bar.startsOn, days), bar.endsOn), endsOn: bar.endsOn }
    : { startsOn: bar.startsOn, endsOn: later(addDays(bar.endsOn, days), earliestEnd) };
}
