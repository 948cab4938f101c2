import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Box, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import classes from "./EntryRows.module.css";

interface EntryRowsProps {
  legend: string;
  hint?: ReactNode;
  /** At the right of the legend: "3 mục", "42 người". */
  count?: ReactNode;
  addLabel: string;
  rows: readonly { id: string }[];
  /** Widths of the fields of a row. */
  columns: string;
  row(index: number): ReactNode;
  onInsert(index: number): void;
  onMove(from: number, to: number): void;
  /** @returns what puts it back. */
  onRemove(index: number): () => void;
}

/** Rows of a form: Enter adds one below, Alt ↑ ↓ moves it, and what is removed can be put back. */
export function EntryRows(props: EntryRowsProps) {
  const { legend, hint, count, addLabel, rows, columns, row, onInsert, onMove, onRemove } = props;
  const { t } = useLingui();
  const showToast = useToast();
  const list = useRef<HTMLOListElement>(null);
  /** The row, and the field in it, that is to have the focus once it is drawn. */
  const goTo = useRef<{ index: number; field: number }>(undefined);

  useEffect(() => {
    const target = goTo.current;
    const item = target && list.current?.children[target.index];
    if (!target || !item) return;
    goTo.current = undefined;
    fieldsIn(item)[target.field]?.focus();
  });

  function insert(index: number) {
    goTo.current = { index, field: 0 };
    onInsert(index);
  }

  function remove(index: number) {
    const putBack = onRemove(index);
    goTo.current = { index: Math.min(index, rows.length - 2), field: 0 };
    showToast({ message: t`Đã bỏ dòng ${index + 1} của “${legend}”.`, onUndo: putBack });
  }

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>, index: number) {
    const { key, altKey, shiftKey, ctrlKey, metaKey, target, currentTarget, defaultPrevented } = event;
    if (!(target instanceof HTMLElement)) return;
    if (altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      const to = index + (key === "ArrowUp" ? -1 : 1);
      event.preventDefault();
      event.stopPropagation();
      if (to < 0 || to >= rows.length) return;
      goTo.current = { index: to, field: fieldsIn(currentTarget).indexOf(target) };
      onMove(index, to);
      return;
    }
    // In a list of choices Enter takes one, and on a button it presses it.
    const isChoosing = target.getAttribute("aria-expanded") === "true" && target.hasAttribute("aria-activedescendant");
    if (key !== "Enter" || shiftKey || ctrlKey || metaKey || altKey || defaultPrevented || isChoosing) return;
    if (target.closest("button")) return;
    event.preventDefault();
    insert(index + 1);
  }

  return (
    <fieldset className={classes.rows}>
      <legend>
        {legend} {count !== undefined && <span>{count}</span>}
      </legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      <Box component="ol" ref={list} __vars={{ "--columns": columns }}>
        {rows.map(({ id }, index) => (
          <li
            key={id}
            onKeyDownCapture={(event) => event.altKey && onKeyDown(event, index)}
            onKeyDown={(event) => !event.altKey && onKeyDown(event, index)}
          >
            <span className={classes.number}>{index + 1}</span>
            <div className={classes.fields}>{row(index)}</div>
            <ActionIcon
              variant="subtle"
              aria-label={t`Bỏ dòng ${index + 1} của “${legend}”`}
              onClick={() => remove(index)}
            >
              <IconX size={16} stroke={1.8} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </Box>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={2} aria-hidden />}
        onClick={() => insert(rows.length)}
      >
        {addLabel}
      </Button>
      {rows.length > 0 && (
        <span className={classes.keys}>
          <Trans>↵ thêm dòng, Alt ↑ ↓ chuyển chỗ</Trans>
        </span>
      )}
    </fieldset>
  );
}

const fieldsIn = (row: Element) => [...row.querySelectorAll<HTMLElement>("input:not([type=hidden]), textarea, select")];
