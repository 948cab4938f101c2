import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import classes from "./FigureGrid.module.css";

interface PartsToggleProps {
  name: string;
  isOpen: boolean;
  /** In a grid its rows are reached by the arrows alone. */
  isTabStop: boolean;
  onToggle(): void;
}

/** The name of an indicator, which opens and closes the rows of its parts. */
export function PartsToggle({ name, isOpen, isTabStop, onToggle }: PartsToggleProps) {
  const { t } = useLingui();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const lastWord = name.lastIndexOf(" ") + 1;
  return (
    <UnstyledButton className={classes.toggle} aria-expanded={isOpen} tabIndex={isTabStop ? 0 : -1} onClick={onToggle}>
      {name.slice(0, lastWord)}
      <span className={classes.lastWord}>
        {name.slice(lastWord)}
        <Chevron size={15} stroke={1.8} aria-label={t`Phân tổ`} />
      </span>
    </UnstyledButton>
  );
}
