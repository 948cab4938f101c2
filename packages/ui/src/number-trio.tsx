import type { ReactNode } from "react";
import classes from "./number-trio.module.css";

interface NumberTrioProps {
  /** Separate facts, never merged into one percentage. */
  figures: readonly { value: ReactNode; label: string }[];
  size?: "large" | "small";
}

export function NumberTrio({ figures, size = "large" }: NumberTrioProps) {
  return (
    <dl className={classes.trio} data-size={size}>
      {figures.map(({ value, label }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
