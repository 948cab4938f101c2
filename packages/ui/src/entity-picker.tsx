import { type ComboboxItem, type ComboboxParsedItem, Loader, MultiSelect, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import classes from "./entity-picker.module.css";
import { useWords } from "./words.ts";

export interface PickerOption {
  id: string;
  label: string;
  /** A second line that tells namesakes apart. */
  detail?: string;
}

interface PickerProps {
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  name?: string;
  placeholder?: string;
  /** What was found for the last search. */
  options: readonly PickerOption[];
  /** Called with what is typed, once the typing rests. */
  onSearch(text: string): void;
  isLoading?: boolean;
  emptyText?: string;
}

const restOfTyping = 200;

/** What both pickers share: a list found by the caller, never filtered a second time here. */
function usePicker(props: PickerProps, chosen: readonly PickerOption[]) {
  const { options, onSearch, isLoading = false, emptyText, placeholder, ...control } = props;
  const words = useWords();
  const [text, setText] = useState("");
  const search = useDebouncedCallback(onSearch, restOfTyping);
  const known = new Map([...chosen, ...options].map((option) => [option.id, option]));
  const found = new Set(options.map(({ id }) => id));
  return {
    known,
    selectProps: {
      ...control,
      placeholder: placeholder ?? words.search,
      searchable: true,
      searchValue: text,
      onSearchChange: (typed: string) => {
        setText(typed);
        if (!chosen.some(({ label }) => label === typed)) search(typed);
      },
      data: [...known.values()].map(({ id, label }) => ({ value: id, label })),
      filter: ({ options: all }: { options: ComboboxParsedItem[] }) =>
        all.filter((item) => "value" in item && found.has(item.value)),
      nothingFoundMessage: isLoading ? words.loading : (emptyText ?? words.noOptions),
      ...(isLoading && { rightSection: <Loader size={16} aria-label={words.loading} /> }),
      renderOption: ({ option }: { option: ComboboxItem }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          {known.get(option.value)?.detail && <span className={classes.detail}>{known.get(option.value)?.detail}</span>}
        </span>
      ),
    },
  };
}

interface EntityPickerProps extends PickerProps {
  value: PickerOption | null;
  onChange(value: PickerOption | null): void;
}

/** One of many, found by typing. */
export function EntityPicker({ value, onChange, ...props }: EntityPickerProps) {
  const { known, selectProps } = usePicker(props, value ? [value] : []);
  return (
    <Select
      {...selectProps}
      value={value?.id ?? null}
      clearable={!props.required}
      onChange={(id) => onChange(id === null ? null : (known.get(id) ?? null))}
    />
  );
}

interface EntitiesPickerProps extends PickerProps {
  value: readonly PickerOption[];
  onChange(value: PickerOption[]): void;
}

/** Several of many, found by typing. */
export function EntitiesPicker({ value, onChange, ...props }: EntitiesPickerProps) {
  const { known, selectProps } = usePicker(props, value);
  return (
    <MultiSelect
      {...selectProps}
      value={value.map(({ id }) => id)}
      hidePickedOptions
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
    />
  );
}
