import { useSuspenseQuery } from "@apollo/client/react";
import { type ComparedPeriod, graphql } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useNames } from "../../names.ts";
import { EarlierFigure_figure, earlierCells } from "./earlier-figure.ts";
import { usePeriodNames } from "./period-names.ts";

const ComparisonQuery = graphql(
  `
    query Comparison($id: ID!, $with: ComparedPeriod!, $after: String) {
      report(id: $id) {
        id
        preceding: comparison(with: PRECEDING) {
          period {
            periodKind
            year
            ordinal
            name
            startsOn
            endsOn
          }
        }
        comparison(with: $with) {
          period {
            periodKind
            year
            ordinal
            name
            startsOn
            endsOn
          }
          isDivided
          expected
          reported
          sources {
            standing
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

/** The figures that stand beside those of a report, read anew: others approve too. */
export function useComparison(reportId: string, year: number, compared: ComparedPeriod) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { periodNameOf } = usePeriodNames();
  const { data, fetchMore } = useSuspenseQuery(ComparisonQuery, {
    variables: { id: reportId, with: compared },
    fetchPolicy: "network-only",
  });
  const { comparison = null, preceding = null } = data.report ?? {};
  const next = comparison?.figures.pageInfo.hasNextPage ? comparison.figures.pageInfo.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  const sources = (standing: "DIVIDED" | "REPORTED" | "MISSING") =>
    (comparison?.sources ?? [])
      .filter((source) => source.standing === standing)
      .map(({ committee }) => unitNameOf(committee.unit));
  return {
    label: compared === "PRECEDING" && comparison ? periodNameOf(comparison.period) : t`Cùng kỳ ${year - 1}`,
    cells: earlierCells(comparison?.figures.edges.map(({ node }) => node) ?? []),
    /** False while further pages are on their way. */
    isComplete: !next,
    divided: sources("DIVIDED"),
    reported: sources("REPORTED"),
    missing: sources("MISSING"),
    /** The name of the preceding period; null where there is none, or it is that of a year before. */
    preceding: preceding && !isYearBefore(preceding.period, year) ? periodNameOf(preceding.period) : null,
  };
}

export type Comparison = ReturnType<typeof useComparison>;

/** Of whole years, the preceding one is that of a year before. */
const isYearBefore = ({ periodKind, year }: { periodKind: string; year: number }, of: number) =>
  (periodKind === "YEAR" || periodKind === "CALENDAR_YEAR") && year === of - 1;
