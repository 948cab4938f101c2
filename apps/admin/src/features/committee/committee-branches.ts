import { useApolloClient } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { useToast } from "@camket/ui/toast";
import { useCallback, useEffect, useState } from "react";
import { useFailureWords } from "../../failure.ts";
import { type CommitteeRow, CommitteeRow_committee } from "./CommitteeRow.tsx";

const CommitteeBranch = graphql(
  `
    query CommitteeBranch($id: ID!, $asOf: Date!, $after: String) {
      committee(id: $id) {
        id
        children(asOf: $asOf, first: 50, after: $after) {
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
    }
  `,
  [CommitteeRow_committee],
);

interface BranchPage {
  rows: CommitteeRow[];
  totalCount: number;
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** The committees under each open one, read as their branches open: one request a branch and page. */
export function useCommitteeBranches(openIds: readonly string[], asOf: CalendarDate) {
  const client = useApolloClient();
  const showToast = useToast();
  const words = useFailureWords();
  const [branches, setBranches] = useState<ReadonlyMap<string, BranchPage>>(new Map());
  const keyOf = useCallback((id: string) => `${asOf} ${id}`, [asOf]);

  const load = useCallback(
    async (id: string, after: string | null) => {
      const { data } = await client.query({ query: CommitteeBranch, variables: { id, asOf, after } });
      const children = data?.committee?.children;
      const page: BranchPage = {
        rows: children?.edges.map(({ node }) => node) ?? [],
        totalCount: children?.totalCount ?? 0,
        next: children?.pageInfo.hasNextPage ? children.pageInfo.endCursor : null,
      };
      setBranches((known) => new Map(known).set(keyOf(id), page));
    },
    [client, asOf, keyOf],
  );

  const missing = openIds.filter((id) => !branches.has(keyOf(id))).join();
  useEffect(() => {
    for (const id of missing.split(",").filter(Boolean))
      load(id, null).catch((error) => showToast({ tone: "late", message: words(error) }));
  }, [missing, load, showToast, words]);

  return {
    branchOf: (id: string) => branches.get(keyOf(id)),
    loadMore: (id: string, after: string) => load(id, after),
  };
}
