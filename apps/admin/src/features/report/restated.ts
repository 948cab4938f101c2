import { type FragmentOf, graphql, readFragment } from "@camket/schema";

export const RestatedRow_figure = graphql(`
  fragment RestatedRow_figure on RestatedFigure {
    state
    figureState
    numerator
    denominator
    isSuppressed
    expected
    reported
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
      figure {
        id
        state
        numerator
        denominator
        isSuppressed
        revision {
          id
          number
          report {
            id
          }
        }
      }
    }
  }
`);

export const RestatedTotal_total = graphql(`
  fragment RestatedTotal_total on RestatedTotal {
    isComplete
    figureState
    numerator
    denominator
    isSuppressed
    committees
    whole
    partial
    notRestatable
    notAddable
    noFigure
    expected
    reported
  }
`);

export const readRow = (row: FragmentOf<typeof RestatedRow_figure>) => readFragment(RestatedRow_figure, row);
export const readTotal = (total: FragmentOf<typeof RestatedTotal_total>) => readFragment(RestatedTotal_total, total);
export type Restated = ReturnType<typeof readRow>;
export type Total = ReturnType<typeof readTotal>;
export type Source = Restated["sources"][number];
