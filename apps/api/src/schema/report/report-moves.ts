import type { GrantRole, ReportState } from "@camket/prisma";

interface Move {
  ways: readonly (readonly [from: ReportState, to: ReportState])[];
  role: GrantRole;
  /** The committee at which the role is held: that which reports, or the one that takes its report. */
  at: "reporting" | "above";
  /** What has to be written with it. */
  needs: "reason" | null;
  /** Whether it is refused while the report above that takes this one is under review. */
  isFrozen: boolean;
  /** What it does, for analysts. */
  description: string;
}

/** The life of a report: every way from one state to another, and who goes it. What is not here cannot happen. */
export const reportMoves = {
  submit: {
    ways: [
      ["DRAFT", "SUBMITTED"],
      ["RETURNED", "SUBMITTED"],
    ],
    role: "OFFICER",
    at: "reporting",
    needs: null,
    isFrozen: false,
    description: "Sends a report; its draft is sealed.",
  },
  return: {
    ways: [["SUBMITTED", "RETURNED"]],
    role: "REVIEWER",
    at: "above",
    needs: "reason",
    isFrozen: true,
    description: "Gives a submitted report back to be revised.",
  },
  approve: {
    ways: [["SUBMITTED", "APPROVED"]],
    role: "REVIEWER",
    at: "above",
    needs: null,
    isFrozen: true,
    description: "Accepts a submitted report; what is consolidated above takes this revision from then on.",
  },
  revise: {
    ways: [
      ["RETURNED", "RETURNED"],
      ["APPROVED", "DRAFT"],
    ],
    role: "OFFICER",
    at: "reporting",
    needs: null,
    isFrozen: true,
    description:
      "Begins a new draft of a returned report, or a correction of an approved one, which stands until then.",
  },
} as const satisfies Record<string, Move>;

export type ReportMove = keyof typeof reportMoves;

export const moveNames = Object.keys(reportMoves) as ReportMove[]; // keys of an object literal

/** Where a move leads from a state; undefined where it can't be made. */
export const moveFrom = (move: ReportMove, state: ReportState): ReportState | undefined =>
  reportMoves[move].ways.find(([from]) => from === state)?.[1];

/** The life of a report as a diagram in Mermaid, for the guide. */
export function drawReportLife(): string {
  const edges = moveNames.flatMap((move) => {
    const { ways, role, at, needs } = reportMoves[move];
    const who = `${role.toLowerCase()}${at === "above" ? " above" : ""}${needs ? `, with a ${needs}` : ""}`;
    return ways.map(([from, to]) => `  ${from} --> ${to}: ${move} (${who})`);
  });
  return ["stateDiagram-v2", "  [*] --> DRAFT: start (officer)", ...edges, "  APPROVED --> [*]"].join("\n");
}
