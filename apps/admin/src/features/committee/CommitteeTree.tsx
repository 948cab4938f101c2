import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { type Column, TreeTable } from "@camket/ui/tree-table";
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { type CommitteeRow, CommitteeRow_committee, readCommitteeRow, useCommitteeColumns } from "./CommitteeRow.tsx";
import { CommitteesEmpty } from "./CommitteesEmpty.tsx";
import type { CommitteeListProps } from "./CommitteesPage.tsx";
import { useCommitteeBranches } from "./committee-branches.ts";
import { committeeHref } from "./hrefs.ts";

const CommitteeTreeQuery = graphql(
  `
    query CommitteeTree($asOf: Date!, $where: CommitteeWhere!) {
      committees(asOf: $asOf, where: $where, orderBy: TREE, first: 100) {
        edges {
          node {
            ...CommitteeRow_committee
          }
        }
      }
    }
  `,
  [CommitteeRow_committee],
);

type TreeRow =
  | { kind: "committee"; committee: CommitteeRow }
  /** Stands for those of a branch that are not loaded yet. */
  | { kind: "rest"; parentId: string; next: string; count: number };

interface CommitteeTreeProps extends CommitteeListProps {
  openIds: readonly string[];
  onOpenIdsChange(ids: string[]): void;
}

export function CommitteeTree(props: CommitteeTreeProps) {
  const { asOf, where, selectedId, onSelect, openIds, onOpenIdsChange } = props;
  const { t } = useLingui();
  const isFiltered = Object.keys(where).length > 0;
  const { data } = useSuspenseQuery(CommitteeTreeQuery, {
    variables: { asOf, where: isFiltered ? where : { isRoot: true } },
  });
  const { branchOf, loadMore } = useCommitteeBranches(openIds, asOf);

  const childrenOf = (row: TreeRow): TreeRow[] | undefined => {
    if (row.kind === "rest") return [];
    const { id } = readCommitteeRow(row.committee);
    const branch = branchOf(id);
    if (!branch) return undefined;
    const rows = branch.rows.map((committee): TreeRow => ({ kind: "committee", committee }));
    if (branch.next)
      rows.push({ kind: "rest", parentId: id, next: branch.next, count: branch.totalCount - rows.length });
    return rows;
  };

  const columns = useCommitteeColumns().map(
    ({ value, ...column }, index): Column<TreeRow> => ({
      ...column,
      cell: (row) => {
        if (row.kind === "committee") return column.cell(row.committee);
        return index === 0 ? (
          <UnstyledButton className="camket-link" onClick={() => loadMore(row.parentId, row.next)}>
            <Trans>{row.count} ban khác</Trans>
          </UnstyledButton>
        ) : null;
      },
    }),
  );

  return (
    <TreeTable
      caption={t`Ban chỉ đạo theo cấp`}
      columns={columns.filter(({ isOptional }) => !isOptional)}
      roots={data.committees.edges.map(({ node }): TreeRow => ({ kind: "committee", committee: node }))}
      rowKey={(row) => (row.kind === "committee" ? readCommitteeRow(row.committee).id : `rest of ${row.parentId}`)}
      childrenOf={childrenOf}
      hasChildren={(row) => row.kind === "committee" && readCommitteeRow(row.committee).children.totalCount > 0}
      openKeys={openIds}
      onOpenKeysChange={onOpenIdsChange}
      {...(selectedId && { selectedKey: selectedId })}
      onSelect={(row) => row.kind === "committee" && onSelect(readCommitteeRow(row.committee).id)}
      rowHref={(row) =>
        committeeHref(row.kind === "committee" ? readCommitteeRow(row.committee).id : row.parentId, props.hrefSearch)
      }
      empty={<CommitteesEmpty {...props} />}
    />
  );
}
