import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  type SyntheticEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { CalendarDate } from "./calendar.ts";
import { formatDateRange, formatDayMonth } from "./format.ts";
import { type Column, useIsPrinting } from "./row-grid.tsx";
import classes from "./timeline.module.css";
import { TimelineAxis } from "./timeline-axis.tsx";
import { type TimelineGroup, timelineItems } from "./timeline-items.ts";
import { useTimelineKeys } from "./timeline-keys.ts";
import { barAt, useBarMoves } from "./timeline-moves.ts";
import { type TimelineBar, TimelineGroupRow, TimelineTaskRow } from "./timeline-row.tsx";
import { type BarDates, daysOf, farther, nearer, placeOf } from "./timeline-scale.ts";
import { TimelineTools } from "./timeline-tools.tsx";
import { useTimelineView } from "./timeline-view.ts";
import { useLocale, useWords } from "./words.ts";

export type { TimelineGroup } from "./timeline-items.ts";
export type { TimelineBar } from "./timeline-row.tsx";
export type { BarDates } from "./timeline-scale.ts";

/** What the keys of a page ask of it. */
export interface TimelineHandle {
  zoomIn(): void;
  zoomOut(): void;
  goToToday(): void;
}

interface TimelineProps<Row> {
  ref?: Ref<TimelineHandle>;
  caption: string;
  /** Left of the time axis; the first names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  rowHref(row: Row): string;
  /** Rows of one group stand together under its name. */
  groupOf(row: Row): TimelineGroup;
  /** Stands beside the name of a group. */
  groupNote(rows: readonly Row[]): string;
  barOf(row: Row): TimelineBar;
  from: CalendarDate;
  to: CalendarDate;
  today: CalendarDate;
  /** Without it the table stands alone. */
  hasChart: boolean;
  selectedKey: string | undefined;
  onSelect(row: Row): void;
  /** Opens or closes a row in place: Space asks for it. */
  onToggle(row: Row): void;
  openKey: string | undefined;
  /** What stands below the row that is open. */
  detail: ReactNode;
  /** A bar was dropped at other dates. */
  onMove(row: Row, dates: BarDates): void;
  /** Enter on a bar, or a double click. */
  onOpenBar(row: Row): void;
  /** Why the bar of a row could not be moved; it stands there. */
  refusal: { key: string; message: string } | null;
}

const rowHeight = 45;
const groupHeight = 40;
const narrowHeight = 96;
const virtualFrom = 100;
const printedWidth = 500;

/** Baseline above, actual below, one line for today; drawn as far as it is seen, whole on paper. */
export function Timeline<Row>(props: TimelineProps<Row>) {
  const { ref, caption, columns, rows, rowKey, groupOf, groupNote, barOf, from, to, today, hasChart } = props;
  const { selectedKey, onSelect, onToggle, openKey, refusal } = props;
  const words = useWords();
  const locale = useLocale();
  const isNarrow = useMediaQuery("(max-width: 39.99em)", false);
  const isPrinting = useIsPrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const [isChartOpen, setChartOpen] = useState(false);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [toldKey, setToldKey] = useState<string>();
  const [isFixed, setFixed] = useState(false);

  const span = useMemo(() => ({ from, to }), [from, to]);
  const { zoom, setZoom, width, goToToday } = useTimelineView({ scroller, span, today, hasChart });
  useImperativeHandle(ref, () => ({
    zoomIn: () => setZoom(nearer),
    zoomOut: () => setZoom(farther),
    goToToday,
  }));

  const items = useMemo(
    () => timelineItems({ rows, rowKey, groupOf, closed, openKey }),
    [rows, rowKey, groupOf, closed, openKey],
  );
  const rowsByKey = useMemo(() => new Map(rows.map((row) => [rowKey(row), row])), [rows, rowKey]);
  const bars = useMemo(() => keptOf(rowsByKey, barOf), [rowsByKey, barOf]);
  const moves = useBarMoves({
    span,
    barOf: bars,
    onMove(key, dates) {
      const row = rowsByKey.get(key);
      if (row !== undefined) props.onMove(row, dates);
    },
    onFixed: () => setFixed(true),
  });

  const isVirtual = items.length > virtualFrom && !isPrinting;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => (isNarrow ? narrowHeight : items[index]?.kind === "group" ? groupHeight : rowHeight),
    overscan: 8,
    enabled: isVirtual,
  });
  const drawn = virtualizer.getVirtualItems();
  const first = isVirtual ? (drawn[0]?.index ?? 0) : 0;
  const end = isVirtual ? (drawn.at(-1)?.index ?? -1) + 1 : items.length;
  const spaceBefore = isVirtual ? (drawn[0]?.start ?? 0) : 0;
  const spaceAfter = isVirtual ? virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  // Elsewhere heights are fixed, and to measure them would slow scrolling down.
  const measure = isVirtual && isNarrow ? virtualizer.measureElement : undefined;

  function fold(groupKey: string) {
    const others = new Set(closed);
    if (!others.delete(groupKey)) others.add(groupKey);
    setClosed(others);
  }
  const keys = useTimelineKeys({
    ...{ scroller, items, selectedKey, onSelect, onToggle },
    scrollTo: isVirtual ? (index) => virtualizer.scrollToIndex(index) : undefined,
    onFold: fold,
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || (event.target instanceof Element && event.target.closest("input, textarea, [data-detail]")))
      return;
    if (moves.onMoveKey(event)) event.preventDefault();
    else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) keys.onKeyDown(event);
  }

  function onClick({ target, detail: clicks }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const group = target.closest<HTMLElement>("[data-group]")?.dataset.group;
    if (group !== undefined) return fold(group);
    const row = rowsByKey.get(keyAt(target) ?? "");
    if (row === undefined || target.closest("a")) return;
    // A mouse opens a bar by two clicks, keys and screen readers by one.
    if (barAt(target) && clicks !== 1) props.onOpenBar(row);
    onSelect(row);
  }

  function onFocus({ target }: SyntheticEvent) {
    const item = target instanceof Element ? target.closest<HTMLElement>("[data-item]")?.dataset.item : undefined;
    if (item === undefined) return;
    setFixed(false);
    setToldKey(item);
    keys.setActiveKey(item);
    const row = rowsByKey.get(item);
    if (row !== undefined && item !== selectedKey) onSelect(row);
  }

  const told = toldKey === undefined ? undefined : bars(toldKey);
  const columnCount = columns.length + (hasChart ? 1 : 0);
  const hasToday = hasChart && today >= from && today <= to;

  return (
    <div className={classes.frame} data-chart={isChartOpen || undefined}>
      {hasChart && (
        <TimelineTools
          zoom={zoom}
          onZoom={setZoom}
          onToday={goToToday}
          isChartOpen={isChartOpen}
          onChartOpen={setChartOpen}
        />
      )}
      <div ref={scroller} className={classes.scroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its headings open and close.
          role="treegrid"
          className={classes.table}
          aria-label={caption}
          aria-rowcount={items.length + 1}
          data-has-chart={hasChart || undefined}
          data-today={hasToday || undefined}
          style={{ "--today": `${placeOf(today, span)}%` } as CSSProperties} // React's types know no custom properties
        >
          <thead>
            <tr aria-rowindex={1}>
              {columns.map(({ id, label, width, align }) => (
                <th key={id} scope="col" style={{ width }} data-align={align}>
                  {label}
                </th>
              ))}
              {hasChart && (
                <th
                  scope="col"
                  data-axis=""
                  className={classes.chart}
                  aria-label={words.timeline}
                  style={{ width: isPrinting ? undefined : width }}
                >
                  <TimelineAxis
                    span={span}
                    pixelsPerDay={(isPrinting ? printedWidth : width) / daysOf(span)}
                    today={today}
                  />
                </th>
              )}
            </tr>
          </thead>
          <tbody
            onKeyDown={onKeyDown}
            onClick={onClick}
            onFocus={onFocus}
            onPointerOver={({ target }) => setToldKey(keyAt(target) ?? toldKey)}
            {...moves.handlers}
          >
            <Space height={spaceBefore} columns={columnCount} />
            {items.slice(first, end).map((item, offset) => {
              const index = first + offset;
              const isActive = index === keys.active;
              if (item.kind === "group")
                return (
                  <TimelineGroupRow
                    key={item.key}
                    groupKey={item.key}
                    name={item.name}
                    note={groupNote(item.rows)}
                    isOpen={item.isOpen}
                    columnCount={columns.length}
                    {...{ index, isActive, hasChart }}
                  />
                );
              if (item.kind === "row")
                return (
                  <TimelineTaskRow
                    key={item.key}
                    row={item.row}
                    rowKey={item.key}
                    href={props.rowHref(item.row)}
                    bar={(hasChart && bars(item.key)) || null}
                    isSelected={item.key === selectedKey}
                    isOpen={item.key === openKey}
                    pending={moves.pending?.key === item.key ? moves.pending : null}
                    refusal={refusal?.key === item.key ? refusal.message : undefined}
                    {...{ columns, index, isActive, span, hasChart, measure }}
                  />
                );
              return (
                <tr
                  key={item.key}
                  ref={isVirtual ? virtualizer.measureElement : undefined}
                  data-index={index}
                  data-detail=""
                  className={classes.detail}
                >
                  <td colSpan={columnCount}>
                    <div style={{ width: isPrinting ? undefined : scroller.current?.clientWidth }}>{props.detail}</div>
                  </td>
                </tr>
              );
            })}
            <Space height={spaceAfter} columns={columnCount} />
          </tbody>
          {hasToday && (
            <tfoot aria-hidden>
              <tr>
                <td colSpan={columns.length} />
                <td className={classes.chart}>
                  <span className={classes.flag}>
                    {words.today}, {formatDayMonth(today, locale)}
                  </span>
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {hasChart && (
        <p className={`${classes.told} camket-no-print`} aria-hidden>
          {told?.label}
        </p>
      )}
      <p role="status" className={classes.said}>
        {moves.pending
          ? formatDateRange(moves.pending.startsOn, moves.pending.endsOn, locale)
          : isFixed && words.barIsFixed}
      </p>
    </div>
  );
}

const keyAt = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset.row : undefined;

/** The same bar for the same row, or every row would be drawn again at every step of scrolling. */
function keptOf<Row>(rows: ReadonlyMap<string, Row>, barOf: (row: Row) => TimelineBar) {
  const kept = new Map<string, TimelineBar>();
  return (key: string): TimelineBar | undefined => {
    const row = rows.get(key);
    if (row === undefined) return undefined;
    const bar = kept.get(key) ?? barOf(row);
    kept.set(key, bar);
    return bar;
  };
}

function Space({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
