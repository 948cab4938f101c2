import type { ReactNode } from "react";
import { Link } from "./link.tsx";
import classes from "./number-trio.module.css";

interface NumberTrioProps {
  /** Separate facts, never merged into one percentage. */
  figures: readonly { value: ReactNode; label: string /** The list of what is counted. */; href?: string }[];
  size?: "large" | "small";
}

export function NumberTrio({ figures, size = "large" }: NumberTrioProps) {
  return (
    <dl className={classes.trio} data-size={size}>
      {figures.map(({ value, label, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{href ? <Link href={href}>{value}</Link> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
