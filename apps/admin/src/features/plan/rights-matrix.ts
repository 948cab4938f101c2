import type { GridPlace } from "@camket/ui/grid-focus";

/** One of six shades, from the number and the greatest of all. */
export const shadeOf = (count: number, most: number): number => Math.max(1, Math.ceil((count / most) * 6));

/** The next empty cell after a place, row by row and from the end on to the start; undefined where there is none. */
export function gapAfter(
  { row, column }: GridPlace,
  { rows, columns }: { rows: number; columns: number },
  isGap: (place: GridPlace) => boolean,
): GridPlace | undefined {
  const all = rows * columns;
  const here = row * columns + column;
  for (let step = 1; step <= all; step += 1) {
    const index = (here + step) % all;
    const place = { row: Math.floor(index / columns), column: index % columns };
    if (isGap(place)) return place;
  }
  return undefined;
}
