import { createContext, useContext, useEffect } from "react";
import type { PageKey } from "./keys.ts";

export interface Place {
  href: string;
  label: string;
  /** What it is: "Nhiệm vụ". */
  detail?: string;
}

const MOST_KEPT = 8;

/** Where one person was lately on this machine, the latest first, and what the page at hand can do. */
export class Places {
  pageKeys: readonly PageKey[] = [];
  readonly #storageKey: string;

  constructor(userId: string) {
    this.#storageKey = `camket-places-${userId}`;
  }

  recent(): Place[] {
    const stored = localStorage.getItem(this.#storageKey);
    return stored ? JSON.parse(stored) : [];
  }

  visit(place: Place) {
    const others = this.recent().filter(({ href }) => href !== place.href);
    localStorage.setItem(this.#storageKey, JSON.stringify([place, ...others].slice(0, MOST_KEPT)));
  }

  /** Whoever signs out leaves no trace of what they read. */
  forget() {
    localStorage.removeItem(this.#storageKey);
  }
}

export const PlacesContext = createContext<Places | null>(null);

/** Notes a page as seen; lists are in the navigation anyway, so only what lies below one is kept. */
export function useVisit(href: string, label: string, detail: string | undefined, pageKeys: readonly PageKey[]) {
  const places = useContext(PlacesContext);
  useEffect(() => {
    if (detail) places?.visit({ href, label, detail });
  }, [places, href, label, detail]);
  useEffect(() => {
    if (!places) return;
    places.pageKeys = pageKeys;
    return () => {
      places.pageKeys = [];
    };
  }, [places, pageKeys]);
}
