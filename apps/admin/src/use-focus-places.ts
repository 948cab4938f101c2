import { useRef } from "react";

/** Places of a page that can be gone to by name. */
export function useFocusPlaces() {
  const places = useRef(new Map<string, HTMLElement>());
  return {
    register: (name: string, element: HTMLElement | null) => {
      if (element) places.current.set(name, element);
      else places.current.delete(name);
    },
    /** @returns whether there is such a place. */
    focus: (name: string): boolean => {
      const place = places.current.get(name);
      place?.focus();
      return place !== undefined;
    },
  };
}
