import { memo } from "react";
import { addDays, type CalendarDate } from "./calendar.ts";
import { formatDayMonth, type Locale } from "./format.ts";
import classes from "./timeline.module.css";
import { placeOf, type Span, type TickStep, tickStep, ticksOf } from "./timeline-scale.ts";
import { useLocale } from "./words.ts";

const roomOfLabel = 40;

interface TimelineAxisProps {
  span: Span;
  pixelsPerDay: number;
  today: CalendarDate;
}

/** Days, weeks, months or quarters, as labels have room. */
export const TimelineAxis = memo(function TimelineAxis({ span, pixelsPerDay, today }: TimelineAxisProps) {
  const locale = useLocale();
  const step = tickStep(pixelsPerDay);
  // One that its label has no room beside is left out.
  const last = addDays(span.to, -Math.ceil(roomOfLabel / pixelsPerDay));
  const ticks = ticksOf(step, span).filter((tick) => tick <= last);
  const isOverYears = span.from.slice(0, 4) !== span.to.slice(0, 4);
  return (
    <span className={classes.axis}>
      {ticks.map((tick, index) => (
        <span
          key={tick}
          style={{ left: `${placeOf(tick, span)}%` }}
          data-now={(today >= tick && today < (ticks[index + 1] ?? "9999")) || undefined}
        >
          {tickLabel(tick, step, isOverYears, locale)}
        </span>
      ))}
    </span>
  );
});

function tickLabel(tick: CalendarDate, step: TickStep, isOverYears: boolean, locale: Locale): string {
  if (step === "day" || step === "week") return formatDayMonth(tick, locale);
  const month = Number(tick.slice(5, 7));
  const year = isOverYears && month === 1 ? tick.slice(0, 4) : "";
  // The year takes the place of its first month.
  if (year) return year;
  return locale === "vi" ? `Th${month}` : formatDayMonth(tick, "en").slice(2);
}
