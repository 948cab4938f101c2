import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatChange, formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import type { FigureMeasure } from "./figure-words.ts";
import { type LineageFigure, LineageFigure_figure, readLineageFigure } from "./lineage-branches.ts";

export const ChangedPart_part = graphql(
  `
    fragment ChangedPart_part on LineagePart {
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
      figure {
        ...LineageFigure_figure
      }
      presentFigure {
        ...LineageFigure_figure
      }
    }
  `,
  [LineageFigure_figure],
);

interface IfTakenAgainProps {
  figure: LineageFigure;
  /** The parts that changed since. */
  changed: { totalCount: number; edges: { node: FragmentOf<typeof ChangedPart_part> }[] };
  measure: FigureMeasure;
}

/** What it would be, where that is a plain sum and every part of the difference may be seen. */
export function IfTakenAgain({ figure, changed, measure }: IfTakenAgainProps) {
  const locale = useLocale();
  const parts = changed.edges.map(({ node }) => readFragment(ChangedPart_part, node));
  const amounts = parts.flatMap(({ figure: taken, presentFigure }) =>
    [taken, presentFigure].map((masked, index) => {
      const part = masked && readLineageFigure(masked);
      return part?.hiddenBecause ? Number.NaN : Number(part?.numerator ?? 0) * (index === 0 ? -1 : 1);
    }),
  );
  const difference = amounts.reduce((sum, amount) => sum + amount, 0);
  const isPlain = measure.rule === "SUM" && figure.origin === "CONSOLIDATED" && parts.length === changed.totalCount;
  if (!isPlain || figure.numerator === null || Number.isNaN(difference)) return null;
  const [total, by] = [
    formatNumber(Number(figure.numerator) + difference, locale),
    formatChange(difference, "count", locale),
  ];
  return (
    <>
      {difference === 0 ? (
        <Trans>Tổng hợp lại vẫn ra số này.</Trans>
      ) : (
        <Trans>
          Nếu tổng hợp lại: {total} ({by}).
        </Trans>
      )}{" "}
    </>
  );
}
