import { type CalendarDate, dayNumber } from "./calendar.ts";
import classes from "./term-bar.module.css";

interface Span {
  startsOn: CalendarDate;
  /** Null where it has no end yet. */
  endsOn: CalendarDate | null;
}

interface AxisProps {
  from: CalendarDate;
  to: CalendarDate;
}

/** The years above a column of term bars. */
export function TermAxis({ from, to }: AxisProps) {
  const firstYear = Number(from.slice(0, 4)) + (from.endsWith("-01-01") ? 0 : 1);
  const lastYear = Number(to.slice(0, 4));
  const years = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index);
  return (
    <span className={classes.axis}>
      {years.map((year) => (
        <span key={year} style={{ left: `${percent(`${year}-01-01`, { from, to })}%` }}>
          {year}
        </span>
      ))}
    </span>
  );
}

interface TermBarProps extends AxisProps {
  /** The same in words. */
  label: string;
  today: CalendarDate;
  terms: readonly Span[];
  /** Holes: times in which nobody held the seat. */
  vacancies?: readonly Span[];
  /** Dates of note, such as a reorganisation. */
  marks?: readonly CalendarDate[];
}

function percent(date: CalendarDate, { from, to }: AxisProps): number {
  const start = dayNumber(from);
  return Math.min(100, Math.max(0, ((dayNumber(date) - start) / (dayNumber(to) - start)) * 100));
}

/** Terms on one axis: served is filled, to come is outlined, vacant is a dashed hole. */
export function TermBar({ label, today, terms, vacancies = [], marks = [], from, to }: TermBarProps) {
  const axis = { from, to };
  const bar = (kind: string, startsOn: CalendarDate, endsOn: CalendarDate) => {
    const left = percent(startsOn, axis);
    const right = percent(endsOn, axis);
    return right > left ? (
      <span
        key={`${kind} ${startsOn}`}
        className={classes.bar}
        data-kind={kind}
        style={{ left: `${left}%`, width: `${right - left}%` }}
      />
    ) : null;
  };
  return (
    <span role="img" aria-label={label} className={classes.line}>
      {marks.map((mark) => (
        <span key={mark} className={classes.mark} style={{ left: `${percent(mark, axis)}%` }} />
      ))}
      {terms.map(({ startsOn, endsOn }) => {
        const end = endsOn ?? to;
        const isOver = end < today;
        return [
          bar(isOver ? "past" : "served", startsOn, isOver ? end : today),
          !isOver && bar("ahead", startsOn > today ? startsOn : today, end),
        ];
      })}
      {vacancies.map(({ startsOn, endsOn }) => bar("vacant", startsOn, endsOn ?? today))}
    </span>
  );
}
