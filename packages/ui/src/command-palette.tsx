import { Combobox, Modal, TextInput, useCombobox } from "@mantine/core";
import { IconSearch, type TablerIcon } from "@tabler/icons-react";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import classes from "./command-palette.module.css";
import { Kbd } from "./kbd.tsx";
import { useWords } from "./words.ts";

export interface PaletteEntry {
  key: string;
  label: string;
  /** What it is, and from where: "Nhiệm vụ, Tỉnh Thanh Hóa". */
  detail?: string;
  icon: TablerIcon;
  /** The keys that do the same. */
  keys?: string | readonly string[];
}

export interface PaletteGroup {
  label: string;
  entries: readonly PaletteEntry[];
}

interface CommandPaletteProps {
  isOpen: boolean;
  onClose(): void;
  /** It is gone, and the focus is back where it was. */
  onClosed(): void;
  label: string;
  placeholder: string;
  text: string;
  onType(text: string): void;
  groups: readonly PaletteGroup[];
  /** Some of what is typed is still looked for. */
  isLoading: boolean;
  /** What is said where there is nothing. */
  empty: ReactNode;
  /** How much there is, for those who don't see it. */
  status: string;
  hints: readonly { keys: string; label: string }[];
  /** @param isApart in another tab: Ctrl was held. */
  onPick(key: string, isApart: boolean): void;
}

/** One field above everything, from which one goes anywhere by typing. */
export function CommandPalette(props: CommandPaletteProps) {
  const {
    isOpen,
    onClose,
    onClosed,
    label,
    placeholder,
    text,
    onType,
    groups,
    isLoading,
    empty,
    status,
    hints,
    onPick,
  } = props;
  const words = useWords();
  const combobox = useCombobox({ opened: true });
  const isApart = useRef(false);
  // It is there open from the first, and goes once it is closed: too late and too early for what the dialog does itself.
  const [focusedBefore] = useState(() => document.activeElement);
  const leave = () => {
    const { activeElement, body } = document;
    const isLost = activeElement === body || activeElement?.closest("[role=dialog]");
    if (isLost && focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
    onClosed();
  };
  const shown = groups.filter(({ entries }) => entries.length > 0);
  const keys = shown.flatMap(({ entries }) => entries.map(({ key }) => key)).join(" ");
  const beginAnew = useEffectEvent(() => combobox.selectFirstOption());
  // With every other list one begins at its head.
  useEffect(() => {
    if (!isOpen) return;
    // The options are in the page only once the dialog is.
    const frame = requestAnimationFrame(() => beginAnew());
    return () => cancelAnimationFrame(frame);
  }, [keys, isOpen]);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={leave}
      returnFocus={false}
      size={640}
      centered={false}
      yOffset="12dvh"
      padding={0}
      withCloseButton={false}
      attributes={{ content: { "aria-label": label } }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Combobox store={combobox} onOptionSubmit={(key) => onPick(key, isApart.current)}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            role="combobox"
            data-autofocus
            aria-label={label}
            placeholder={placeholder}
            value={text}
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: classes.input, wrapper: classes.field }}
            leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
            onChange={(event) => onType(event.currentTarget.value)}
            onKeyDown={(event) => {
              isApart.current = event.ctrlKey || event.metaKey;
              // The list never closes by itself, and would keep the key from the dialog.
              if (event.key === "Escape") onClose();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options
          className={classes.options}
          aria-label={label}
          aria-busy={isLoading}
          onMouseDown={(event) => {
            isApart.current = event.ctrlKey || event.metaKey;
          }}
        >
          {shown.map(({ label, entries }) => (
            <Combobox.Group key={label} label={label}>
              {entries.map(({ key, label, detail, icon: Icon, keys }) => (
                <Combobox.Option key={key} value={key} className={classes.option}>
                  <Icon size={18} stroke={1.7} aria-hidden />
                  <span className={classes.words}>
                    <span>{label}</span>
                    {detail && <span className={classes.detail}>{detail}</span>}
                  </span>
                  {keys && (
                    <span aria-hidden>
                      <Kbd keys={keys} />
                    </span>
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
        {shown.length === 0 && <p className={classes.empty}>{isLoading ? words.loading : empty}</p>}
      </Combobox>
      <p role="status" className={classes.status}>
        {isLoading ? "" : status}
      </p>
      <p className={classes.hints} aria-hidden>
        {hints.map(({ keys, label }) => (
          <span key={keys}>
            <Kbd keys={keys} /> {label}
          </span>
        ))}
      </p>
    </Modal>
  );
}
