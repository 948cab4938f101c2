import { useApolloClient, useMutation } from "@apollo/client/react";
import { graphql, type ResultOf, readFragment } from "@camket/schema";
import { useState } from "react";
import { type Answer, EntrySheet, type SentCell } from "../../entry-sheet.ts";
import { keepEdits, keptEdits } from "../../kept-edits.ts";
import { Refusal_error } from "../../refusal.ts";
import { useEntrySheet } from "../../use-entry-sheet.ts";
import { type OutputCount, outputPlace, type SavedOutput } from "./output-cells.ts";
import { OutputCell_output, readOutput } from "./use-outputs.ts";

const SaveOutputs = graphql(
  `
    mutation SaveOutputs($input: SaveOutputsInput!) {
      saveOutputs(input: $input) {
        __typename
        ... on Committee {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const OutputsOfMonth = graphql(
  `
    query OutputsOfMonth($committeeId: ID!, $month: Date!) {
      outputs(where: { committeeId: $committeeId, monthFrom: $month, monthTo: $month }, first: 100) {
        edges {
          node {
            ...OutputCell_output
          }
        }
      }
    }
  `,
  [OutputCell_output],
);

type Sent = SentCell<OutputCount>[];

interface SheetPlace {
  userId: string;
  committeeId: string;
  year: number;
}

/** The counts of one committee and year, typed here and saved as they are typed. */
export function useOutputSheet({ userId, committeeId, year }: SheetPlace, saved: ReadonlyMap<string, SavedOutput>) {
  const client = useApolloClient();
  const [save] = useMutation(SaveOutputs);
  const storageKey = `camket-outputs-${userId}-${committeeId}-${year}`;

  /** Of the cells that were sent, those that somebody else wrote meanwhile. */
  async function conflictsOf(month: string, cells: Sent): Promise<Answer<SavedOutput>> {
    const { data } = await client.query({
      query: OutputsOfMonth,
      variables: { committeeId, month },
      fetchPolicy: "network-only",
    });
    const present = new Map(data?.outputs.edges.map(({ node }) => readOutput(node)));
    const changed = cells.filter(({ key, expectedVersion }) => (present.get(key)?.version ?? 0) !== expectedVersion);
    return { kind: "conflicts", theirs: new Map(changed.map(({ key }) => [key, present.get(key) ?? null])) };
  }

  function answerOf(result: ResultOf<typeof SaveOutputs>["saveOutputs"], month: string, cells: Sent) {
    if (result.__typename === "Committee") return { kind: "written" } as const;
    if (result.__typename === "VersionConflictError") return conflictsOf(month, cells);
    const refusal = readFragment(Refusal_error, result);
    const named =
      refusal.__typename === "InvalidInputError"
        ? refusal.fields.flatMap(({ path, message }): [string, string][] => {
            const cell = cells[Number(path.split(".")[1])];
            return cell ? [[cell.key, message]] : [];
          })
        : [];
    // What is refused without naming a cell holds for those that are emptied, or else for all of them.
    const emptied = cells.filter(({ value }) => value === null);
    const concerned = result.__typename === "OutputCountedError" && emptied.length > 0 ? emptied : cells;
    const messages = named.length > 0 ? named : concerned.map(({ key }): [string, string] => [key, refusal.message]);
    return { kind: "refused", messages: new Map(messages) } as const;
  }

  const [sheet] = useState(
    () =>
      new EntrySheet<OutputCount, SavedOutput>(saved, keptEdits(storageKey), {
        empty: null,
        isEmpty: (count) => count === null,
        isSame: (one, other) => one === other,
        isWhole: () => true,
        asSaved: (count, version, before) => ({ count: count ?? 0, version, isCounted: before?.isCounted ?? false }),
        valueIn: ({ count }) => count,
        groupOf: ({ key }) => outputPlace(key).month,
        keep: (edits) => keepEdits(storageKey, edits),
        send: async (sent) => {
          const [first] = sent;
          if (!first) return { kind: "written" };
          const { month } = outputPlace(first.key);
          const cells = sent.map(({ key, value, expectedVersion }) => {
            const { kind, channel } = outputPlace(key);
            return { kind, channel, count: value, expectedVersion: expectedVersion || null };
          });
          try {
            const { data } = await save({ variables: { input: { committeeId, month, cells } } });
            return data ? await answerOf(data.saveOutputs, month, sent) : { kind: "failed" };
          } catch {
            return { kind: "failed" };
          }
        },
      }),
  );
  return { sheet, state: useEntrySheet(sheet) };
}
