import { skipToken, useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, type HiddenBecause, readFragment } from "@camket/schema";
import { useEffect } from "react";
import { type Coverage, coverageIn } from "./earlier-figure.ts";
import { type CellKey, cellKey, type SavedCell } from "./figure-cells.ts";

export const SavedFigure_figure = graphql(`
  fragment SavedFigure_figure on Figure {
    id
    version
    state
    numerator
    denominator
    origin
    overrideReason
    explanation
    hiddenBecause
    expectedBelow
    reportedBelow
    category {
      id
    }
    indicatorVersion {
      id
      indicator {
        id
      }
    }
  }
`);

export const readFigureCell = (masked: FragmentOf<typeof SavedFigure_figure>) => {
  const figure = readFragment(SavedFigure_figure, masked);
  const key = cellKey({
    indicatorId: figure.indicatorVersion.indicator.id,
    categoryId: figure.category?.id ?? null,
  });
  const { version, origin, numerator, denominator, explanation, hiddenBecause, overrideReason } = figure;
  const isNothing = figure.state === "NOTHING_AROSE";
  return {
    key,
    cell: {
      figureId: figure.id,
      version,
      origin,
      isNothing,
      numerator,
      denominator,
      explanation,
      hiddenBecause,
      overrideReason,
      coverage: coverageIn(figure),
    },
  };
};

export interface ReadCell extends SavedCell {
  figureId: string;
  hiddenBecause: HiddenBecause | null;
  overrideReason: string | null;
  /** Of the committees below; null where it was not made of their figures. */
  coverage: Coverage | null;
}

const RevisionFiguresQuery = graphql(
  `
    query RevisionFigures($id: ID!, $after: String) {
      node(id: $id) {
        __typename
        ... on ReportRevision {
          id
          figures(first: 100, after: $after) {
            edges {
              node {
                ...SavedFigure_figure
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
  `,
  [SavedFigure_figure],
);

interface RevisionFigures {
  cells: ReadonlyMap<CellKey, ReadCell>;
  /** False while further pages are on their way. */
  isComplete: boolean;
}

/** Every figure of a revision, read anew: others type too. */
export function useRevisionFigures(revisionId: string | undefined): RevisionFigures {
  const { data, fetchMore } = useSuspenseQuery(
    RevisionFiguresQuery,
    revisionId ? { variables: { id: revisionId }, fetchPolicy: "network-only" } : skipToken,
  );
  const figures = data?.node?.__typename === "ReportRevision" ? data.node.figures : undefined;
  const next = figures?.pageInfo.hasNextPage ? figures.pageInfo.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  const cells = new Map(
    figures?.edges.map(({ node }) => {
      const { key, cell } = readFigureCell(node);
      return [key, cell];
    }),
  );
  return { cells, isComplete: !next };
}
