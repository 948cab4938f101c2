import type { ReactNode } from "react";
import classes from "./entry-list.module.css";
import { Link } from "./link.tsx";
import { type Status, StatusIcon, type Tone } from "./status.tsx";

export interface Entry {
  key: string;
  status: Status;
  title: string;
  href: string;
  /** Where it comes from: number, document, office. */
  sources: readonly string[];
  /** What else has to be read before one acts. */
  note?: ReactNode;
  /** "quá hạn 7 ngày": what the date means today. */
  remark?: string;
  tone?: Tone;
  /** The date itself. */
  date?: string;
  /** Buttons of the row. */
  actions?: ReactNode;
}

/** Things to do: each says what, from which document, and by when. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className={classes.entries}>
      {entries.map(({ key, status, title, href, sources, note, remark, tone = "quiet", date, actions }) => (
        <li key={key}>
          <StatusIcon status={status} />
          <div className={classes.words}>
            <Link href={href} className={classes.title}>
              {title}
            </Link>
            <div className={classes.sources}>{sources.join(" · ")}</div>
            {note && <div className={classes.note}>{note}</div>}
          </div>
          <div className={classes.when}>
            {remark && <div data-tone={tone}>{remark}</div>}
            {date && <div className={classes.date}>{date}</div>}
          </div>
          {actions && <div className={`${classes.actions} camket-no-print`}>{actions}</div>}
        </li>
      ))}
    </ul>
  );
}
