import { useMutation } from "@apollo/client/react";
import { graphql, type ResultOf, readFragment } from "@camket/schema";
import { useState } from "react";
import { keepEdits, keptEdits } from "../../kept-edits.ts";
import { Refusal_error } from "../../refusal.ts";
import { useEntrySheet } from "../../use-entry-sheet.ts";
import { type CellKey, cellPlace, type SavedCell } from "./figure-cells.ts";
import { type Answer, FigureSheet, type SentCell } from "./figure-sheet.ts";
import type { KeptPlace } from "./kept-place.ts";
import { ReportFlags_report } from "./report-flags.ts";
import { readFigureCell, SavedFigure_figure } from "./revision-figures.ts";

const SaveFiguresMutation = graphql(
  `
    mutation SaveFigures($input: SaveFiguresInput!) {
      saveFigures(input: $input) {
        __typename
        ... on Report {
          id
          ...ReportFlags_report
        }
        ... on FigureConflictError {
          conflicts {
            path
            figure {
              ...SavedFigure_figure
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [ReportFlags_report, SavedFigure_figure, Refusal_error],
);

const ClearFiguresMutation = graphql(
  `
    mutation ClearFigures($input: ClearFiguresInput!) {
      clearFigures(input: $input) {
        __typename
        ... on Report {
          id
          ...ReportFlags_report
        }
        ... on FigureConflictError {
          conflicts {
            path
            figure {
              ...SavedFigure_figure
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [ReportFlags_report, SavedFigure_figure, Refusal_error],
);

const ExplainFiguresMutation = graphql(
  `
    mutation ExplainFigures($input: ExplainFiguresInput!) {
      explainFigures(input: $input) {
        __typename
        ... on Report {
          id
          ...ReportFlags_report
        }
        ... on FigureConflictError {
          conflicts {
            path
            figure {
              ...SavedFigure_figure
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [ReportFlags_report, SavedFigure_figure, Refusal_error],
);

type Result =
  | ResultOf<typeof SaveFiguresMutation>["saveFigures"]
  | ResultOf<typeof ClearFiguresMutation>["clearFigures"]
  | ResultOf<typeof ExplainFiguresMutation>["explainFigures"];

const indexIn = (path: string) => Number(path.split(".")[1]);

function answerOf(result: Result, cells: SentCell[]): Answer {
  if (result.__typename === "Report") return { kind: "written" };
  if (result.__typename === "FigureConflictError") {
    return {
      kind: "conflicts",
      theirs: new Map(
        result.conflicts.flatMap(({ path, figure }): [CellKey, SavedCell | null][] => {
          const cell = cells[indexIn(path)];
          return cell ? [[cell.key, figure && readFigureCell(figure).cell]] : [];
        }),
      ),
    };
  }
  const refusal = readFragment(Refusal_error, result);
  const named =
    refusal.__typename === "InvalidInputError"
      ? refusal.fields.flatMap(({ path, message }): [CellKey, string][] => {
          const cell = cells[indexIn(path)];
          return cell ? [[cell.key, message]] : [];
        })
      : [];
  // What is refused without naming a cell holds for all of them.
  return {
    kind: "refused",
    messages: new Map(named.length > 0 ? named : cells.map(({ key }) => [key, refusal.message])),
  };
}

/** The figures of a draft, typed here and saved as they are typed. */
export function useFigureSheet(
  place: KeptPlace,
  saved: ReadonlyMap<CellKey, SavedCell>,
  isRatio: (indicatorId: string) => boolean,
) {
  const { userId, reportId } = place;
  const storageKey = `camket-figures-${userId}-${reportId}`;
  const [save] = useMutation(SaveFiguresMutation);
  const [clear] = useMutation(ClearFiguresMutation);
  const [explain] = useMutation(ExplainFiguresMutation);
  const [sheet] = useState(
    () =>
      new FigureSheet(saved, keptEdits(storageKey), {
        isRatio: (key) => isRatio(cellPlace(key).indicatorId),
        keep: (edits) => keepEdits(storageKey, edits),
        write: async (cells) => {
          const figures = cells.map(({ key, expectedVersion, value: { isNothing, ...value } }) => ({
            ...cellPlace(key),
            ...value,
            expectedVersion,
            state: isNothing ? ("NOTHING_AROSE" as const) : ("NUMBER" as const),
          }));
          try {
            const { data } = await save({ variables: { input: { reportId, figures } } });
            return data ? answerOf(data.saveFigures, cells) : { kind: "failed" };
          } catch {
            return { kind: "failed" };
          }
        },
        clear: async (cells) => {
          const figures = cells.map(({ key, expectedVersion }) => ({ ...cellPlace(key), expectedVersion }));
          try {
            const { data } = await clear({ variables: { input: { reportId, figures } } });
            return data ? answerOf(data.clearFigures, cells) : { kind: "failed" };
          } catch {
            return { kind: "failed" };
          }
        },
        explain: async (cells) => {
          const figures = cells.map(({ key, expectedVersion, value: { explanation } }) => ({
            ...{ ...cellPlace(key), expectedVersion, explanation },
          }));
          try {
            const { data } = await explain({ variables: { input: { reportId, figures } } });
            return data ? answerOf(data.explainFigures, cells) : { kind: "failed" };
          } catch {
            return { kind: "failed" };
          }
        },
      }),
  );
  return { sheet, state: useEntrySheet(sheet) };
}
