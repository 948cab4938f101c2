import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./FigureButton.module.css";
import { useFigureParam } from "./use-figure-param.ts";

interface FigureButtonProps {
  figureId: string;
  /** What the figure is of. */
  name: string;
  children: ReactNode;
}

/** A figure that opens what it was made of. */
export function FigureButton({ figureId, name, children }: FigureButtonProps) {
  const { t } = useLingui();
  const { open } = useFigureParam();
  return (
    <UnstyledButton
      className={classes.figure}
      title={t`Nguồn gốc số liệu`}
      aria-description={t`Mở nguồn gốc số liệu: ${name}`}
      onClick={() => open(figureId)}
    >
      {children}
    </UnstyledButton>
  );
}
