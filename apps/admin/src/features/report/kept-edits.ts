import type { CellKey } from "./figure-cells.ts";
import type { Edit } from "./figure-sheet.ts";

const storageKey = (reportId: string) => `camket-figures-${reportId}`;

/** What was typed on this machine and did not reach the server. */
export function keptEdits(reportId: string): Map<CellKey, Edit> {
  const stored = localStorage.getItem(storageKey(reportId));
  if (!stored) return new Map();
  const edits: [CellKey, Edit][] = JSON.parse(stored);
  // What was refused or in conflict is sent once more: the server may have changed its mind since.
  return new Map(edits.map(([key, { value, overVersion }]) => [key, { value, overVersion }]));
}

export function keepEdits(reportId: string, edits: ReadonlyMap<CellKey, Edit>) {
  if (edits.size === 0) localStorage.removeItem(storageKey(reportId));
  else localStorage.setItem(storageKey(reportId), JSON.stringify([...edits]));
}
