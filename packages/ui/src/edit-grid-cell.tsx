import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import classes from "./edit-grid.module.css";
import type { EditColumn } from "./edit-grid.tsx";

/** The key by which an edit ends, where it leads on. */
interface Move {
  key: "Tab" | "ArrowDown";
  ctrlKey: false;
  shiftKey: boolean;
}

interface EditGridCellProps<Row> {
  column: EditColumn<Row>;
  row: Row;
  text: string;
  /** What was typed is shown as it was typed. */
  isShownAsText: boolean;
  isEditable: boolean;
  isActive: boolean;
  isSaving: boolean;
  /** Why what was typed was not taken. */
  reason: string | undefined;
  typing: string | null;
  onTyping(text: string): void;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onEdit(): void;
  onFinish(text: string, move: Move | null): void;
  onCancel(): void;
  register(element: HTMLElement | null): void;
}

export function EditGridCell<Row>(props: EditGridCellProps<Row>) {
  const { column, row, text, isActive, isEditable, isSaving, reason, typing } = props;
  const reasonId = useId();
  const content: ReactNode = props.isShownAsText ? text : (column.cell?.(row) ?? text);
  return (
    <td
      ref={(element) => props.register(element)}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that is moved through by cells.
      role="gridcell"
      tabIndex={isActive && typing === null ? 0 : -1}
      aria-readonly={!isEditable}
      aria-busy={isSaving || undefined}
      aria-invalid={reason ? true : undefined}
      aria-describedby={reason ? reasonId : undefined}
      data-editable={isEditable || undefined}
      data-editing={typing !== null || undefined}
      data-refused={reason ? true : undefined}
      className={classes.cell}
      onFocus={props.onFocus}
      onKeyDown={typing === null ? props.onKeyDown : undefined}
      onDoubleClick={isEditable && typing === null ? props.onEdit : undefined}
    >
      {typing === null ? (
        <div className={classes.content}>{content}</div>
      ) : (
        <Editor
          column={column}
          typing={typing}
          onTyping={props.onTyping}
          onFinish={props.onFinish}
          onCancel={props.onCancel}
        />
      )}
      {reason && (
        <span id={reasonId} role="alert" className={classes.reason}>
          {reason}
        </span>
      )}
    </td>
  );
}

interface EditorProps<Row> extends Pick<EditGridCellProps<Row>, "onTyping" | "onFinish" | "onCancel"> {
  column: EditColumn<Row>;
  typing: string;
}

function Editor<Row>({ column, typing, onTyping, onFinish, onCancel }: EditorProps<Row>) {
  const combobox = useCombobox();
  const [suggestions, setSuggestions] = useState<readonly string[]>([]);
  // Leaving by a key ends the edit once; the blur that follows is not a second time.
  const isOver = useRef(false);
  const search = useDebouncedCallback(async (typed: string) => {
    setSuggestions((await column.suggest?.(typed)) ?? []);
    combobox.openDropdown();
    combobox.resetSelectedOption();
  }, 150);

  function finish(text: string, move: Move | null) {
    if (isOver.current) return;
    isOver.current = true;
    onFinish(text, move);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    const chosen = combobox.getSelectedOptionIndex() >= 0 ? suggestions[combobox.getSelectedOptionIndex()] : undefined;
    if (key === "Escape") {
      event.preventDefault();
      isOver.current = true;
      return onCancel();
    }
    if (key === "Enter" && event.altKey && column.isLong) {
      const { selectionStart, selectionEnd } = event.currentTarget;
      event.preventDefault();
      return onTyping(`${typing.slice(0, selectionStart)}\n${typing.slice(selectionEnd)}`);
    }
    if (key === "Enter" || key === "Tab") {
      event.preventDefault();
      return finish(chosen ?? typing, { key: key === "Tab" ? "Tab" : "ArrowDown", ctrlKey: false, shiftKey });
    }
    if (suggestions.length > 0 && (key === "ArrowDown" || key === "ArrowUp")) {
      event.preventDefault();
      if (key === "ArrowDown") combobox.selectNextOption();
      else combobox.selectPreviousOption();
    }
  }

  const field = (
    <textarea
      // The cell had the focus before it was edited.
      ref={(element) => {
        if (!element || element === document.activeElement) return;
        element.focus();
        element.setSelectionRange(element.value.length, element.value.length);
      }}
      className={classes.editor}
      rows={1}
      aria-label={column.label}
      placeholder={column.placeholder}
      autoComplete="off"
      spellCheck={false}
      value={typing}
      onChange={({ currentTarget: { value } }) => {
        onTyping(column.isLong ? value : value.replaceAll("\n", " "));
        if (column.suggest) search(value);
      }}
      onBlur={() => finish(typing, null)}
      onKeyDown={onKeyDown}
    />
  );
  if (!column.suggest) return field;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => finish(value, { key: "ArrowDown", ctrlKey: false, shiftKey: false })}
      withinPortal
    >
      <Combobox.Target withKeyboardNavigation={false}>{field}</Combobox.Target>
      <Combobox.Dropdown hidden={suggestions.length === 0}>
        <Combobox.Options mah={240} className={classes.options}>
          {suggestions.map((suggestion) => (
            <Combobox.Option key={suggestion} value={suggestion} onMouseDown={(event) => event.preventDefault()}>
              {suggestion}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
