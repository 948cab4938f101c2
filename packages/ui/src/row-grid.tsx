import { Box, Skeleton, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type AriaAttributes,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { useKeys } from "./keys.ts";
import { Link } from "./link.tsx";
import { useLetterKeys } from "./provider.tsx";
import classes from "./row-grid.module.css";
import { useWords } from "./words.ts";

export interface Column<Row> {
  id: string;
  label: string;
  /** Drawn in the head instead of the label: the axis of a chart column. */
  head?: ReactNode;
  cell(row: Row): ReactNode;
  /** What the column sorts and filters by: text, a number, or a date as "2026-06-29". Without it, it does neither. */
  value?(row: Row): string | number | null;
  /** Numbers stand right, with their unit in the label. */
  align?: "left" | "right";
  /** CSS width. */
  width?: string;
  /** Left out until it is chosen in the column menu. */
  isOptional?: boolean;
}

/** Where a row stands in a tree; a leaf has no `isOpen`. */
export interface Branch {
  level: number;
  isOpen?: boolean;
  isLoading?: boolean;
  position: number;
  siblings: number;
}

export interface GridRow<Row> {
  key: string;
  row: Row;
  branch?: Branch;
}

/** What a flat table and a tree have in common. */
export interface RowProps<Row> {
  /** The name of the table for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  /** The first column links there; Enter on the row follows it. */
  rowHref?(row: Row): string;
  selectedKey?: string;
  onSelect?(row: Row): void;
  isLoading?: boolean;
  /** What the table says when it has no rows. */
  empty?: ReactNode;
  /** Called near the last row, once for every number of rows. */
  onEndReached?(): void;
  /** CSS height after which the table scrolls in itself. */
  maxHeight?: string;
}

interface RowGridProps<Row> extends Omit<RowProps<Row>, "rowKey"> {
  role: "grid" | "treegrid";
  rows: readonly GridRow<Row>[];
  rowCount: number;
  head(column: Column<Row>): { content: ReactNode; sort?: AriaAttributes["aria-sort"] };
  /** X on a row, with Shift too. */
  onChoose?: ((row: GridRow<Row>, isRange: boolean) => void) | undefined;
  onToggle?(row: GridRow<Row>): void;
}

const rowHeight = 35;
const virtualFrom = 100;

/** The rows themselves: drawn as far as they are seen, moved through with the keyboard. */
export function RowGrid<Row>(props: RowGridProps<Row>) {
  const { caption, role, columns, rows, rowCount, head, isLoading = false, empty, onEndReached, onToggle } = props;
  const words = useWords();
  const hasLetterKeys = useLetterKeys();
  const isNarrow = useMediaQuery("(max-width: 39.99em)", false);
  const isPrinting = useIsPrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string>();
  const focusNext = useRef<string>(undefined);
  const elements = useRef(new Map<string, HTMLTableRowElement>());

  const isVirtual = rows.length > virtualFrom && !isPrinting;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => (isNarrow ? 64 : rowHeight),
    overscan: 12,
    enabled: isVirtual,
  });
  const drawn = virtualizer.getVirtualItems();
  const first = isVirtual ? (drawn[0]?.index ?? 0) : 0;
  const end = isVirtual ? (drawn.at(-1)?.index ?? -1) + 1 : rows.length;
  const spaceBefore = isVirtual ? (drawn[0]?.start ?? 0) : 0;
  const spaceAfter = isVirtual ? virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  const shownColumns = isNarrow ? 1 : columns.length;

  // The row to focus may only be drawn after scrolling.
  useLayoutEffect(() => {
    const element = focusNext.current && elements.current.get(focusNext.current);
    if (!element) return;
    focusNext.current = undefined;
    element.focus();
  });

  const askedAt = useRef(-1);
  const askForMore = () => {
    const element = scroller.current;
    if (!onEndReached || !element || isLoading || askedAt.current === rows.length) return;
    if (element.scrollHeight - element.scrollTop - element.clientHeight > 12 * rowHeight) return;
    askedAt.current = rows.length;
    onEndReached();
  };
  useEffect(askForMore);

  const active = Math.max(
    0,
    rows.findIndex(({ key }) => key === (activeKey ?? props.selectedKey)),
  );

  function moveTo(index: number) {
    const target = Math.min(Math.max(index, 0), rows.length - 1);
    const row = rows[target];
    if (!row) return;
    setActiveKey(row.key);
    focusNext.current = row.key;
    if (isVirtual) virtualizer.scrollToIndex(target);
  }

  // From anywhere on the page they lead into the table; there they go on from row to row.
  const enter = () => {
    const element = rows[active] && elements.current.get(rows[active].key);
    if (element) element.focus();
    else moveTo(active);
  };
  useKeys(rows.length > 0 ? { j: enter, k: enter } : {});

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    const target = event.target instanceof HTMLElement ? event.target : null;
    // A menu or a drawer of a row stands elsewhere on the page, and has its own keys.
    if (!target || !event.currentTarget.contains(target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select")) return;
    const row = rows[active];
    const moves: Record<string, () => void> = {
      ArrowDown: () => moveTo(active + 1),
      ArrowUp: () => moveTo(active - 1),
      Home: () => moveTo(0),
      End: () => moveTo(rows.length - 1),
      PageDown: () => moveTo(active + 10),
      PageUp: () => moveTo(active - 10),
      ...(hasLetterKeys && { j: () => moveTo(active + 1), k: () => moveTo(active - 1) }),
    };
    if (onToggle && row?.branch) {
      const { branch } = row;
      moves.ArrowRight = () => (branch.isOpen === false ? onToggle(row) : branch.isOpen && moveTo(active + 1));
      moves.ArrowLeft = () =>
        branch.isOpen
          ? onToggle(row)
          : moveTo(rows.findLastIndex((other, index) => index < active && (other.branch?.level ?? 0) < branch.level));
    }
    if (props.onChoose && row && hasLetterKeys) {
      moves.x = () => props.onChoose?.(row, false);
      moves.X = () => props.onChoose?.(row, true);
    }
    if (target instanceof HTMLTableRowElement) {
      moves.Enter = () => target.querySelector<HTMLElement>("[data-row-link]")?.click();
    }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  return (
    <Box
      ref={scroller}
      className={classes.scroller}
      __vars={{ "--max-height": props.maxHeight ?? "calc(100dvh - 150px)" }}
      onScroll={askForMore}
    >
      <table
        role={role}
        className={classes.table}
        aria-label={caption}
        aria-rowcount={rowCount}
        aria-colcount={columns.length}
        aria-busy={isLoading}
        data-narrow={isNarrow || undefined}
      >
        <thead className={classes.head}>
          <tr aria-rowindex={1}>
            {(isNarrow ? columns.slice(0, 1) : columns).map((column) => {
              const { content, sort } = head(column);
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={sort}
                  data-align={column.align}
                  style={{ width: column.width }}
                >
                  {content}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          <Space height={spaceBefore} columns={shownColumns} />
          {rows.slice(first, end).map((gridRow, offset) => {
            const index = first + offset;
            const { key, row, branch } = gridRow;
            return (
              <tr
                key={key}
                ref={(element) => {
                  if (!element) return;
                  elements.current.set(key, element);
                  if (isVirtual) virtualizer.measureElement(element);
                  return () => {
                    elements.current.delete(key);
                  };
                }}
                data-index={index}
                tabIndex={index === active ? 0 : -1}
                aria-rowindex={index + 2}
                aria-selected={props.onSelect ? key === props.selectedKey : undefined}
                aria-level={branch?.level}
                aria-expanded={branch?.isOpen}
                aria-posinset={branch?.position}
                aria-setsize={branch?.siblings}
                onFocus={({ target, currentTarget }) => {
                  setActiveKey(key);
                  if (target === currentTarget && key !== props.selectedKey) props.onSelect?.(row);
                }}
                onClick={({ target, currentTarget }) => {
                  setActiveKey(key);
                  // A link in the row leads away, and a button has its own effect.
                  if (target instanceof Element && currentTarget.contains(target) && !target.closest("a, button"))
                    props.onSelect?.(row);
                }}
              >
                <Cells
                  gridRow={gridRow}
                  columns={columns}
                  isNarrow={isNarrow}
                  isActive={index === active}
                  href={props.rowHref?.(row)}
                  onToggle={onToggle}
                />
              </tr>
            );
          })}
          <Space height={spaceAfter} columns={shownColumns} />
          {isLoading && <SkeletonRows count={rows.length > 0 ? 2 : 8} columns={shownColumns} />}
        </tbody>
      </table>
      {rows.length === 0 && !isLoading && <div className={classes.empty}>{empty ?? words.noRows}</div>}
    </Box>
  );
}

interface CellsProps<Row> {
  gridRow: GridRow<Row>;
  columns: readonly Column<Row>[];
  isNarrow: boolean;
  isActive: boolean;
  href: string | undefined;
  onToggle: ((row: GridRow<Row>) => void) | undefined;
}

function Cells<Row>({ gridRow, columns, isNarrow, isActive, href, onToggle }: CellsProps<Row>) {
  const { row, branch } = gridRow;
  const [primary, ...others] = columns;
  if (!primary) return null;
  const name = href ? (
    <Link href={href} className={classes.rowLink} data-row-link="" tabIndex={isActive ? 0 : -1}>
      {primary.cell(row)}
    </Link>
  ) : (
    primary.cell(row)
  );
  const header = branch ? (
    <Indented gridRow={gridRow} branch={branch} onToggle={onToggle}>
      {name}
    </Indented>
  ) : (
    name
  );
  if (isNarrow) {
    return (
      <th scope="row">
        <div className={classes.narrow}>
          <div className={classes.lines}>
            <div className={classes.primary}>{header}</div>
            {others.length > 0 && (
              <div className={classes.secondary} style={{ paddingInlineStart: branch && (branch.level - 1) * 20 + 32 }}>
                {others.map((column) => (
                  <SecondLine key={column.id} column={column} row={row} />
                ))}
              </div>
            )}
          </div>
          {href && <IconChevronRight className={classes.chevron} size={18} stroke={1.7} aria-hidden />}
        </div>
      </th>
    );
  }
  return (
    <>
      <th scope="row" data-align={primary.align}>
        {header}
      </th>
      {others.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </>
  );
}

function SecondLine<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  // What React draws nothing for takes no place between the others.
  if (content === null || content === undefined || content === false || content === "") return null;
  return (
    <span>
      {column.align === "right" && <span className={classes.inlineLabel}>{column.label} </span>}
      {content}
    </span>
  );
}

interface IndentedProps<Row> {
  gridRow: GridRow<Row>;
  branch: Branch;
  onToggle: ((row: GridRow<Row>) => void) | undefined;
  children: ReactNode;
}

function Indented<Row>({ gridRow, branch, onToggle, children }: IndentedProps<Row>) {
  const words = useWords();
  return (
    <div className={classes.indented} style={{ paddingInlineStart: (branch.level - 1) * 20 }}>
      {branch.isOpen === undefined ? (
        <span className={classes.leaf} />
      ) : (
        <UnstyledButton
          tabIndex={-1}
          className={classes.toggle}
          aria-label={branch.isOpen ? words.closeBranch : words.open}
          data-open={branch.isOpen || undefined}
          data-loading={branch.isLoading || undefined}
          onClick={() => onToggle?.(gridRow)}
        >
          <IconChevronRight size={15} stroke={2} aria-hidden />
        </UnstyledButton>
      )}
      <span>{children}</span>
    </div>
  );
}

function Space({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr aria-hidden className={classes.space}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;
}

function SkeletonRows({ count, columns }: { count: number; columns: number }) {
  return Array.from({ length: count }, (_, row) => (
    <tr key={`skeleton-${row}`} aria-hidden>
      {Array.from({ length: columns }, (_, column) => (
        <td key={`skeleton-${column}`}>
          <Skeleton height={12} my={4} width={column === 0 ? "70%" : "50%"} />
        </td>
      ))}
    </tr>
  ));
}

/** Paper has no scroll: every row is drawn before the browser prints. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return isPrinting;
}
