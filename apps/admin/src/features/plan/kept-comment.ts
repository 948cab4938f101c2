import type { PickerOption } from "@camket/ui/entity-picker";

/** A remark that was typed on this machine and is not sent yet. */
export interface KeptComment {
  text: string;
  /** Those who were chosen for it; who no longer stands in the text is not told. */
  mentioned: readonly PickerOption[];
}

const nothing: KeptComment = { text: "", mentioned: [] };

/** Each person's apart, or the next would find what they typed. */
export const commentStorageKey = (userId: string, taskId: string) => `camket-comment-${userId}-${taskId}`;

export function keptComment(storageKey: string): KeptComment {
  const stored = localStorage.getItem(storageKey);
  return stored ? JSON.parse(stored) : nothing;
}

export function keepComment(storageKey: string, kept: KeptComment) {
  if (kept.text.trim()) localStorage.setItem(storageKey, JSON.stringify(kept));
  else localStorage.removeItem(storageKey);
}
