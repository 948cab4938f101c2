import { useEffect, useEffectEvent } from "react";
import { useLetterKeys } from "./provider.tsx";

/** Acts on single keys, lower-case letters or signs, outside fields and dialogs. */
export function useKeys(acts: Record<string, () => void>) {
  const hasLetterKeys = useLetterKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!hasLetterKeys || !isFree(event)) return;
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

const patience = 1500;

/** `G`, then a letter within a moment. It hears them first, before the page acts on the second one. */
export function useGoKeys(go: Record<string, () => void>) {
  const hasLetterKeys = useLetterKeys();
  const press = useEffectEvent((event: KeyboardEvent, isSecond: boolean) => {
    if (!hasLetterKeys || !isFree(event)) return false;
    const key = event.key.toLowerCase();
    const act = isSecond ? go[key] : undefined;
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
    return key === "g" && !act;
  });
  useEffect(() => {
    let until = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      until = press(event, event.timeStamp < until) ? event.timeStamp + patience : 0;
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

/** Whether a dialog stands before the page, also while it slides away. */
export const isDialogOpen = () => document.querySelector("[role=dialog][aria-modal=true]") !== null;

// A browser that fills in a field sends events without a key: the field is asked first.
function isFree({ defaultPrevented, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  return !(
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]")
  );
}
