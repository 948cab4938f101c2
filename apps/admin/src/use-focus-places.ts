import { useRef } from "react";

/** Places of a page that can be gone to by name. */
export function useFocusPlaces() {
  const places = useRef(new Map<string, HTMLElement>());
  /** Gone to before it was there: an editor may still be loading. */
  const awaited = useRef<string | null>(null);
  return {
    register: (name: string, element: HTMLElement | null) => {
      if (!element) return void places.current.delete(name);
      places.current.set(name, element);
      if (awaited.current !== name) return;
      awaited.current = null;
      element.focus();
    },
    /** @returns whether there is such a place already; one that comes later gets the focus then. */
    focus: (name: string): boolean => {
      const place = places.current.get(name);
      awaited.current = place ? null : name;
      place?.focus();
      return place !== undefined;
    },
  };
}
