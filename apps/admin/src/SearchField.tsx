import { FilterField } from "@camket/ui/table-tools";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

interface SearchFieldProps {
  /** What the address says. */
  value: string;
  onChange(text: string): void;
}

const restOfTyping = 200;

/** A filter kept in the address, which follows the typing at a distance. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const send = useDebouncedCallback((text: string) => {
    setSent(text);
    onChange(text);
  }, restOfTyping);
  // The address changed by other means: back, or a button that clears it.
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== sent) setTyped(value);
  }
  return (
    <FilterField
      value={typed}
      onChange={(text) => {
        setTyped(text);
        send(text);
      }}
    />
  );
}
