import type { Move } from "@camket/ui/entry-cell";
import type { CellKey, CellPart } from "./figure-cells.ts";
import type { FigureRow } from "./report-lines.ts";

/** Where the focus can stand in the grid. */
export interface Stop {
  key: CellKey;
  part: CellPart;
}

export const stopId = ({ key, part }: Stop) => `${key} ${part}`;

const partsOf = ({ line }: FigureRow): CellPart[] =>
  line.isRatio && line.countedFrom === null ? ["numerator", "denominator"] : ["numerator"];

/** The stop a move leads to; undefined at the edge. */
export function moved(rows: readonly FigureRow[], from: Stop, move: Move): Stop | undefined {
  const row = rows.findIndex(({ key }) => key === from.key);
  const stops = rows.flatMap((each) => partsOf(each).map((part): Stop => ({ key: each.key, part })));
  const at = stops.findIndex((stop) => stop.key === from.key && stop.part === from.part);
  const inRow = (index: number): Stop | undefined => {
    const target = rows[index];
    if (!target) return undefined;
    return { key: target.key, part: partsOf(target).includes(from.part) ? from.part : "numerator" };
  };
  switch (move) {
    case "up":
      return inRow(row - 1);
    case "down":
      return inRow(row + 1);
    case "next":
    case "right":
      return stops[at + 1];
    case "previous":
    case "left":
      return stops[at - 1];
  }
}
