import { Box } from "@mantine/core";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type ClipboardEvent,
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import classes from "./edit-grid.module.css";
import { EditGridCell } from "./edit-grid-cell.tsx";
import { type GridPlace, placeAfter } from "./grid-focus.ts";
import { readPastedBlock } from "./pasted-block.ts";
import { useIsPrinting } from "./row-grid.tsx";

export interface EditColumn<Row> {
  id: string;
  label: string;
  /** CSS width. */
  width: string;
  /** What the cell says, and what one begins to edit. */
  text(row: Row): string;
  /** Drawn instead of the text, where nothing is typed. */
  cell?(row: Row): ReactNode;
  isEditable?(row: Row): boolean;
  /** Several lines: Alt Enter breaks one. */
  isLong?: boolean;
  /** What may be meant by what is typed so far. */
  suggest?(typed: string): Promise<readonly string[]>;
  placeholder?: string;
}

/** What is typed in one row, by the ids of its columns. */
export type TypedCells = Record<string, string>;

interface EditGridProps<Row> {
  /** The name of the grid for screen readers. */
  caption: string;
  columns: readonly EditColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Of all there are, loaded or not. */
  rowCount: number;
  /** @returns why a cell was not taken, by the id of its column; nothing for those that were. */
  onCommit(row: Row, typed: TypedCells): Promise<TypedCells>;
  /** Enter on a cell that can't be edited. */
  onOpen?(row: Row, columnId: string): void;
  onSelect?(row: Row): void;
  onInsertBelow?(row: Row): void;
  /** Alt with an arrow carries the row past the next one; the focus goes with it. */
  onMove?(row: Row, past: Row): void;
  onUndo?(): void;
  /** A block was pasted whose last rows or columns found no cell. */
  onOverflow?(left: number): void;
  onEndReached?(): void;
  /** The row and column that are gone to once they are there. */
  focusKey?: string | undefined;
  focusColumn?: string;
}

interface Refused {
  typed: string;
  reason: string;
}

const rowHeight = 38;
const virtualFrom = 60;

const cellId = (rowKey: string, columnId: string) => `${rowKey} ${columnId}`;

/** Cells to be typed in, as in a spreadsheet: one tab stop, drawn as far as they are seen. */
export function EditGrid<Row>(props: EditGridProps<Row>) {
  const { caption, columns, rows, rowKey, rowCount, onEndReached, focusKey } = props;
  const isPrinting = useIsPrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  const focusNext = useRef<string>(undefined);
  const carried = useRef<string>(undefined);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  /** What is being typed in the active cell; null while nothing is. */
  const [typing, setTyping] = useState<string | null>(null);
  const [saving, setSaving] = useState<ReadonlyMap<string, string>>(new Map());
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  // After Escape the next Tab leaves the grid, which has as many stops as cells.
  const isLeaving = useRef(false);

  const isVirtual = rows.length > virtualFrom && !isPrinting;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => (rows[index] ? rowKey(rows[index]) : index),
    estimateSize: () => rowHeight,
    overscan: 10,
    enabled: isVirtual,
    // The row that has the focus stays drawn wherever one scrolls, or the keys would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(place.row, rows.length - 1)])].toSorted((a, b) => a - b),
  });
  const drawn = isVirtual
    ? virtualizer.getVirtualItems().map(({ index, start, end }) => ({ index, start, end }))
    : rows.map((_row, index) => ({ index, start: 0, end: 0 }));
  const spaceAfter = isVirtual ? virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  const active = { row: Math.min(place.row, Math.max(rows.length - 1, 0)), column: place.column };

  // The cell to focus may only be drawn after scrolling.
  useLayoutEffect(() => {
    const element = focusNext.current && elements.current.get(focusNext.current);
    if (!element) return;
    focusNext.current = undefined;
    element.focus();
  });

  const askedAt = useRef(-1);
  const askForMore = () => {
    const element = scroller.current;
    if (!onEndReached || !element || askedAt.current === rows.length) return;
    if (element.scrollHeight - element.scrollTop - element.clientHeight > 12 * rowHeight) return;
    askedAt.current = rows.length;
    onEndReached();
  };
  useEffect(askForMore);

  function moveTo(target: GridPlace) {
    const row = rows[target.row];
    const column = columns[target.column];
    if (!row || !column) return;
    carried.current = undefined;
    setTyping(null);
    setPlace(target);
    focusNext.current = cellId(rowKey(row), column.id);
    if (isVirtual) virtualizer.scrollToIndex(target.row);
    props.onSelect?.(row);
  }

  // The row that was carried keeps the focus where it comes to stand.
  const goWithCarried = useEffectEvent(() => {
    const index = rows.findIndex((row) => rowKey(row) === carried.current);
    if (index < 0 || index === active.row) return;
    moveTo({ ...active, row: index });
  });
  useEffect(() => goWithCarried());

  // A row that was asked for by its key is gone to once, when it comes; from there the reader moves on.
  const reached = useRef<string>(undefined);
  const goToAsked = useEffectEvent(() => {
    const index = focusKey && reached.current !== focusKey ? rows.findIndex((row) => rowKey(row) === focusKey) : -1;
    if (index < 0) return;
    reached.current = focusKey;
    const column = columns.findIndex(({ id }) => id === props.focusColumn);
    moveTo({ row: index, column: Math.max(0, column) });
  });
  useEffect(() => goToAsked());

  async function commit(row: Row, typed: TypedCells) {
    const key = rowKey(row);
    const ids = Object.keys(typed).map((columnId) => cellId(key, columnId));
    const without = <Value,>(map: ReadonlyMap<string, Value>) => new Map([...map].filter(([id]) => !ids.includes(id)));
    setRefused(without);
    setSaving(
      (others) =>
        new Map([
          ...others,
          ...Object.entries(typed).map(([columnId, text]) => [cellId(key, columnId), text] as const),
        ]),
    );
    const reasons = await props.onCommit(row, typed);
    setSaving(without);
    setRefused(
      (others) =>
        new Map([
          ...without(others),
          ...Object.entries(reasons).map(
            ([columnId, reason]) => [cellId(key, columnId), { typed: typed[columnId] ?? "", reason }] as const,
          ),
        ]),
    );
  }

  const textOf = (row: Row, column: EditColumn<Row>) => {
    const id = cellId(rowKey(row), column.id);
    return saving.get(id) ?? refused.get(id)?.typed ?? column.text(row);
  };
  const isEditable = (row: Row, column: EditColumn<Row>) => column.isEditable?.(row) ?? false;

  function finish(row: Row, column: EditColumn<Row>, text: string) {
    setTyping(null);
    if (text !== textOf(row, column)) commit(row, { [column.id]: text });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const row = rows[active.row];
    const column = columns[active.column];
    if (!row || !column || event.nativeEvent.isComposing) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isHeld = ctrlKey || metaKey;
    const wasLeaving = isLeaving.current;
    isLeaving.current = key === "Escape";
    const take = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (isHeld && key === "Enter" && props.onInsertBelow) return take(() => props.onInsertBelow?.(row));
    if (isHeld && key.toLowerCase() === "z" && !shiftKey && props.onUndo) return take(() => props.onUndo?.());
    if (key === "Tab" && wasLeaving) return;
    const past = rows[active.row + (key === "ArrowUp" ? -1 : 1)];
    if (altKey && (key === "ArrowUp" || key === "ArrowDown") && props.onMove)
      return take(() => {
        if (!past) return;
        carried.current = rowKey(row);
        props.onMove?.(row, past);
      });
    if (altKey || metaKey) return;
    const target = placeAfter(
      active,
      { key, ctrlKey, shiftKey },
      { rows: rows.length, columns: columns.length, page: 10 },
    );
    if (target) return take(() => moveTo(target));
    if (ctrlKey) return;
    const edit = (text: string) => take(() => (isEditable(row, column) ? setTyping(text) : undefined));
    if (key === "Enter" && !isEditable(row, column)) return take(() => props.onOpen?.(row, column.id));
    if (key === "Enter" || key === "F2") return edit(textOf(row, column));
    if (key === "Delete" || key === "Backspace") return edit("");
    if (key === "Escape") {
      const id = cellId(rowKey(row), column.id);
      return take(() => setRefused((others) => new Map([...others].filter(([each]) => each !== id))));
    }
    // Typing replaces; the space bar would scroll.
    if (key.length === 1 && isEditable(row, column)) edit(key);
  }

  function onPaste(event: ClipboardEvent) {
    if (typing !== null) return;
    event.preventDefault();
    const block = readPastedBlock(event.clipboardData.getData("text/plain"));
    let left = 0;
    for (const [down, texts] of block.entries()) {
      const row = rows[active.row + down];
      const typed: TypedCells = {};
      for (const [right, text] of texts.entries()) {
        const column = columns[active.column + right];
        if (!row || !column || !isEditable(row, column)) left += 1;
        // A gap in the block leaves the cell alone: only typing empties one.
        else if (text !== "" && text !== textOf(row, column)) typed[column.id] = text;
      }
      if (row && Object.keys(typed).length > 0) commit(row, typed);
    }
    if (left > 0) props.onOverflow?.(left);
  }

  function onCopy(event: ClipboardEvent) {
    const row = rows[active.row];
    const column = columns[active.column];
    if (typing !== null || !row || !column || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", textOf(row, column));
  }

  return (
    <Box ref={scroller} className={classes.scroller} onScroll={askForMore}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one moves through by cells is a grid.
        role="grid"
        aria-label={caption}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        className={classes.table}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ index, start }, at) => {
            const row = rows[index];
            if (!row) return null;
            const key = rowKey(row);
            return (
              <Fragment key={key}>
                <Space height={start - (drawn[at - 1]?.end ?? 0)} columns={columns.length} />
                <tr
                  ref={(element) => {
                    if (element && isVirtual) virtualizer.measureElement(element);
                  }}
                  data-index={index}
                  aria-rowindex={index + 2}
                >
                  {columns.map((column, position) => {
                    const id = cellId(key, column.id);
                    const isActive = index === active.row && position === active.column;
                    return (
                      <EditGridCell
                        key={column.id}
                        column={column}
                        row={row}
                        text={textOf(row, column)}
                        isShownAsText={saving.has(id) || refused.has(id)}
                        isEditable={isEditable(row, column)}
                        isActive={isActive}
                        isSaving={saving.has(id)}
                        reason={refused.get(id)?.reason}
                        typing={isActive ? typing : null}
                        onTyping={setTyping}
                        onFocus={() => {
                          if (isActive) return;
                          carried.current = undefined;
                          setPlace({ row: index, column: position });
                          props.onSelect?.(row);
                        }}
                        onKeyDown={onKeyDown}
                        onEdit={() => setTyping(textOf(row, column))}
                        onFinish={(text, move) => {
                          finish(row, column, text);
                          if (move) {
                            const size = { rows: rows.length, columns: columns.length, page: 10 };
                            moveTo(placeAfter({ row: index, column: position }, move, size) ?? active);
                          }
                        }}
                        onCancel={() => {
                          setTyping(null);
                          focusNext.current = id;
                        }}
                        register={(element) => {
                          if (element) elements.current.set(id, element);
                          else elements.current.delete(id);
                        }}
                      />
                    );
                  })}
                </tr>
              </Fragment>
            );
          })}
          <Space height={spaceAfter} columns={columns.length} />
        </tbody>
      </table>
    </Box>
  );
}

function Space({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr aria-hidden className={classes.space}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;
}
