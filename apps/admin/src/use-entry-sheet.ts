import { useEffect, useRef, useSyncExternalStore } from "react";
import type { EntrySheet } from "./entry-sheet.ts";

const patience = 5000;

/** Follows a sheet, and sends what waits in it as soon as there is a network. */
export function useEntrySheet<Value, Saved extends { version: number }>(sheet: EntrySheet<Value, Saved>) {
  const state = useSyncExternalStore(sheet.subscribe, sheet.state);

  // What was kept from last time goes at once.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    sheet.flush();
  }, [sheet]);

  const isOffline = state.save.kind === "offline";
  useEffect(() => {
    if (!isOffline) return;
    const again = () => void sheet.flush();
    const timer = setInterval(again, patience);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [isOffline, sheet]);

  return state;
}
