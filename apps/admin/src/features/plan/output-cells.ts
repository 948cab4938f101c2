import { readFigure } from "@camket/figure-text";
import type { Locale } from "@camket/ui/format";
import { readPastedBlock } from "@camket/ui/pasted-block";
import type { CellKey } from "../../entry-sheet.ts";

/** How many publications; null where there were none. */
export type OutputCount = number | null;

/** A count as the server has it. */
export interface SavedOutput {
  count: number;
  version: number;
  /** A report counts it: it can be corrected, and not left empty. */
  isCounted: boolean;
}

/** A kind of publication on a channel, by their codes. */
export interface OutputLine {
  kind: string;
  channel: string;
}

export const lineKey = ({ kind, channel }: OutputLine) => `${kind}/${channel}`;

export const outputKey = (month: string, line: OutputLine): CellKey => `${month}/${lineKey(line)}`;

export function outputPlace(key: CellKey) {
  const [month = "", kind = "", channel = ""] = key.split("/");
  return { month, kind, channel };
}

const mostInOneCell = 10_000_000;

export type Unreadable = "NOT_A_NUMBER" | "NEGATIVE" | "NOT_WHOLE" | "TOO_LARGE";

/** Zero is no publication, as an empty cell is. */
export function readCount(text: string, locale: Locale): { count: OutputCount } | { unreadable: Unreadable } {
  const read = readFigure(text, locale);
  switch (read.kind) {
    case "EMPTY":
    case "NOTHING_AROSE":
      return { count: null };
    case "UNREADABLE":
      return { unreadable: read.reason === "TOO_MANY_DIGITS" ? "TOO_LARGE" : "NOT_A_NUMBER" };
    case "NUMBER": {
      const count = Number(read.value);
      if (count < 0) return { unreadable: "NEGATIVE" };
      if (!Number.isInteger(count)) return { unreadable: "NOT_WHOLE" };
      return count > mostInOneCell ? { unreadable: "TOO_LARGE" } : { count: count || null };
    }
  }
}

interface PastedCounts {
  values: Map<CellKey, OutputCount>;
  /** What could not be read or changed, as it stands in the block. */
  refused: string[];
  /** Cells of the block that lie outside the grid. */
  outside: number;
}

interface PasteOver {
  /** Every row of cells from where the block is laid; null where nothing can be typed. */
  cells: readonly (readonly (CellKey | null)[])[];
  locale: Locale;
  canEmpty(key: CellKey): boolean;
}

/** Lays a block copied from a spreadsheet over cells. A gap in it leaves the cell alone: only typing empties one. */
export function pastedCounts(block: string, { cells, locale, canEmpty }: PasteOver): PastedCounts {
  const values = new Map<CellKey, OutputCount>();
  const refused: string[] = [];
  let outside = 0;
  for (const [row, texts] of readPastedBlock(block).entries())
    for (const [column, text] of texts.entries()) {
      if (text === "") continue;
      const key = cells[row]?.[column];
      if (!key) {
        outside += 1;
        continue;
      }
      const read = readCount(text, locale);
      if ("unreadable" in read || (read.count === null && !canEmpty(key))) refused.push(text);
      else values.set(key, read.count);
    }
  return { values, refused, outside };
}
