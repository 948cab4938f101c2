import * as sheet from "../../entry-sheet.ts";
import {
  type CellKey,
  type CellValue,
  emptyCell,
  isEmpty,
  isSame,
  isSameNumber,
  isWhole,
  type SavedCell,
  valueIn,
} from "./figure-cells.ts";

export type Edit = sheet.Edit<CellValue, SavedCell>;
export type SheetState = sheet.SheetState<CellValue, SavedCell>;
export type Answer = sheet.Answer<SavedCell>;
export type SentCell = sheet.SentCell<CellValue>;

interface FigurePorts {
  isRatio(key: CellKey): boolean;
  write(cells: SentCell[]): Promise<Answer>;
  clear(cells: SentCell[]): Promise<Answer>;
  /** Of numbers that nobody types. */
  explain(cells: SentCell[]): Promise<Answer>;
  /** Keeps what is not saved on this machine. */
  keep(edits: SheetState["edits"]): void;
}

/** The figures of a draft, which are written, cleared and explained apart. */
export class FigureSheet extends sheet.EntrySheet<CellValue, SavedCell> {
  constructor(
    saved: SheetState["saved"],
    kept: SheetState["edits"],
    { isRatio, write, clear, explain, keep }: FigurePorts,
  ) {
    super(saved, kept, {
      ...{ empty: emptyCell, isEmpty, isSame, valueIn, keep },
      isWhole: (key, value) => isWhole(value, isRatio(key)),
      asSaved: (value, version, before) => ({
        ...{ origin: "TYPED" as const, ...before },
        ...{ ...value, version, outdatedExplanation: null },
      }),
      groupOf: ({ value }, before) => {
        if (before && before.origin !== "TYPED" && isSameNumber(value, before)) return "explain";
        return isEmpty(value) ? "clear" : "write";
      },
      send: (cells, group) => (group === "explain" ? explain(cells) : group === "clear" ? clear(cells) : write(cells)),
    });
  }
}
