import { readFigure, type Typed } from "@camket/figure-text";
import { EntryCell, type Move } from "@camket/ui/entry-cell";
import { useLocale } from "@camket/ui/words";
import type { KeyboardEvent } from "react";
import { useUnreadableWords } from "../../unreadable-words.ts";

interface FigureCellProps {
  /** Whole words: the indicator, and the part of a ratio. */
  label: string;
  /** The saved or typed value as its readers write it. */
  text: string;
  placeholder: string;
  tone: "late" | "warn" | undefined;
  /** The one cell of the grid that Tab reaches. */
  isStop: boolean;
  onFocus(): void;
  onType(typed: Exclude<Typed, { kind: "UNREADABLE" }>): void;
  onUnreadable(isUnreadable: boolean): void;
  /** @returns whether there was a cell to move to. */
  onMove(move: Move): boolean;
  onCopyPrevious(): void;
  onPasteBlock(text: string): void;
  /** Opens or closes the rows of its parts. */
  onToggleParts(): void;
  ref(input: HTMLInputElement | null): void;
}

/** A figure: Ctrl ; copies the last period, Alt ↓ opens its parts. */
export function FigureCell({ onCopyPrevious, onToggleParts, ...props }: FigureCellProps) {
  const locale = useLocale();
  const reasons = useUnreadableWords();

  function onShortcut({ ctrlKey, altKey, key }: KeyboardEvent) {
    if (ctrlKey && key === ";") {
      onCopyPrevious();
      return "drops";
    }
    if (altKey && key === "ArrowDown") {
      onToggleParts();
      return "keeps";
    }
    return undefined;
  }

  return (
    <EntryCell
      {...props}
      read={(text) => {
        const typed = readFigure(text, locale);
        return typed.kind === "UNREADABLE" ? { reason: reasons[typed.reason] } : { typed };
      }}
      onShortcut={onShortcut}
    />
  );
}
