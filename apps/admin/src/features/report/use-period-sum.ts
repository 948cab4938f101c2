import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { useEffect } from "react";
import { EarlierFigure_figure, earlierCells } from "./earlier-figure.ts";
import { usePeriodNames } from "./period-names.ts";

const PeriodSumQuery = graphql(
  `
    query PeriodSum($id: ID!, $after: String) {
      report(id: $id) {
        id
        periodSum {
          parts {
            isReported
            period {
              periodKind
              year
              name
              startsOn
              endsOn
            }
          }
          figures(first: 100, after: $after) {
            edges {
              node {
                ...EarlierFigure_figure
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
  [EarlierFigure_figure],
);

/** What the shorter periods within that of a report add up to, by cell. */
export function usePeriodSum(reportId: string) {
  const { periodNameOf } = usePeriodNames();
  const { data, fetchMore } = useSuspenseQuery(PeriodSumQuery, {
    variables: { id: reportId },
    fetchPolicy: "network-only",
  });
  const sum = data.report?.periodSum;
  const next = sum?.figures.pageInfo.hasNextPage ? sum.figures.pageInfo.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  const namesOf = (isReported: boolean) =>
    (sum?.parts ?? []).filter((part) => part.isReported === isReported).map(({ period }) => periodNameOf(period));
  return {
    cells: earlierCells(sum?.figures.edges.map(({ node }) => node) ?? []),
    isComplete: !next,
    added: namesOf(true),
    lacking: namesOf(false),
  };
}

export type PeriodSum = ReturnType<typeof usePeriodSum>;
