import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { addDays, type CalendarDate } from "./calendar.ts";
import { formatLongDate } from "./format.ts";
import { dayAfter, weeksOf } from "./month.ts";
import classes from "./month-grid.module.css";
import { useLetterKeys } from "./provider.tsx";
import { useLocale, useWords } from "./words.ts";

interface MonthGridProps {
  caption: string;
  /** Any day of the month shown. */
  month: CalendarDate;
  today: CalendarDate;
  /** The day that is chosen, in this month or beside it. */
  selected: CalendarDate;
  onSelect(day: CalendarDate): void;
  /** Enter on a day, where there is something to go to. */
  onOpen?(day: CalendarDate): void;
  /** What stands in a day. */
  day(day: CalendarDate): ReactNode;
  /** The same in words. */
  dayLabel(day: CalendarDate): string;
}

const weekdays = {
  vi: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

/** A month of days, from Monday. One tab stop; arrows go by day and week, Page Up and Down by month. */
export function MonthGrid({ caption, month, today, selected, ...props }: MonthGridProps) {
  const locale = useLocale();
  const words = useWords();
  const hasLetterKeys = useLetterKeys();
  const grid = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  const weeks = weeksOf(month);
  const isShown = weeks.some((week) => week.includes(selected));
  const stop = isShown ? selected : `${month.slice(0, 7)}-01`;

  // The day that a key leads to may be of a month that is only drawn once the address says it.
  useLayoutEffect(() => {
    const day = isMoving.current && grid.current?.querySelector<HTMLElement>(`[data-day="${selected}"]`);
    if (!day) return;
    isMoving.current = false;
    day.focus();
  });

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && props.onOpen) {
      event.preventDefault();
      return props.onOpen(stop);
    }
    const target = hasLetterKeys && event.key.toLowerCase() === "h" ? today : dayAfter(stop, event.key);
    if (!target) return;
    event.preventDefault();
    isMoving.current = true;
    props.onSelect(target);
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a month one moves through by days is a grid.
    <table ref={grid} role="grid" aria-label={caption} className={classes.month} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weekdays[locale].map((name, index) => (
            <th
              key={name}
              scope="col"
              abbr={formatLongDate(addDays("2026-06-29", index), locale).split(/[ ,]/, 2).join(" ")}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its days.
              <td
                key={date}
                // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that is moved through by days.
                role="gridcell"
                data-day={date}
                data-outside={date.slice(0, 7) !== month.slice(0, 7) || undefined}
                data-today={date === today || undefined}
                aria-current={date === today ? "date" : undefined}
                aria-selected={date === selected}
                aria-label={`${formatLongDate(date, locale)}. ${props.dayLabel(date)}`}
                tabIndex={date === stop ? 0 : -1}
                onClick={() => props.onSelect(date)}
                onFocus={() => {
                  if (date !== selected && !isMoving.current) props.onSelect(date);
                }}
              >
                <span className={classes.number}>
                  {Number(date.slice(8))}
                  {date === today && <span className={classes.now}>{words.today}</span>}
                </span>
                {props.day(date)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
