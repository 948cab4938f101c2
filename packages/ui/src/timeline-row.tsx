import { IconChevronRight } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import type { CalendarDate } from "./calendar.ts";
import { formatDate, formatDateRange } from "./format.ts";
import { Link } from "./link.tsx";
import type { Column } from "./row-grid.tsx";
import classes from "./timeline.module.css";
import type { BarMoves } from "./timeline-moves.ts";
import { type BarDates, type Span, stretch } from "./timeline-scale.ts";
import { useLocale, useWords } from "./words.ts";

export interface TimelineBar extends BarDates {
  /** The whole of it in words: "kế hoạch gốc 01/03 – 30/09, đã làm 79%". */
  label: string;
  /** As first issued; null before. */
  baseline: BarDates | null;
  /** Of the work, 0–100. */
  percentDone: number;
  tone: "acc" | "ok" | "late";
  /** Why the end was moved past the baseline. */
  extensionReason?: string;
  /** Without it the bar stays where it is. */
  moves?: BarMoves;
}

interface GroupRowProps {
  groupKey: string;
  name: string;
  note: ReactNode;
  isOpen: boolean;
  isActive: boolean;
  index: number;
  columnCount: number;
  hasChart: boolean;
}

export const TimelineGroupRow = memo(function TimelineGroupRow(props: GroupRowProps) {
  const { groupKey, name, note, isOpen, isActive, index, columnCount, hasChart } = props;
  const words = useWords();
  return (
    <tr
      className={classes.group}
      data-group={groupKey}
      data-item={groupKey}
      tabIndex={isActive ? 0 : -1}
      aria-level={1}
      aria-expanded={isOpen}
      aria-rowindex={index + 2}
    >
      <th scope="rowgroup" colSpan={columnCount}>
        <span className={classes.groupName}>
          <button
            type="button"
            tabIndex={-1}
            className={classes.fold}
            data-fold=""
            data-open={isOpen || undefined}
            aria-label={isOpen ? words.closeBranch : words.open}
          >
            <IconChevronRight size={15} stroke={2} aria-hidden />
          </button>
          <span>{name}</span>
          <span className={classes.groupNote}>{note}</span>
        </span>
      </th>
      {hasChart && <td className={classes.chart} />}
    </tr>
  );
});

interface TaskRowProps<Row> {
  row: Row;
  rowKey: string;
  href: string | undefined;
  columns: readonly Column<Row>[];
  index: number;
  isActive: boolean;
  isSelected: boolean;
  isOpen: boolean;
  bar: TimelineBar | null;
  span: Span;
  /** Where the bar would be once it is dropped. */
  pending: BarDates | null;
  /** Why it could not be moved there. */
  refusal: string | undefined;
  hasChart: boolean;
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}

function TaskRow<Row>(props: TaskRowProps<Row>) {
  const { row, rowKey, href, columns, index, isActive, isSelected, isOpen, bar, hasChart, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      data-row={rowKey}
      data-item={rowKey}
      data-open={isOpen || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-level={2}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
    >
      {columns.map((column, position) =>
        position === 0 ? (
          <th key={column.id} scope="row">
            {href ? (
              <Link href={href} className={classes.link} data-row-link="" tabIndex={isActive ? 0 : -1}>
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td key={column.id} data-align={column.align}>
            {column.cell(row)}
          </td>
        ),
      )}
      {hasChart && (
        <td className={classes.chart}>
          {bar && <Bar {...props} bar={bar} />}
          {props.refusal && (
            <span role="alert" className={classes.refusal}>
              {props.refusal}
            </span>
          )}
        </td>
      )}
    </tr>
  );
}

// Memo forgets that a component is generic.
export const TimelineTaskRow = memo(TaskRow) as typeof TaskRow;

interface BarProps {
  bar: TimelineBar;
  span: Span;
  pending: BarDates | null;
}

/** Bracket above: as first issued. Bar below: as it goes. Dashed arrow: the days it was given more. */
function Bar({ bar, span, pending }: BarProps) {
  const { label, baseline, percentDone, tone, moves } = bar;
  const words = useWords();
  const locale = useLocale();
  const { startsOn, endsOn } = pending ?? bar;
  return (
    <>
      {baseline && <span className={classes.baseline} style={stretch(baseline.startsOn, baseline.endsOn, span)} />}
      {baseline && endsOn > baseline.endsOn && (bar.extensionReason || pending) && (
        <span className={classes.extension} style={between(baseline.endsOn, endsOn, span)} />
      )}
      <span
        className={classes.place}
        data-tone={tone}
        data-pending={pending ? true : undefined}
        data-movable={moves?.parts}
        style={stretch(startsOn, endsOn, span)}
      >
        <button
          type="button"
          tabIndex={-1}
          className={classes.actual}
          data-part="whole"
          data-begun={percentDone > 0 || undefined}
          aria-label={label}
          aria-description={moves && words.moveHint}
        >
          <span style={{ width: `${percentDone}%` }} />
        </button>
        {moves?.parts === "all" && (
          <Handle part="start" label={words.moveStart(formatDate(bar.startsOn, locale))} hint={words.moveHint} />
        )}
        {moves && <Handle part="end" label={words.moveEnd(formatDate(bar.endsOn, locale))} hint={words.moveHint} />}
        {pending && (
          <span className={classes.dates} aria-hidden>
            {formatDateRange(startsOn, endsOn, locale)}
          </span>
        )}
      </span>
    </>
  );
}

function Handle({ part, label, hint }: { part: "start" | "end"; label: string; hint: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.handle}
      data-part={part}
      aria-label={label}
      aria-description={hint}
    />
  );
}

/** From the end of one day to the end of another. */
function between(after: CalendarDate, endsOn: CalendarDate, span: Span) {
  const [first, second] = [stretch(span.from, after, span), stretch(span.from, endsOn, span)];
  return { left: first.width, width: `${Number.parseFloat(second.width) - Number.parseFloat(first.width)}%` };
}
