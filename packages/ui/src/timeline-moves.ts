import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { type BarDates, type BarPart, daysOf, movedDates, type Span } from "./timeline-scale.ts";

/** What may be moved of a bar: all of it, or its end to a later day alone. */
export type BarMoves = { parts: "all" } | { parts: "end"; earliestEnd: string };

interface MovableBar extends BarDates {
  moves?: BarMoves;
}

/** A bar that is being moved: nothing of it is kept before it is dropped. */
export interface PendingMove extends BarDates {
  key: string;
}

interface BarMovesOptions {
  span: Span;
  barOf(key: string): MovableBar | null | undefined;
  onMove(key: string, dates: BarDates): void;
  /** A bar that can't be moved was asked to. */
  onFixed(): void;
}

interface Held extends MovableBar {
  key: string;
  part: BarPart;
  x: number;
  pixelsPerDay: number;
}

const isPart = (part: string | undefined): part is BarPart => part === "whole" || part === "start" || part === "end";

/** Which part of which bar an event is about. */
export function barAt(target: EventTarget): { key: string; part: BarPart; element: HTMLElement } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-part]") : null;
  const key = element?.closest<HTMLElement>("[data-row]")?.dataset.row;
  const part = element?.dataset.part;
  return element && key && isPart(part) ? { key, part, element } : null;
}

/** Moves bars by pointer, or while Shift is held by arrows; letting go drops them, Escape leaves them where they were. */
export function useBarMoves({ span, barOf, onMove, onFixed }: BarMovesOptions) {
  const [pending, setPending] = useState<PendingMove | null>(null);
  const held = useRef<Held>(null);

  function drop(move: PendingMove | null) {
    held.current = null;
    setPending(null);
    const bar = move && barOf(move.key);
    if (!move || !bar || (move.startsOn === bar.startsOn && move.endsOn === bar.endsOn)) return;
    onMove(move.key, { startsOn: move.startsOn, endsOn: move.endsOn });
  }

  function heldAt({ key, part, x, pixelsPerDay, moves, ...bar }: Held, clientX: number): PendingMove {
    const days = Math.round((clientX - x) / pixelsPerDay);
    return { key, ...movedDates(bar, part, days, moves?.parts === "end" ? moves.earliestEnd : undefined) };
  }

  return {
    pending,
    handlers: {
      onPointerDown(event: PointerEvent) {
        const at = barAt(event.target);
        const bar = at && barOf(at.key);
        if (!at || !bar?.moves || event.button !== 0 || (bar.moves.parts === "end" && at.part !== "end")) return;
        const chart = at.element.closest("td");
        at.element.setPointerCapture(event.pointerId);
        held.current = {
          ...{ startsOn: bar.startsOn, endsOn: bar.endsOn, moves: bar.moves },
          ...{ key: at.key, part: at.part, x: event.clientX },
          pixelsPerDay: (chart?.getBoundingClientRect().width || daysOf(span)) / daysOf(span),
        };
      },
      onPointerMove({ clientX }: PointerEvent) {
        if (held.current) setPending(heldAt(held.current, clientX));
      },
      onPointerUp({ clientX }: PointerEvent) {
        if (held.current) drop(heldAt(held.current, clientX));
      },
      onPointerCancel: () => drop(null),
      onKeyUp({ key }: KeyboardEvent) {
        if (key === "Shift" && !held.current) drop(pending);
      },
      onBlur() {
        if (!held.current) drop(pending);
      },
    },
    /** @returns whether the key was one of moving. */
    onMoveKey({ key, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
      if (key === "Escape" && pending) {
        drop(null);
        return true;
      }
      const at = barAt(target);
      if (!at || !shiftKey || (key !== "ArrowLeft" && key !== "ArrowRight")) return false;
      const bar = barOf(at.key);
      if (!bar?.moves) {
        onFixed();
        return true;
      }
      const days = (ctrlKey || metaKey ? 7 : 1) * (key === "ArrowLeft" ? -1 : 1);
      const now = pending?.key === at.key ? pending : bar;
      const [part, earliest] = bar.moves.parts === "end" ? (["end", bar.moves.earliestEnd] as const) : [at.part];
      setPending({ key: at.key, ...movedDates(now, part, days, earliest) });
      return true;
    },
  };
}
