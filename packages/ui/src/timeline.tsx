import { Button, Tooltip } from "@mantine/core";
import { Fragment, type KeyboardEvent, type ReactNode, useState } from "react";
import { type CalendarDate, dayNumber } from "./calendar.ts";
import { formatDayMonth } from "./format.ts";
import { Link } from "./link.tsx";
import type { Column } from "./row-grid.tsx";
import classes from "./timeline.module.css";
import { useLocale, useWords } from "./words.ts";

export interface TimelineBar {
  /** The same in words: "kế hoạch 01/03 – 30/09, đã làm 79%". */
  label: string;
  /** As first issued. */
  baseline: { startsOn: CalendarDate; endsOn: CalendarDate };
  /** As it goes now. */
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** Of the work, 0–100. */
  percentDone: number;
  tone: "acc" | "ok" | "late";
  /** Why the end was moved past the baseline. */
  extensionReason?: string;
}

interface TimelineProps<Row> {
  caption: string;
  /** Left of the time axis; the first names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  rowHref?(row: Row): string;
  /** Rows of one group stand together under its name. */
  groupOf?(row: Row): string;
  barOf(row: Row): TimelineBar | null;
  from: CalendarDate;
  to: CalendarDate;
  today: CalendarDate;
  /** Puts the chart away and leaves the table. */
  hasChart?: boolean;
  selectedKey?: string;
  onSelect?(row: Row): void;
  /** Opens or closes a row in place: Space asks for it. */
  onToggle?(row: Row): void;
  /** What stands below a row that is open. */
  detailOf?(row: Row): ReactNode;
}

/** Baseline above, actual below, one line for today. */
export function Timeline<Row>(props: TimelineProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, groupOf, barOf, from, to, today, hasChart = true } = props;
  const { selectedKey, onSelect, onToggle, detailOf } = props;
  const words = useWords();
  const locale = useLocale();
  const [isChartOpen, setChartOpen] = useState(false);
  const place = (date: CalendarDate) =>
    Math.min(100, Math.max(0, ((dayNumber(date) - dayNumber(from)) / (dayNumber(to) - dayNumber(from))) * 100));
  const todayLine = today >= from && today <= to && (
    <span className={classes.today} style={{ left: `${place(today)}%` }} aria-hidden />
  );
  const active = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === selectedKey),
  );

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>, row: Row) {
    const { currentTarget, target } = event;
    if (target !== currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...(currentTarget.closest("table")?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
    const moveTo = (index: number) => all[Math.min(Math.max(index, 0), all.length - 1)]?.focus();
    const place = all.indexOf(currentTarget);
    const moves: Record<string, () => void> = {
      ArrowDown: () => moveTo(place + 1),
      j: () => moveTo(place + 1),
      ArrowUp: () => moveTo(place - 1),
      k: () => moveTo(place - 1),
      Home: () => moveTo(0),
      End: () => moveTo(all.length - 1),
      Enter: () => currentTarget.querySelector<HTMLElement>("[data-row-link]")?.click(),
      ...(onToggle && { " ": () => onToggle(row) }),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  return (
    <div className={classes.scroller}>
      {hasChart && (
        <Button
          variant="default"
          className={classes.toggle}
          aria-pressed={isChartOpen}
          onClick={() => setChartOpen(!isChartOpen)}
        >
          {words.timeline}
        </Button>
      )}
      <table
        role={onSelect ? "grid" : undefined}
        className={classes.table}
        aria-label={caption}
        data-chart={isChartOpen || undefined}
      >
        <thead>
          <tr>
            {columns.map(({ id, label, width, align }) => (
              <th key={id} scope="col" style={{ width }} data-align={align}>
                {label}
              </th>
            ))}
            {hasChart && (
              <th scope="col" className={classes.chart} aria-label={words.timeline}>
                <span className={classes.axis}>
                  {monthsBetween(from, to).map((month) => (
                    <span
                      key={month}
                      style={{ left: `${place(month)}%` }}
                      data-now={month.slice(0, 7) === today.slice(0, 7) || undefined}
                    >
                      {monthLabel(month, locale)}
                    </span>
                  ))}
                </span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const group = groupOf?.(row);
            const previous = rows[index - 1];
            const bar = hasChart ? barOf(row) : null;
            const detail = detailOf?.(row);
            return (
              <Fragment key={rowKey(row)}>
                {group !== undefined && (!previous || groupOf?.(previous) !== group) && (
                  <tr className={classes.group}>
                    <th scope="rowgroup" colSpan={columns.length}>
                      {group}
                    </th>
                    {hasChart && <td className={classes.chart}>{todayLine}</td>}
                  </tr>
                )}
                <tr
                  data-row=""
                  data-open={detail ? true : undefined}
                  {...(onSelect && {
                    tabIndex: index === active ? 0 : -1,
                    "aria-selected": rowKey(row) === selectedKey,
                    onFocus: () => onSelect(row),
                    onClick: () => onSelect(row),
                    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKeyDown(event, row),
                  })}
                >
                  {columns.map((column, position) =>
                    position === 0 ? (
                      <th key={column.id} scope="row">
                        {rowHref ? (
                          <Link href={rowHref(row)} className={classes.link} data-row-link="">
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
                      {todayLine}
                      {bar && <BarDrawing bar={bar} place={place} />}
                    </td>
                  )}
                </tr>
                {detail && (
                  <tr className={classes.detail}>
                    <td colSpan={columns.length + (hasChart ? 1 : 0)}>{detail}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
        {hasChart && todayLine && (
          <tfoot aria-hidden>
            <tr>
              <td colSpan={columns.length} />
              <td className={classes.chart}>
                {todayLine}
                <span className={classes.flag} style={{ left: `${place(today)}%` }}>
                  {words.today}, {formatDayMonth(today, locale)}
                </span>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function BarDrawing({ bar, place }: { bar: TimelineBar; place(date: CalendarDate): number }) {
  const { label, baseline, startsOn, endsOn, percentDone, tone, extensionReason } = bar;
  const across = (start: CalendarDate, end: CalendarDate) => ({
    left: `${place(start)}%`,
    width: `${Math.max(0.6, place(end) - place(start))}%`,
  });
  return (
    <span className={classes.bars}>
      <span role="img" aria-label={label} className={classes.drawing}>
        <span className={classes.baseline} style={across(baseline.startsOn, baseline.endsOn)} />
        <span
          className={classes.actual}
          data-tone={tone}
          data-begun={percentDone > 0 || undefined}
          style={across(startsOn, endsOn)}
        >
          <span style={{ width: `${percentDone}%` }} />
        </span>
      </span>
      {endsOn > baseline.endsOn && extensionReason && (
        <Tooltip label={extensionReason} multiline maw={320}>
          <button
            type="button"
            className={classes.extension}
            aria-label={extensionReason}
            style={across(baseline.endsOn, endsOn)}
          />
        </Tooltip>
      )}
    </span>
  );
}

function monthsBetween(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const months: CalendarDate[] = [];
  const month = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  if (!from.endsWith("-01")) month.setUTCMonth(month.getUTCMonth() + 1);
  while (month.toISOString().slice(0, 10) < to) {
    months.push(month.toISOString().slice(0, 10));
    month.setUTCMonth(month.getUTCMonth() + 1);
  }
  return months;
}

function monthLabel(month: CalendarDate, locale: "vi" | "en"): string {
  return locale === "vi" ? `Th${Number(month.slice(5, 7))}` : formatDayMonth(month, "en").slice(2);
}
