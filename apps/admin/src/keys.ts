import { createContext, useContext } from "react";

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
