import type { ReactNode } from "react";
import { formatNumber } from "./format.ts";
import classes from "./sparkline-bars.module.css";
import { useLocale } from "./words.ts";

export interface SparklineBar {
  label: string;
  /** Null is not known: its place stays empty, never zero. */
  value: number | null;
  /** The value as it is to stand there, where it leads somewhere. */
  number?: ReactNode;
  tone?: "acc" | "warn" | "late";
}

interface SparklineBarsProps {
  /** What the bars show, in a sentence. */
  label: string;
  bars: readonly SparklineBar[];
}

/** A few bars from zero, each with its number. */
export function SparklineBars({ label, bars }: SparklineBarsProps) {
  const locale = useLocale();
  const highest = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <figure className={classes.figure} aria-label={label}>
      <ol>
        {bars.map(({ label: name, value, number, tone = "acc" }) => (
          <li key={name} data-tone={tone}>
            <span className={classes.number}>{number ?? (value === null ? "" : formatNumber(value, locale))}</span>
            <span
              className={classes.bar}
              style={{ height: value === null ? 0 : Math.max(2, (value / highest) * 54) }}
            />
            <span className={classes.name}>{name}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
