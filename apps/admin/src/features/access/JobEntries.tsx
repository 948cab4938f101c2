import { useSuspenseQuery } from "@apollo/client/react";
import { writeFigure } from "@camket/figure-text";
import { graphql, type JobEntryKind, type ResultOf } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Suspense, useState, useTransition } from "react";
import classes from "./JobEntries.module.css";
import { useColumnLabel, useJobEntryKindLabels } from "./job-words.ts";

const JobEntriesQuery = graphql(`
  query JobEntries($id: ID!, $kind: JobEntryKind!, $after: String) {
    node(id: $id) {
      __typename
      ... on Job {
        id
        entries(kind: $kind, first: 50, after: $after) {
          edges {
            node {
              id
              kind
              row
              column
              subject
              fromName
              toName
              note
              message
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  }
`);

type Node = NonNullable<ResultOf<typeof JobEntriesQuery>["node"]>;
export type JobEntry = Extract<Node, { __typename: "Job" }>["entries"]["edges"][number]["node"];

/** The entries of one kind, a page at a time. */
export function useJobEntries(id: string, kind: JobEntryKind) {
  const { data, fetchMore } = useSuspenseQuery(JobEntriesQuery, { variables: { id, kind } });
  const [isLoadingMore, startLoading] = useTransition();
  const entries = data.node?.__typename === "Job" ? data.node.entries : null;
  return {
    entries: entries?.edges.map(({ node }) => node) ?? [],
    hasMore: entries?.pageInfo.hasNextPage ?? false,
    isLoadingMore,
    loadMore: () =>
      startLoading(async () => {
        await fetchMore({ variables: { after: entries?.pageInfo.endCursor ?? null } });
      }),
  };
}

interface JobEntriesProps {
  jobId: string;
  counts: readonly { kind: JobEntryKind; count: number }[];
}

/** What a job did or would do, by name: each kind opens. What is wrong stands first. */
export function JobEntries({ jobId, counts }: JobEntriesProps) {
  const locale = useLocale();
  const kindLabels = useJobEntryKindLabels();
  const [opened, setOpened] = useState<readonly JobEntryKind[]>([]);
  const isUrgent = (kind: JobEntryKind) => kind === "PROBLEM" || kind === "DECISION_NEEDED";
  return counts
    .toSorted((a, b) => Number(isUrgent(b.kind)) - Number(isUrgent(a.kind)))
    .map(({ kind, count }) => (
      <details
        key={kind}
        className={classes.kind}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) setOpened((others) => [...others, kind]);
        }}
      >
        <summary>
          {kindLabels[kind]} <span className={classes.count}>{formatNumber(count, locale)}</span>
        </summary>
        {opened.includes(kind) && (
          <Suspense fallback={<LoadingState lines={4} />}>
            <EntriesOfKind jobId={jobId} kind={kind} />
          </Suspense>
        )}
      </details>
    ));
}

function EntriesOfKind({ jobId, kind }: { jobId: string; kind: JobEntryKind }) {
  const { entries, hasMore, isLoadingMore, loadMore } = useJobEntries(jobId, kind);
  return (
    <>
      <ul className={classes.entries}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.kind === "FIGURE_ADDED" || entry.kind === "FIGURE_CHANGED" ? (
              <FigureEntry entry={entry} />
            ) : (
              <Entry entry={entry} />
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" mb="sm" loading={isLoadingMore} onClick={loadMore}>
          <Trans>Xem thêm</Trans>
        </Button>
      )}
    </>
  );
}

function Entry({ entry: { row, column, subject, fromName, toName, note, message } }: { entry: JobEntry }) {
  const { t } = useLingui();
  const columnLabel = useColumnLabel();
  const place = row !== null && (column ? t`Dòng ${row}, cột ${columnLabel(column) ?? column}` : t`Dòng ${row}`);
  return (
    <>
      {place && <span className={classes.detail}>{place}: </span>}
      {fromName && `${fromName} → `}
      {subject || t`(trống)`}
      {toName && ` → ${toName}`}
      {(message || note) && <span className={classes.detail}> · {[message, note].filter(Boolean).join(" ")}</span>}
    </>
  );
}

/** A figure, with what it was before where it stood already. */
function FigureEntry({ entry: { subject, fromName, toName, note } }: { entry: JobEntry }) {
  const { t } = useLingui();
  const locale = useLocale();
  const write = (figure: string) =>
    figure === "NOTHING_AROSE"
      ? t`không phát sinh`
      : figure
          .split("/")
          .map((part) => writeFigure(part, locale))
          .join("/");
  return (
    <>
      {subject}: {fromName && `${write(fromName)} → `}
      {toName && write(toName)}
      {note && <span className={classes.detail}> · {note}</span>}
    </>
  );
}
