/** Where the focus stands in a grid of cells. */
export interface GridPlace {
  row: number;
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
  /** How far Page Up and Page Down go. */
  page: number;
}

interface Pressed {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
}

/** Where a key leads from a place, as in a spreadsheet; undefined for keys that move nothing, or only out of the grid. */
export function placeAfter({ row, column }: GridPlace, pressed: Pressed, size: GridSize): GridPlace | undefined {
  const { rows, columns, page } = size;
  const { key, ctrlKey, shiftKey } = pressed;
  const to = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.min(Math.max(toRow, 0), rows - 1),
    column: Math.min(Math.max(toColumn, 0), columns - 1),
  });
  switch (key) {
    case "ArrowUp":
      return to(ctrlKey ? 0 : row - 1, column);
    case "ArrowDown":
      return to(ctrlKey ? rows - 1 : row + 1, column);
    case "ArrowLeft":
      return to(row, ctrlKey ? 0 : column - 1);
    case "ArrowRight":
      return to(row, ctrlKey ? columns - 1 : column + 1);
    case "Home":
      return to(ctrlKey ? 0 : row, 0);
    case "End":
      return to(ctrlKey ? rows - 1 : row, columns - 1);
    case "PageUp":
      return to(row - page, column);
    case "PageDown":
      return to(row + page, column);
    case "Tab": {
      const next = row * columns + column + (shiftKey ? -1 : 1);
      // At either end Tab leaves the grid.
      if (next < 0 || next >= rows * columns) return undefined;
      return { row: Math.floor(next / columns), column: next % columns };
    }
    default:
      return undefined;
  }
}
