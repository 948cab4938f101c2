import { useApolloClient } from "@apollo/client/react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { useState } from "react";

export const LineageFigure_figure = graphql(`
  fragment LineageFigure_figure on Figure {
    id
    state
    numerator
    denominator
    hiddenBecause
    origin
  }
`);

/** A page of the committees below, and every one that is missing. */
export const LineageBranch_figure = graphql(
  `
    fragment LineageBranch_figure on Figure {
      id
      ownNumerator
      ownDenominator
      taken: lineage(kind: TAKEN, first: 20, after: $after) {
        totalCount
        edges {
          node {
            committee {
              id
              unit {
                id
                level
                kind
                name
                nameEn
              }
            }
            revision {
              id
              number
              approvedAt
              report {
                id
              }
            }
            figure {
              ...LineageFigure_figure
              takenBelow: lineage(kind: TAKEN, first: 1) {
                totalCount
              }
              allBelow: lineage(first: 1) {
                totalCount
              }
            }
            presentRevision {
              id
              number
              report {
                id
              }
            }
            presentFigure {
              ...LineageFigure_figure
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      missing: lineage(kind: MISSING, first: 100) {
        totalCount
        edges {
          node {
            committee {
              id
              unit {
                id
                level
                kind
                name
                nameEn
              }
            }
            presentRevision {
              id
              number
              report {
                id
              }
            }
          }
        }
      }
    }
  `,
  [LineageFigure_figure],
);

const LineageBranchQuery = graphql(
  `
    query LineageBranch($id: ID!, $after: String) {
      node(id: $id) {
        __typename
        ... on Figure {
          ...LineageBranch_figure
        }
      }
    }
  `,
  [LineageBranch_figure],
);

type Branch = ResultOf<typeof LineageBranch_figure>;
export type LineagePart = Branch["taken"]["edges"][number]["node"];
export type MissingPart = Branch["missing"]["edges"][number]["node"];
export type LineageFigure = ResultOf<typeof LineageFigure_figure>;

export const readLineageFigure = (masked: FragmentOf<typeof LineageFigure_figure>): LineageFigure =>
  readFragment(LineageFigure_figure, masked);

export interface Below {
  own: Pick<LineageFigure, "numerator" | "denominator"> | null;
  parts: LineagePart[];
  missing: MissingPart[];
  /** Of those taken, loaded or not. */
  takenCount: number;
  missingCount: number;
  /** Where the next page begins; null once all are there. */
  next: string | null;
}

function joined(pages: Branch[]): Below | undefined {
  const last = pages.at(-1);
  return (
    last && {
      own: last.ownNumerator === null ? null : { numerator: last.ownNumerator, denominator: last.ownDenominator },
      parts: pages.flatMap(({ taken }) => taken.edges.map(({ node }) => node)),
      missing: last.missing.edges.map(({ node }) => node),
      takenCount: last.taken.totalCount,
      missingCount: last.missing.totalCount,
      next: last.taken.pageInfo.hasNextPage ? last.taken.pageInfo.endCursor : null,
    }
  );
}

/** What each figure of a tree is made of, one level at a time and a page of each; that of the root is there from the start. */
export function useLineageBranches(rootId: string, root: FragmentOf<typeof LineageBranch_figure>) {
  const client = useApolloClient();
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Branch[]>>(new Map());
  const belowOf = (id: string) =>
    joined([...(id === rootId ? [readFragment(LineageBranch_figure, root)] : []), ...(loaded.get(id) ?? [])]);

  async function load(id: string) {
    const after = belowOf(id)?.next ?? null;
    const { data } = await client.query({ query: LineageBranchQuery, variables: { id, after } });
    if (data?.node?.__typename !== "Figure") return;
    const page = readFragment(LineageBranch_figure, data.node);
    setLoaded((others) => new Map(others).set(id, [...(others.get(id) ?? []), page]));
  }
  return { belowOf, load };
}
