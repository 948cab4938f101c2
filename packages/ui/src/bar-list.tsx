import classes from "./bar-list.module.css";
import { formatNumber } from "./format.ts";
import { TextLink } from "./link.tsx";
import { useLocale } from "./words.ts";

export interface Bar {
  label: string;
  value: number;
  total: number;
  href?: string;
  /** The gap worth looking at: its number is told in brick. */
  isException?: boolean;
}

/** Label, bar, number of total: one line each. */
export function BarList({ bars }: { bars: readonly Bar[] }) {
  const locale = useLocale();
  return (
    <ul className={classes.bars}>
      {bars.map(({ label, value, total, href, isException }) => (
        <li key={label}>
          <span className={classes.label}>{href ? <TextLink href={href}>{label}</TextLink> : label}</span>
          <span className={classes.track} aria-hidden>
            <span style={{ width: `${total > 0 ? Math.min(100, (value / total) * 100) : 0}%` }} />
          </span>
          <span className={classes.number}>
            <span data-exception={isException || undefined}>{formatNumber(value, locale)}</span>/
            {formatNumber(total, locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}
