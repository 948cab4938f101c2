/** A task as a text of its plan has it. */
export interface PlannedText {
  number: string;
  title: string;
  expectedResult: string;
  leadAgencyName: string | null;
  startsOn: string;
  dueOn: string;
}

const compared = ["number", "title", "leadAgencyName", "startsOn", "dueOn", "expectedResult"] as const;

export type ComparedField = (typeof compared)[number];

export type TaskChange =
  | { kind: "added"; task: PlannedText }
  | { kind: "gone"; task: PlannedText }
  | { kind: "changed"; task: PlannedText; before: PlannedText; fields: ComparedField[] };

/** What happened to each task between two texts, in the order they came. */
export function taskChangesOf(
  changes: readonly { before: PlannedText | null; after: PlannedText | null }[],
): TaskChange[] {
  return changes.flatMap(({ before, after }): TaskChange[] => {
    if (before && after)
      return [
        { kind: "changed", task: after, before, fields: compared.filter((field) => before[field] !== after[field]) },
      ];
    if (after) return [{ kind: "added", task: after }];
    return before ? [{ kind: "gone", task: before }] : [];
  });
}
