import * as sheet from "../../entry-sheet.ts";
import {
  type CellKey,
  type CellValue,
  emptyCell,
  isEmpty,
  isSame,
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
  /** Keeps what is not saved on this machine. */
  keep(edits: SheetState["edits"]): void;
}

/** The figures of a draft, which are written and cleared apart. */
export class FigureSheet extends sheet.EntrySheet<CellValue, SavedCell> {
  constructor(saved: SheetState["saved"], kept: SheetState["edits"], { isRatio, write, clear, keep }: FigurePorts) {
    super(saved, kept, {
      ...{ empty: emptyCell, isEmpty, isSame, valueIn, keep },
      isWhole: (key, value) => isWhole(value, isRatio(key)),
      asSaved: (value, version) => ({ ...value, version, origin: "TYPED" }),
      groupOf: ({ value }) => (isEmpty(value) ? "clear" : "write"),
      send: (cells) => (cells.every(({ value }) => isEmpty(value)) ? clear(cells) : write(cells)),
    });
  }
}
