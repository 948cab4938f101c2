import { type FragmentOf, graphql, type HiddenBecause, readFragment } from "@camket/schema";
import { type CellKey, type CellValue, cellKey } from "./figure-cells.ts";

export const EarlierFigure_figure = graphql(`
  fragment EarlierFigure_figure on EarlierFigure {
    state
    numerator
    denominator
    isSuppressed
    expected
    reported
    indicator {
      id
    }
    category {
      id
    }
    expectedBelow
    reportedBelow
    figure {
      id
    }
  }
`);

/** On how many of those that were to give it a figure stands. */
export interface Coverage {
  expected: number;
  reported: number;
}

/** Null where a figure was not made of those of committees below. */
export const coverageIn = ({
  expectedBelow: expected,
  reportedBelow: reported,
}: {
  expectedBelow: number | null;
  reportedBelow: number | null;
}): Coverage | null => (expected === null || reported === null ? null : { expected, reported });

/** What reports of other periods say of a cell. */
export interface EarlierCell extends CellValue {
  hiddenBecause: HiddenBecause | null;
  /** Null where it is made of several figures. */
  figureId: string | null;
  /** Of the committees, or the periods, it is made of. */
  parts: Coverage;
  /** Of the reports below those; null where it was not made of figures from below. */
  coverage: Coverage | null;
}

export function earlierCells(masked: readonly FragmentOf<typeof EarlierFigure_figure>[]): Map<CellKey, EarlierCell> {
  return new Map(
    masked.map((each) => {
      const { indicator, category, state, numerator, denominator, isSuppressed, figure, ...parts } = readFragment(
        EarlierFigure_figure,
        each,
      );
      const key = cellKey({ indicatorId: indicator.id, categoryId: category?.id ?? null });
      const { expected, reported } = parts;
      const value = { isNothing: state === "NOTHING_AROSE", numerator, denominator, explanation: null };
      return [
        key,
        {
          ...value,
          hiddenBecause: isSuppressed ? "SMALL" : null,
          figureId: figure?.id ?? null,
          parts: { expected, reported },
          coverage: coverageIn(parts),
        },
      ];
    }),
  );
}
