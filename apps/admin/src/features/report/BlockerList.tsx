import { StatusBadge, StatusIcon } from "@camket/ui/status";
import { Plural, Trans } from "@lingui/react/macro";
import { Anchor, UnstyledButton } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { Blocker } from "./blockers.ts";
import classes from "./ReportEntry.module.css";

interface BlockerListProps {
  blockers: readonly Blocker[];
  /** How many stand there before the rest is asked for. */
  shownFirst: number;
  onGo(blocker: Blocker): void;
}

/** What keeps the report from being sent, each leading to where it is mended. */
export function BlockerList({ blockers, shownFirst, onGo }: BlockerListProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? blockers : blockers.slice(0, shownFirst);
  return (
    <section className={classes.blockers} aria-labelledby={id}>
      <h2 id={id}>{blockers.length > 0 ? <Trans>Nộp được khi</Trans> : <Trans>Đã đủ để nộp</Trans>}</h2>
      <ul>
        {shown.map((blocker) => (
          <li key={blocker.id}>
            <StatusIcon status={icons[blocker.kind]} />
            <UnstyledButton onClick={() => onGo(blocker)}>{blocker.message}</UnstyledButton>
          </li>
        ))}
      </ul>
      {blockers.length > shown.length && (
        <Anchor component="button" fz={14} onClick={() => setOpen(true)}>
          <Plural value={blockers.length - shown.length} other="và # chỗ nữa" />
        </Anchor>
      )}
    </section>
  );
}

const icons = { figure: "late", doubt: "due", section: "notBegun", unread: "underWay" } as const;

/** The same in numbers, beside the title. */
export function BlockerCounts({ blockers }: { blockers: readonly Blocker[] }) {
  const count = (kind: Blocker["kind"]) => blockers.filter((blocker) => blocker.kind === kind).length;
  return (
    <>
      {count("figure") > 0 && (
        <StatusBadge status="late">
          <Plural value={count("figure")} other="# ô cần nhập hoặc sửa" />
        </StatusBadge>
      )}
      {count("doubt") > 0 && (
        <span className={classes.doubts}>
          <IconFlag size={16} stroke={1.9} aria-hidden />
          <Plural value={count("doubt")} other="# cờ cần giải trình" />
        </span>
      )}
    </>
  );
}
