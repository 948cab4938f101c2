import type { EventValues } from "./event-values.ts";

/** An event that was typed on this machine and is not recorded yet. */
export interface KeptEvent {
  values: EventValues;
  /** What the form began with, and the version of it; 0 where nothing was recorded. */
  base: EventValues;
  version: number;
}

/** Each person's apart, or the next would find what they typed. */
export const eventStorageKey = (userId: string, eventId: string | null) => `camket-event-${userId}-${eventId ?? "new"}`;

export function keptEvent(storageKey: string): KeptEvent | null {
  const stored = localStorage.getItem(storageKey);
  return stored ? JSON.parse(stored) : null;
}

export function keepEvent(storageKey: string, kept: KeptEvent | null) {
  if (kept) localStorage.setItem(storageKey, JSON.stringify(kept));
  else localStorage.removeItem(storageKey);
}
