import { useLetterKeys } from "@camket/ui/provider";
import { createContext, useContext, useEffect, useEffectEvent } from "react";

/** Switches single-letter keys on and off; `useLetterKeys` of the kit tells which. */
export const LetterKeysSwitchContext = createContext<(isOn: boolean) => void>(() => {});

export const useLetterKeysSwitch = () => useContext(LetterKeysSwitchContext);

/** As its keyboard writes it. */
export const findKeys = navigator.userAgent.includes("Mac") ? "⌘ K" : "Ctrl K";

export interface PageKey {
  /** What the cap shows: "M", or ["[", "]"] for two that belong together. */
  keys: string | readonly string[];
  label: string;
  /** What each key does; without it the component that has the focus hears it. */
  onPress?: Record<string, () => void>;
}

/** Acts on single keys, lower-case letters or signs, outside fields and dialogs. */
export function useKeys(acts: Record<string, () => void>) {
  const hasLetterKeys = useLetterKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = acts[event.key.toLowerCase()];
    if (!act || !hasLetterKeys || !isFree(event)) return;
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

function isFree({ defaultPrevented, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog]"));
}
