import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useKeys } from "./keys.ts";
import { useLetterKeys } from "./provider.tsx";
import type { TimelineItem } from "./timeline-items.ts";

interface TimelineKeysOptions<Row> {
  scroller: RefObject<HTMLElement | null>;
  items: readonly TimelineItem<Row>[];
  selectedKey: string | undefined;
  /** Draws an item that is not drawn yet; without it every one is. */
  scrollTo: ((index: number) => void) | undefined;
  onFold(groupKey: string): void;
  onSelect(row: Row): void;
  onToggle(row: Row): void;
}

/** The arrows go through headings and rows, and to the right into the bar of a row; one of them all is a tab stop. */
export function useTimelineKeys<Row>(options: TimelineKeysOptions<Row>) {
  const { scroller, items, scrollTo, onFold, onSelect, onToggle } = options;
  const hasLetterKeys = useLetterKeys();
  const [activeKey, setActiveKey] = useState(options.selectedKey);
  const places = useMemo(() => items.flatMap(({ kind }, index) => (kind === "detail" ? [] : [index])), [items]);
  const active = Math.max(
    0,
    items.findIndex(({ key }) => key === activeKey),
  );

  // The item to focus may only be drawn after scrolling.
  const next = useRef<{ key: string; part: number }>(null);
  useEffect(() => {
    const asked = next.current;
    if (!asked) return;
    const lines = scroller.current?.querySelectorAll<HTMLElement>("tr[data-item]") ?? [];
    const line = [...lines].find(({ dataset }) => dataset.item === asked.key);
    if (!line) return;
    next.current = null;
    (partsOf(line)[asked.part] ?? line).focus({ preventScroll: scrollTo !== undefined });
  });

  function moveTo(index: number | undefined, part = -1) {
    const item = index === undefined ? undefined : items[index];
    if (!item || index === undefined) return;
    setActiveKey(item.key);
    next.current = { key: item.key, part };
    scrollTo?.(index);
    if (item.kind === "row") onSelect(item.row);
  }
  const step = (by: number, part?: number) =>
    moveTo(places[Math.min(Math.max(places.indexOf(active) + by, 0), places.length - 1)], part);

  const enter = () => {
    const line = scroller.current?.querySelector<HTMLElement>("tr[data-item][tabindex='0']");
    if (line) line.focus();
    else moveTo(active);
  };
  useKeys(items.length > 0 ? { j: enter, k: enter } : {});

  function onKeyDown(event: KeyboardEvent) {
    const { key, target } = event;
    const line = target instanceof HTMLElement ? target.closest<HTMLElement>("tr[data-item]") : null;
    if (!line || !(target instanceof HTMLElement)) return;
    const item = items[active];
    const parts = partsOf(line);
    const at = parts.indexOf(target);
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(1, at),
      ArrowUp: () => step(-1, at),
      PageDown: () => step(10, at),
      PageUp: () => step(-10, at),
      Home: () => moveTo(places[0]),
      End: () => moveTo(places.at(-1)),
      ...(hasLetterKeys && { j: () => step(1, at), k: () => step(-1, at) }),
    };
    if (at >= 0) {
      acts.ArrowRight = () => parts[at + 1]?.focus();
      acts.ArrowLeft = () => (parts[at - 1] ?? line).focus();
      acts.Escape = () => line.focus();
    } else if (target === line && item?.kind === "group") {
      acts.Enter = () => onFold(item.key);
      acts[" "] = () => onFold(item.key);
      acts.ArrowRight = () => (item.isOpen ? step(1) : onFold(item.key));
      acts.ArrowLeft = () => item.isOpen && onFold(item.key);
    } else if (target === line && item?.kind === "row") {
      acts.Enter = () => line.querySelector<HTMLElement>("[data-row-link]")?.click();
      acts[" "] = () => onToggle(item.row);
      acts.ArrowRight = () => parts[0]?.focus();
      acts.ArrowLeft = () => moveTo(items.findLastIndex(({ kind }, index) => kind === "group" && index < active));
    }
    const act = acts[key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return { active, setActiveKey, onKeyDown };
}

const partsOf = (line: HTMLElement) => [...line.querySelectorAll<HTMLElement>("[data-part]")];
