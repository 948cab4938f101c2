import { useLetterKeys } from "@camket/ui/provider";
import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import classes from "./FigureButton.module.css";
import type { CellKey } from "./figure-cells.ts";
import { REMARK, useFigureParam } from "./use-figure-param.ts";

interface FigureButtonProps {
  figureId: string;
  /** What the figure is of. */
  name: string;
  children: ReactNode;
  /** False within a grid, whose cells are reached by the arrows alone. */
  isTabStop?: boolean;
}

/** A figure that opens what it was made of; by C, to write a remark on it. */
export function FigureButton({ figureId, name, children, isTabStop = true }: FigureButtonProps) {
  const { t } = useLingui();
  const { open } = useFigureParam();
  return (
    <UnstyledButton
      className={classes.figure}
      title={t`Nguồn gốc số liệu`}
      aria-description={t`Mở nguồn gốc số liệu: ${name}`}
      {...(!isTabStop && { tabIndex: -1 })}
      onClick={() => open(figureId)}
      onKeyDown={useRemarkKey(() => open(figureId, REMARK))}
    >
      {children}
    </UnstyledButton>
  );
}

/** A cell without a figure, which can be remarked on like any other. */
export function EmptyCellButton({ cell, name, children }: { cell: CellKey; name: string; children: ReactNode }) {
  const { t } = useLingui();
  const { openCell } = useFigureParam();
  return (
    <UnstyledButton
      className={classes.figure}
      data-empty
      aria-description={t`Mở ô không có số: ${name}`}
      onClick={() => openCell(cell)}
      onKeyDown={useRemarkKey(() => openCell(cell, REMARK))}
    >
      {children}
    </UnstyledButton>
  );
}

function useRemarkKey(remark: () => void) {
  const hasLetterKeys = useLetterKeys();
  return ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (hasLetterKeys && key.toLowerCase() === "c" && !ctrlKey && !metaKey && !altKey) remark();
  };
}
