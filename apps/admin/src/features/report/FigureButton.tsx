import { useLetterKeys } from "@camket/ui/provider";
import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./FigureButton.module.css";
import { REMARK, useFigureParam } from "./use-figure-param.ts";

interface FigureButtonProps {
  figureId: string;
  /** What the figure is of. */
  name: string;
  children: ReactNode;
}

/** A figure that opens what it was made of; by C, to write a remark on it. */
export function FigureButton({ figureId, name, children }: FigureButtonProps) {
  const { t } = useLingui();
  const { open } = useFigureParam();
  const hasLetterKeys = useLetterKeys();
  return (
    <UnstyledButton
      className={classes.figure}
      title={t`Nguồn gốc số liệu`}
      aria-description={t`Mở nguồn gốc số liệu: ${name}`}
      onClick={() => open(figureId)}
      onKeyDown={({ key, ctrlKey, metaKey, altKey }) => {
        if (hasLetterKeys && key.toLowerCase() === "c" && !ctrlKey && !metaKey && !altKey) open(figureId, REMARK);
      }}
    >
      {children}
    </UnstyledButton>
  );
}
