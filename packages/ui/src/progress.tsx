import { Progress } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./progress.module.css";

interface ProgressBarProps {
  /** Of what: told to screen readers. */
  label: string;
  value: number;
  total: number;
  tone?: "acc" | "ok" | "late";
  /** Beside the bar: "10/11 chỉ tiêu". */
  children?: ReactNode;
}

export function ProgressBar({ label, value, total, tone = "acc", children }: ProgressBarProps) {
  const percent = total > 0 ? (value / total) * 100 : 0;
  return (
    <span className={classes.progress}>
      <Progress.Root size={6} radius={3} className={classes.track}>
        <Progress.Section
          value={percent}
          color={`var(--camket-${tone})`}
          aria-label={label}
          aria-valuetext={`${value}/${total}`}
        />
      </Progress.Root>
      {children && <span className={classes.words}>{children}</span>}
    </span>
  );
}
