import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { PickerOption } from "./entity-picker.tsx";
import classes from "./mention-field.module.css";
import { useWords } from "./words.ts";

interface MentionFieldProps {
  label: string;
  description?: string;
  error?: string;
  value: string;
  onChange(text: string): void;
  /** What was found for the last search. */
  options: readonly PickerOption[];
  /** Called with what stands behind an @, once the typing rests; null where there is none. */
  onSearch(name: string | null): void;
  /** The name of the option stands in the text by then. */
  onMention(option: PickerOption): void;
  /** Ctrl Enter. */
  onSubmit(): void;
}

const restOfTyping = 200;

/** An @ that begins a word, and what is typed behind it. */
const mentionBefore = (text: string) => {
  const [, name] = /(?:^|[\s(])@([\p{L}\p{M}\p{N}]?[\p{L}\p{M}\p{N} ]{0,40})$/u.exec(text) ?? [];
  return name === undefined ? null : { name, at: text.length - name.length - 1 };
};

/** Text of several lines in which an @ names somebody. */
export function MentionField(props: MentionFieldProps) {
  const { label, description, error, value, onChange, options, onSearch, onMention, onSubmit } = props;
  const words = useWords();
  const combobox = useCombobox();
  const field = useRef<HTMLTextAreaElement>(null);
  const [mention, setMention] = useState<ReturnType<typeof mentionBefore>>(null);
  // An @ that was answered, or left by Escape, asks no more.
  const [settledAt, setSettledAt] = useState<number | null>(null);
  const search = useDebouncedCallback(onSearch, restOfTyping);
  const isOpen = mention !== null && mention.at !== settledAt && options.length > 0;

  function look({ value, selectionEnd }: HTMLTextAreaElement) {
    const found = mentionBefore(value.slice(0, selectionEnd));
    setMention(found);
    if (found?.at !== settledAt) setSettledAt(null);
    search(found && found.at !== settledAt ? found.name.trim() : null);
  }

  function pick(id: string) {
    const option = options.find((each) => each.id === id);
    if (!option || !mention) return;
    const before = `${value.slice(0, mention.at)}@${option.label} `;
    // The text is there at once, so that what is typed next goes on behind the name.
    flushSync(() => {
      onChange(before + value.slice(mention.at + 1 + mention.name.length).replace(/^ /, ""));
      onMention(option);
      setSettledAt(mention.at);
    });
    onSearch(null);
    field.current?.focus();
    field.current?.setSelectionRange(before.length, before.length);
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setSettledAt(mention.at);
    }
  }

  return (
    <Combobox
      store={{ ...combobox, dropdownOpened: isOpen }}
      onOptionSubmit={pick}
      withinPortal={false}
      position="bottom-start"
      width={320}
    >
      <Combobox.Target withKeyboardNavigation={isOpen} withAriaAttributes={isOpen}>
        <Textarea
          ref={field}
          label={label}
          description={description}
          error={error}
          value={value}
          autosize
          minRows={2}
          maxRows={12}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget);
            combobox.resetSelectedOption();
          }}
          onClick={(event) => look(event.currentTarget)}
          onKeyDown={press}
          onBlur={() => setMention(null)}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={words.search} className={classes.options}>
          {options.map(({ id, label, detail }) => (
            <Combobox.Option key={id} value={id} className={classes.option} onMouseDown={(e) => e.preventDefault()}>
              <span>{label}</span>
              {detail && <span className={classes.detail}>{detail}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
