import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { SparklineBars } from "@camket/ui/sparkline-bars";
import { useLingui } from "@lingui/react/macro";
import { percentOf } from "./figure-cells.ts";
import type { FigureLine } from "./report-lines.ts";

const CellHistoryQuery = graphql(`
  query CellHistory($committeeId: ID!, $indicatorId: ID!) {
    figures(
      where: { committeeId: $committeeId, indicatorIds: [$indicatorId], totalsOnly: true, approvedOnly: true }
      orderBy: LATEST
      first: 5
    ) {
      edges {
        node {
          id
          state
          numerator
          denominator
          revision {
            id
            report {
              id
              round {
                id
                year
                periodKind
              }
            }
          }
        }
      }
    }
  }
`);

/** The last approved figures of an indicator, oldest first. */
export function CellHistory({ committeeId, line }: { committeeId: string; line: FigureLine }) {
  const { t } = useLingui();
  const { data } = useQuery(CellHistoryQuery, { variables: { committeeId, indicatorId: line.indicatorId } });
  const figures = data?.figures.edges.map(({ node }) => node).toReversed() ?? [];
  if (figures.length < 2) return null;
  const periodOf = ({ year, periodKind }: { year: number; periodKind: string }) => {
    if (periodKind === "HALF_YEAR_1" || periodKind === "CALENDAR_HALF_1") return t`đầu ${year % 100}`;
    return periodKind === "HALF_YEAR_2" ? t`cuối ${year % 100}` : String(year);
  };
  return (
    <SparklineBars
      label={t`Các kỳ trước của chỉ tiêu ${line.code}`}
      bars={figures.map(({ state, numerator, denominator, revision }) => ({
        label: periodOf(revision.report.round),
        value:
          state === "NOTHING_AROSE" || numerator === null
            ? null
            : line.isRatio
              ? percentOf({ numerator, denominator })
              : Number(numerator),
      }))}
    />
  );
}
