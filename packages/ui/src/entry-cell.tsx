import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import classes from "./entry-cell.module.css";

export type Move = "up" | "down" | "left" | "right" | "next" | "previous";

interface EntryCellProps<Typed> {
  /** Whole words: of its row and its column. */
  label: string;
  /** The saved or typed value as its readers write it. */
  text: string;
  placeholder?: string;
  tone?: "late" | "warn" | undefined;
  /** The one cell of the grid that Tab reaches. */
  isStop: boolean;
  /** What was typed, or why it cannot be taken. */
  read(text: string): { typed: Typed } | { reason: string };
  onFocus(): void;
  onType(typed: Typed): void;
  onUnreadable?(isUnreadable: boolean): void;
  /** @returns whether there was a cell to move to. */
  onMove(move: Move): boolean;
  onPasteBlock(text: string): void;
  /**
   * A key with Ctrl or Alt.
   *
   * @returns whether it acted, and what becomes of the words being typed.
   */
  onShortcut?(event: KeyboardEvent<HTMLInputElement>, isTyping: boolean): "keeps" | "drops" | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A cell that can be typed in, as in a spreadsheet: typing replaces, F2 edits, Escape takes back. */
export function EntryCell<Typed>(props: EntryCellProps<Typed>) {
  const { label, text, placeholder = "", tone, isStop, onMove } = props;
  const reasonId = useId();
  /** What is being typed; null shows the value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const isEditing = useRef(false);

  function tell(found: string | null) {
    setReason(found);
    if ((found === null) !== (reason === null)) props.onUnreadable?.(found !== null);
  }

  function commit() {
    isEditing.current = false;
    if (typed === null) return;
    const read = props.read(typed);
    if ("reason" in read) return tell(read.reason);
    setTyped(null);
    tell(null);
    props.onType(read.typed);
  }

  function takeBack(input: HTMLInputElement) {
    isEditing.current = false;
    // Drawn at once: a key that follows would else be typed behind the old value.
    flushSync(() => {
      setTyped(null);
      tell(null);
    });
    input.select();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const go = (move: Move) => {
      commit();
      if (onMove(move)) event.preventDefault();
    };
    if (event.ctrlKey || event.metaKey || event.altKey) {
      const outcome = props.onShortcut?.(event, typed !== null);
      if (outcome) event.preventDefault();
      if (outcome === "drops") takeBack(input);
      return;
    }
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
          {reason}
        </span>
      )}
    </>
  );
}
