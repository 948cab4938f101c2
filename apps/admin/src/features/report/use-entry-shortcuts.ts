import { useEffect, useEffectEvent } from "react";

interface EntryShortcuts {
  explain(): void;
  comment(): void;
  nextDoubt(): void;
}

/** Alt N, Alt C and Alt F, heard in the cells too. */
export function useEntryShortcuts({ explain, comment, nextDoubt }: EntryShortcuts) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    // By the place of the key: with Alt some keyboards write another sign.
    const act = { KeyN: explain, KeyC: comment, KeyF: nextDoubt }[event.code];
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
