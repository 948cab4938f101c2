/** An equation between cells, all on one side of it: how often each is in a sum that is zero, by the cell's name. */
export type Equation = ReadonlyMap<string, number>;

/** A hidden cell of which the equations leave one value only, and the shown cells that give it. */
export interface WorkedOut {
  hidden: string;
  from: string[];
}

/** Below it a coefficient is zero: the sums here have coefficients of 1 and -1, and what is left of them is whole or half. */
const NOTHING = 1e-9;

/**
 * The hidden cells that can be worked out from the others by adding and subtracting equations: those that stand alone in a
 * row once the rows are reduced as far as they can be (Gauss and Jordan), the shown cells counting as known.
 */
export function workedOut(equations: Equation[], isHidden: (cell: string) => boolean): WorkedOut[] {
  const rows = new Map<string, Map<string, number>>();
  for (const equation of equations) {
    const row = new Map(equation);
    for (const [cell, times] of equation) {
      const solved = rows.get(cell);
      if (solved) subtract(row, solved, times);
    }
    const pivot = [...row.keys()].find(isHidden);
    const scale = pivot === undefined ? undefined : row.get(pivot);
    if (pivot === undefined || scale === undefined) continue;
    for (const [cell, times] of row) row.set(cell, times / scale);
    for (const other of rows.values()) subtract(other, row, other.get(pivot) ?? 0);
    rows.set(pivot, row);
  }
  return [...rows].flatMap(([hidden, row]) => {
    const from = [...row.keys()].filter((cell) => cell !== hidden);
    return from.some(isHidden) ? [] : [{ hidden, from }];
  });
}

function subtract(row: Map<string, number>, other: ReadonlyMap<string, number>, times: number) {
  if (times === 0) return;
  for (const [cell, coefficient] of other) {
    const left = (row.get(cell) ?? 0) - times * coefficient;
    if (Math.abs(left) < NOTHING) row.delete(cell);
    else row.set(cell, left);
  }
}
