import { useEffect, useState } from "react";

/** Gives the focus back to where it was before something opened; where that was a menu, to its button. */
export function useFocusBack(isOpen: boolean) {
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  // Asked before anything is drawn: with its menu, the entry that was chosen goes.
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setOpener(openerOf(document.activeElement));
  }
  useEffect(() => {
    if (!isOpen) return;
    // The trap lets go first.
    return () => void setTimeout(() => opener?.focus({ preventScroll: true }));
  }, [isOpen, opener]);
}

function openerOf(active: Element | null): HTMLElement | null {
  const buttonId = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const opener = buttonId ? document.getElementById(buttonId) : active;
  return opener instanceof HTMLElement ? opener : null;
}
