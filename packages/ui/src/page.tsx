import { Box } from "@mantine/core";
import { Fragment, type ReactNode, useId } from "react";
import { Kbd } from "./kbd.tsx";
import { Link, TextLink } from "./link.tsx";
import classes from "./page.module.css";
import { useWords } from "./words.ts";

export interface Crumb {
  label: string;
  /** The last crumb is the page itself and leads nowhere. */
  href?: string;
}

export interface KeyHint {
  /** ["J", "K"] are two caps, "Ctrl K" is one. */
  keys: string | readonly string[];
  label: string;
}

interface PageProps {
  breadcrumbs: readonly Crumb[];
  /** Buttons at the right of the top bar; one of them filled. */
  actions?: ReactNode;
  /** At the end of the top bar, the same on every page. */
  bell?: ReactNode;
  thread?: ReactNode;
  /** A short line above the title. */
  kicker?: ReactNode;
  title: ReactNode;
  /** Facts below the title. */
  meta?: ReactNode;
  /** Stands beside the content from 1280 px, below it under that. */
  side?: ReactNode;
  sideWidth?: number;
  keys?: readonly KeyHint[];
  onAllKeys?(): void;
  /** A past date tints the top bar. */
  isPast?: boolean;
  children: ReactNode;
}

export function Page(props: PageProps) {
  const { breadcrumbs, actions, bell, thread, kicker, title, meta, side, sideWidth = 344, keys, onAllKeys } = props;
  const words = useWords();
  return (
    <>
      <section className={classes.bar} aria-label={words.pageBar} data-past={props.isPast || undefined}>
        <Breadcrumbs crumbs={breadcrumbs} />
        {actions && <div className={classes.actions}>{actions}</div>}
        {bell}
      </section>
      <main id="content" tabIndex={-1} className={classes.page}>
        <header className={classes.header}>
          {thread}
          {kicker && <p className={classes.kicker}>{kicker}</p>}
          <h1>{title}</h1>
          {meta && <div className={classes.meta}>{meta}</div>}
        </header>
        {side ? (
          <Box className={classes.columns} __vars={{ "--side-width": `${sideWidth}px` }}>
            <div>{props.children}</div>
            <aside>{side}</aside>
          </Box>
        ) : (
          props.children
        )}
      </main>
      {keys && <KeyBar keys={keys} {...(onAllKeys && { onAllKeys })} />}
    </>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const words = useWords();
  return (
    <nav aria-label={words.breadcrumbs} className={classes.crumbs}>
      <ol>
        {crumbs.map(({ label, href }, index) => (
          <li key={label} aria-current={index === crumbs.length - 1 ? "page" : undefined}>
            {href && index < crumbs.length - 1 ? <Link href={href}>{label}</Link> : label}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function KeyBar({ keys, onAllKeys }: { keys: readonly KeyHint[]; onAllKeys?(): void }) {
  const words = useWords();
  return (
    <section className={classes.keys} aria-label={words.keys}>
      {keys.map(({ keys: caps, label }) => (
        <span key={label}>
          <Kbd keys={caps} />
          {label}
        </span>
      ))}
      {onAllKeys && (
        <button type="button" onClick={onAllKeys}>
          <Kbd keys="?" />
          {words.allKeys}
        </button>
      )}
    </section>
  );
}

interface SectionProps {
  title: string;
  /** "3", "số ban / 34": stands beside the title. */
  count?: ReactNode;
  link?: { href: string; label: string };
  /** Anything else at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Section({ title, count, link, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 id={id}>{title}</h2>
        {count !== undefined && <span className={classes.count}>{count}</span>}
        <span className={classes.sectionAside}>
          {aside}
          {link && <TextLink href={link.href}>{link.label}</TextLink>}
        </span>
      </div>
      {children}
    </section>
  );
}

/** Label and value, one pair a line. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

interface NoteProps {
  tone?: "acc" | "warn" | "late" | "stale" | "quiet";
  icon?: ReactNode;
  children: ReactNode;
}

/** A remark in the margin: what is so, and what to do about it. */
export function Note({ tone = "acc", icon, children }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone}>
      {icon && <span aria-hidden>{icon}</span>}
      <div>{children}</div>
    </div>
  );
}
