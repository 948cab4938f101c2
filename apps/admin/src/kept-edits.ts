import type { CellKey, Edit } from "./entry-sheet.ts";

/** What was typed on this machine and did not reach the server. */
export function keptEdits<Value, Saved>(storageKey: string): Map<CellKey, Edit<Value, Saved>> {
  const stored = localStorage.getItem(storageKey);
  if (!stored) return new Map();
  const edits: [CellKey, Edit<Value, Saved>][] = JSON.parse(stored);
  // What was refused or in conflict is sent once more: the server may have changed its mind since.
  return new Map(edits.map(([key, { value, overVersion }]) => [key, { value, overVersion }]));
}

export function keepEdits<Value, Saved>(storageKey: string, edits: ReadonlyMap<CellKey, Edit<Value, Saved>>) {
  if (edits.size === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, JSON.stringify([...edits]));
}
