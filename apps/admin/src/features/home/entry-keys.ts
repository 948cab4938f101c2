import { useRef } from "react";

/** Moves the focus through the links of the entries on a page; Enter then follows the one that has it. */
export function useEntryKeys() {
  const list = useRef<HTMLDivElement>(null);
  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("li a, [data-row-link]") ?? [])];
    const current = links.findIndex((link) => link.matches(":focus"));
    const next = current === -1 ? 0 : current + by;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  };
  return { list, step };
}
