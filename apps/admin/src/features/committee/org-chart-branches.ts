import { useApolloClient } from "@apollo/client/react";
import { type FragmentOf, graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { useToast } from "@camket/ui/toast";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFailureWords } from "../../failure.ts";

/** What a box tells: who sits there, and which seats nobody takes. */
export const OrgChartBox_committee = graphql(`
  fragment OrgChartBox_committee on Committee {
    id
    unit {
      id
      level
      kind(asOf: $asOf)
      name(asOf: $asOf)
      nameEn(asOf: $asOf)
    }
    places: memberships(asOf: $asOf, first: 30) {
      totalCount
      edges {
        node {
          id
          role
          position
          startsOn
          endsOn
          person {
            id
            name
          }
        }
      }
    }
    emptySeats: seats(isVacantOn: $asOf, first: 15) {
      totalCount
      edges {
        node {
          id
          role
          office
        }
      }
    }
  }
`);

const OrgChartBranch = graphql(
  `
    query OrgChartBranch($id: ID!, $asOf: Date!, $after: String) {
      committee(id: $id) {
        id
        children(asOf: $asOf, first: 40, after: $after) {
          totalCount
          edges {
            node {
              id
              below: children(asOf: $asOf) {
                totalCount
              }
              ...OrgChartBox_committee
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
  [OrgChartBox_committee],
);

export interface BoxBelow {
  id: string;
  below: { totalCount: number };
  box: FragmentOf<typeof OrgChartBox_committee>;
}

interface Branch {
  boxes: BoxBelow[];
  totalCount: number;
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** The boxes under each open one, read as their branches open: one request a branch and page of 40. */
export function useOrgChartBranches(openIds: readonly string[], asOf: CalendarDate) {
  const client = useApolloClient();
  const showToast = useToast();
  const words = useFailureWords();
  const [branches, setBranches] = useState<ReadonlyMap<string, Branch>>(new Map());
  const asked = useRef(new Set<string>());
  const keyOf = useCallback((id: string) => `${asOf} ${id}`, [asOf]);

  /** The next page; or with `until`, every page up to the one that has this committee. */
  const load = useCallback(
    async (id: string, after: string | null, until?: string) => {
      const { data } = await client.query({ query: OrgChartBranch, variables: { id, asOf, after } });
      const children = data?.committee?.children;
      const page = children?.edges.map(({ node }): BoxBelow => ({ id: node.id, below: node.below, box: node })) ?? [];
      const next = children?.pageInfo.hasNextPage ? children.pageInfo.endCursor : null;
      setBranches((known) => {
        const boxes = after ? [...(known.get(keyOf(id))?.boxes ?? []), ...page] : page;
        return new Map(known).set(keyOf(id), { boxes, totalCount: children?.totalCount ?? 0, next });
      });
      if (until && next && !page.some((box) => box.id === until)) await load(id, next, until);
    },
    [client, asOf, keyOf],
  );
  const report = useCallback(
    (error: unknown) => showToast({ tone: "late", message: words(error) }),
    [showToast, words],
  );

  const missing = openIds.filter((id) => !branches.has(keyOf(id))).join();
  useEffect(() => {
    for (const id of missing.split(",").filter(Boolean)) {
      if (asked.current.has(keyOf(id))) continue;
      asked.current.add(keyOf(id));
      load(id, null).catch((error) => {
        asked.current.delete(keyOf(id));
        report(error);
      });
    }
  }, [missing, load, keyOf, report]);

  return {
    branchOf: (id: string) => branches.get(keyOf(id)),
    loadMore: (id: string, after: string) => load(id, after).catch(report),
    loadUntil: (id: string, until: string) => {
      asked.current.add(keyOf(id));
      const branch = branches.get(keyOf(id));
      if (branch?.boxes.some((box) => box.id === until) || (branch && !branch.next)) return Promise.resolve();
      return load(id, branch?.next ?? null, until).catch(report);
    },
  };
}
