import { Button, CloseButton, Menu, TextInput, VisuallyHidden } from "@mantine/core";
import { IconColumns3, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { formatNumber } from "./format.ts";
import { Kbd } from "./kbd.tsx";
import { useKeys } from "./keys.ts";
import { useLetterKeys } from "./provider.tsx";
import classes from "./table-tools.module.css";
import { useLocale, useWords } from "./words.ts";

interface TableToolsProps {
  filter?: string;
  onFilterChange?(filter: string): void;
  /** Beside the filter: segmented choices, buttons. */
  children?: ReactNode;
  shownCount: number;
  totalCount: number;
  columns: readonly { id: string; label: string }[];
  hiddenColumns: readonly string[];
  onHiddenColumnsChange(hidden: string[]): void;
}

/** What stands above a table: filter, number of rows, choice of columns. */
export function TableTools(props: TableToolsProps) {
  const { filter, onFilterChange, children, shownCount, totalCount, columns } = props;
  const words = useWords();
  const locale = useLocale();
  return (
    <div className={`${classes.tools} camket-no-print`}>
      {onFilterChange && <FilterField value={filter ?? ""} onChange={onFilterChange} />}
      {children}
      <span className={classes.count} role="status">
        {words.rowCount(formatNumber(shownCount, locale), formatNumber(totalCount, locale))}
      </span>
      {columns.length > 1 && <ColumnMenu {...props} />}
    </div>
  );
}

/** What a list is filtered by; `/` goes to it. */
export function FilterField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const words = useWords();
  const hasLetterKeys = useLetterKeys();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.filter}
      aria-label={words.filter}
      placeholder={words.filter}
      value={value}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={
        value ? (
          <CloseButton aria-label={words.clearFilter} onClick={() => onChange("")} />
        ) : (
          hasLetterKeys && <Kbd keys="/" />
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Escape" && onChange("")}
    />
  );
}

function ColumnMenu({ columns, hiddenColumns, onHiddenColumnsChange }: TableToolsProps) {
  const words = useWords();
  const shownCount = columns.length - hiddenColumns.length;
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.7} aria-hidden />}>
          {words.columns}
          <VisuallyHidden>
            {shownCount}/{columns.length}
          </VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {/* The first column names the row and stays. */}
        {columns.slice(1).map(({ id, label }) => {
          const isShown = !hiddenColumns.includes(id);
          return (
            <Menu.CheckboxItem
              key={id}
              checked={isShown}
              onChange={() =>
                onHiddenColumnsChange(isShown ? [...hiddenColumns, id] : hiddenColumns.filter((other) => other !== id))
              }
            >
              {label}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
