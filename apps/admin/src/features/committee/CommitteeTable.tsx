import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { DataTable } from "@camket/ui/data-table";
import { useLingui } from "@lingui/react/macro";
import { useTransition } from "react";
import { CommitteeRow_committee, readCommitteeRow, useCommitteeColumns } from "./CommitteeRow.tsx";
import { CommitteesEmpty } from "./CommitteesEmpty.tsx";
import type { CommitteeListProps } from "./CommitteesPage.tsx";
import { committeeHref } from "./hrefs.ts";

const CommitteeTableQuery = graphql(
  `
    query CommitteeTable($asOf: Date!, $where: CommitteeWhere!, $after: String) {
      committees(asOf: $asOf, where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...CommitteeRow_committee
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [CommitteeRow_committee],
);

export function CommitteeTable(props: CommitteeListProps) {
  const { asOf, where, selectedId, onSelect } = props;
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(CommitteeTableQuery, { variables: { asOf, where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.committees;
  return (
    <DataTable
      caption={t({ message: "Ban chỉ đạo", context: "danh sách" })}
      columns={useCommitteeColumns()}
      rows={edges.map(({ node }) => node)}
      rowKey={(row) => readCommitteeRow(row).id}
      rowHref={(row) => committeeHref(readCommitteeRow(row).id, props.hrefSearch)}
      totalCount={totalCount}
      storageKey="committees"
      hasTools={false}
      isLoading={isLoadingMore}
      {...(selectedId && { selectedKey: selectedId })}
      onSelect={(row) => onSelect(readCommitteeRow(row).id)}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={<CommitteesEmpty {...props} />}
    />
  );
}
