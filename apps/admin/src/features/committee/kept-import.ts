import type { NumberStyle } from "@camket/schema";

/** The text of one cell, in place of what the file says. */
export interface Correction {
  row: number;
  /** As the schema names it: "PARENT_CODE". */
  column: string;
  value: string;
  /** What the file says. */
  before: string;
}

/** What was decided about a file that was sent, and is not imported yet. */
export interface KeptImport {
  /** Heads by what their columns hold; what is not in it, the server knows by its head. */
  heads: Record<string, string>;
  corrections: Correction[];
  /** The first day on which the file holds. */
  from: string | null;
  /** How its numbers are written, where that was asked; null to go by the file. */
  numberStyle: NumberStyle | null;
  /** Heads of columns that were not kept. */
  dropped: string[];
}

export const nothingKept: KeptImport = { heads: {}, corrections: [], from: null, numberStyle: null, dropped: [] };

/** Where it lies on this machine: each person's apart, since others use it too. */
const storageKey = (userId: string, tableId: string) => `camket-import-${userId}-${tableId}`;

export function keptImport(userId: string, tableId: string): KeptImport {
  const stored = localStorage.getItem(storageKey(userId, tableId));
  return stored ? { ...nothingKept, ...JSON.parse(stored) } : nothingKept;
}

export const keepImport = (userId: string, tableId: string, kept: KeptImport) =>
  localStorage.setItem(storageKey(userId, tableId), JSON.stringify(kept));

export const forgetImport = (userId: string, tableId: string) => localStorage.removeItem(storageKey(userId, tableId));

/** Mends a cell; what is typed back as it was is no correction. */
export function correct(corrections: readonly Correction[], correction: Correction): Correction[] {
  const others = corrections.filter(({ row, column }) => row !== correction.row || column !== correction.column);
  return correction.value === correction.before ? others : [...others, correction];
}
