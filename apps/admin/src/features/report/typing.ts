import { readFigure, type Typed } from "@camket/figure-text";
import type { Locale } from "@camket/ui/format";
import { readPastedBlock } from "@camket/ui/pasted-block";
import { type CellKey, type CellPart, type CellValue, emptyCell, isEmpty, valueIn } from "./figure-cells.ts";
import type { Stop } from "./grid-moves.ts";
import type { FigureLine } from "./report-lines.ts";

/** A cell after something was typed in one of its parts. */
export function typedInto(value: CellValue, part: CellPart, typed: Exclude<Typed, { kind: "UNREADABLE" }>): CellValue {
  switch (typed.kind) {
    case "NOTHING_AROSE":
      return { ...emptyCell, isNothing: true, explanation: value.explanation };
    case "NUMBER":
      return { ...value, isNothing: false, [part]: typed.value };
    case "EMPTY": {
      const rest = value.isNothing ? emptyCell : { ...value, [part]: null };
      return isEmpty(rest) ? emptyCell : rest;
    }
  }
}

/** The numbers of the last period in place of those of this one; its explanation was not of them. */
export const copied = (before: CellValue, { explanation }: CellValue): CellValue => ({
  ...valueIn(before),
  explanation,
});

/** What a block needs to know of the rows it is laid over. */
export interface PasteRow {
  key: CellKey;
  line: Pick<FigureLine, "code" | "isRatio" | "countedFrom">;
}

interface Pasted {
  values: Map<CellKey, CellValue>;
  /** Codes of the indicators whose cells could not be read; they stay as they were. */
  unreadable: string[];
  /** Lines of the block that found no row. */
  left: number;
}

/** Lays a block copied from a spreadsheet over the rows from a cell on. Counted rows take a line and stay as they are. */
export function pasted(
  block: string,
  {
    rows,
    from,
    cellAt,
    locale,
  }: { rows: readonly PasteRow[]; from: Stop; cellAt(key: CellKey): CellValue; locale: Locale },
): Pasted {
  const lines = readPastedBlock(block);
  const first = rows.findIndex(({ key }) => key === from.key);
  const values = new Map<CellKey, CellValue>();
  const unreadable: string[] = [];
  for (const [index, texts] of lines.entries()) {
    const row = rows[first + index];
    if (!row || row.line.countedFrom !== null) continue;
    const parts: CellPart[] =
      row.line.isRatio && from.part === "denominator"
        ? ["denominator"]
        : row.line.isRatio
          ? ["numerator", "denominator"]
          : ["numerator"];
    for (const [column, part] of parts.entries()) {
      const text = texts[column];
      // A gap in the block leaves the cell alone: only typing empties one.
      if (text === undefined || text === "") continue;
      const typed = readFigure(text, locale);
      if (typed.kind === "UNREADABLE") unreadable.push(row.line.code);
      else values.set(row.key, typedInto(values.get(row.key) ?? cellAt(row.key), part, typed));
    }
  }
  return { values, unreadable, left: Math.max(0, lines.length - (rows.length - first)) };
}
