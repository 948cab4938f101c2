import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { SparklineBars } from "@camket/ui/sparkline-bars";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { FigureButton } from "./FigureButton.tsx";
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
  const locale = useLocale();
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
      bars={figures.map(({ id, state, numerator, denominator, revision }) => {
        const label = periodOf(revision.report.round);
        const value =
          state === "NOTHING_AROSE" || numerator === null
            ? null
            : line.isRatio
              ? percentOf({ numerator, denominator })
              : Number(numerator);
        return {
          ...{ label, value },
          ...(value !== null && {
            number: (
              <FigureButton figureId={id} name={`${line.name}, ${label}`}>
                {formatNumber(value, locale)}
              </FigureButton>
            ),
          }),
        };
      })}
    />
  );
}
