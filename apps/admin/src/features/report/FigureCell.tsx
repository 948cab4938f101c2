import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import classes from "./FigureGrid.module.css";
import { readFigure, type Typed, type UnreadableReason } from "./figure-text.ts";

export type Move = "up" | "down" | "left" | "right" | "next" | "previous";

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

/** A cell that can be typed in, as in a spreadsheet: typing replaces, F2 edits, Escape takes back. */
export function FigureCell(props: FigureCellProps) {
  const { label, text, placeholder, tone, isStop, onMove } = props;
  const locale = useLocale();
  const { t } = useLingui();
  const reasonId = useId();
  /** What is being typed; null shows the value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<UnreadableReason | null>(null);
  const isEditing = useRef(false);
  const reasons = {
    NOT_A_NUMBER: locale === "vi" ? t`Viết số như 1.234,5` : t`Viết số như 1,234.5`,
    TOO_MANY_DIGITS: t`Quá 16 chữ số`,
    TOO_MANY_DECIMALS: t`Quá 4 chữ số thập phân`,
  } satisfies Record<UnreadableReason, string>;

  function tell(found: UnreadableReason | null) {
    setReason(found);
    if ((found === null) !== (reason === null)) props.onUnreadable(found !== null);
  }

  function commit() {
    isEditing.current = false;
    if (typed === null) return;
    const read = readFigure(typed, locale);
    if (read.kind === "UNREADABLE") return tell(read.reason);
    setTyped(null);
    tell(null);
    props.onType(read);
  }

  function takeBack(input: HTMLInputElement) {
    isEditing.current = false;
    setTyped(null);
    tell(null);
    // After the value is drawn.
    requestAnimationFrame(() => input.select());
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const go = (move: Move) => {
      commit();
      if (onMove(move)) event.preventDefault();
    };
    if (event.ctrlKey && event.key === ";") {
      event.preventDefault();
      takeBack(input);
      return props.onCopyPrevious();
    }
    if (event.altKey && event.key === "ArrowDown") {
      event.preventDefault();
      return props.onToggleParts();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "Enter":
        event.preventDefault();
        return go(event.shiftKey ? "up" : "down");
      case "Tab":
        return go(event.shiftKey ? "previous" : "next");
      case "ArrowUp":
        return go("up");
      case "ArrowDown":
        return go("down");
      case "ArrowLeft":
      case "ArrowRight":
        if (!isEditing.current) go(event.key === "ArrowLeft" ? "left" : "right");
        return;
      case "F2":
        event.preventDefault();
        isEditing.current = true;
        input.setSelectionRange(input.value.length, input.value.length);
        return;
      case "Escape":
        return takeBack(input);
      default:
        // Typing over a selected value edits what was typed.
        if (event.key.length === 1) isEditing.current = true;
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(pasted.trimEnd())) return;
    event.preventDefault();
    setTyped(null);
    tell(null);
    props.onPasteBlock(pasted);
  }

  return (
    <>
      <input
        ref={props.ref}
        className={classes.input}
        data-tone={reason ? "late" : tone}
        aria-label={label}
        aria-invalid={reason !== null || tone === "late"}
        aria-describedby={reason ? reasonId : undefined}
        inputMode="decimal"
        autoComplete="off"
        tabIndex={isStop ? 0 : -1}
        placeholder={placeholder}
        value={typed ?? text}
        onFocus={(event) => {
          props.onFocus();
          event.currentTarget.select();
        }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {reason && (
        <span id={reasonId} className={classes.reason} role="alert">
          {reasons[reason]}
        </span>
      )}
    </>
  );
}
