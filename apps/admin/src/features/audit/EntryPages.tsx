import { useSuspenseQuery } from "@apollo/client/react";
import { type AuditEntryWhere, graphql } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { type ReactNode, useState, useTransition } from "react";
import classes from "./AuditEntryView.module.css";
import { AuditEntryView, AuditEntryView_entry, type Comparison, type Restore } from "./AuditEntryView.tsx";

const EntryPagesQuery = graphql(
  `
    query AuditEntries($where: AuditEntryWhere!, $after: String) {
      auditEntries(where: $where, first: 15, after: $after) {
        totalCount
        edges {
          cursor
          node {
            ...AuditEntryView_entry
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [AuditEntryView_entry],
);

interface EntryPagesProps {
  where: AuditEntryWhere;
  empty: ReactNode;
  isOfOneRow?: boolean;
  restore?: Restore | undefined;
}

/** Entries of the audit, the latest first, a page at a time. */
export function EntryPages({ where, empty, isOfOneRow = false, restore }: EntryPagesProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [comparison, setComparison] = useState<Comparison>("before");
  const [isLoadingMore, startLoading] = useTransition();
  const { data, fetchMore } = useSuspenseQuery(EntryPagesQuery, { variables: { where } });
  const { edges, totalCount, pageInfo } = data.auditEntries;
  if (totalCount === 0) return empty;
  return (
    <>
      <Group gap="xs" mb={4}>
        <Text c="var(--camket-ink3)" role="status">
          <Plural value={totalCount} other={`${formatNumber(totalCount, locale)} thay đổi`} />
        </Text>
        <SegmentedControl
          ml="auto"
          className="camket-no-print"
          aria-label={t`So với`}
          value={comparison}
          data={[
            { value: "before", label: t`So với trước đó` },
            { value: "present", label: t`So với hôm nay` },
          ]}
          onChange={(chosen) => setComparison(chosen === "present" ? "present" : "before")}
        />
      </Group>
      <ol className={classes.entries}>
        {edges.map(({ cursor, node }) => (
          <AuditEntryView key={cursor} entry={node} comparison={comparison} isOfOneRow={isOfOneRow} restore={restore} />
        ))}
      </ol>
      {pageInfo.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={isLoadingMore}
          onClick={() =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            })
          }
        >
          <Trans>Xem các thay đổi trước đó</Trans>
        </Button>
      )}
    </>
  );
}
