import type { CellKey } from "./figure-cells.ts";
import type { Edit } from "./figure-sheet.ts";

/** Where unsent typing lies on this machine: each person's apart, or the next would send it as their own. */
export interface KeptPlace {
  userId: string;
  reportId: string;
}

const storageKey = ({ userId, reportId }: KeptPlace) => `camket-figures-${userId}-${reportId}`;

/** What was typed on this machine and did not reach the server. */
export function keptEdits(place: KeptPlace): Map<CellKey, Edit> {
  const stored = localStorage.getItem(storageKey(place));
  if (!stored) return new Map();
  const edits: [CellKey, Edit][] = JSON.parse(stored);
  // What was refused or in conflict is sent once more: the server may have changed its mind since.
  return new Map(edits.map(([key, { value, overVersion }]) => [key, { value, overVersion }]));
}

export function keepEdits(place: KeptPlace, edits: ReadonlyMap<CellKey, Edit>) {
  if (edits.size === 0) localStorage.removeItem(storageKey(place));
  else localStorage.setItem(storageKey(place), JSON.stringify([...edits]));
}
