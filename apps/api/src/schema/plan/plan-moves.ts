import type { GrantRole, PlanState } from "@camket/prisma";

interface Move {
  from: readonly PlanState[];
  to: PlanState;
  /** The role at the plan's own committee that makes it. */
  role: GrantRole;
  /** What has to be written with it. */
  needs: "reason" | "summary" | null;
  /** What it does, for analysts. */
  description: string;
}

/** The life of a plan: every way from one state to another, and who goes it. What is not here cannot happen. */
export const planMoves = {
  submit: {
    from: ["DRAFT", "RETURNED"],
    to: "SUBMITTED",
    role: "OFFICER",
    needs: null,
    description: "Brings a plan before whoever issues it.",
  },
  recall: {
    from: ["SUBMITTED"],
    to: "DRAFT",
    role: "OFFICER",
    needs: null,
    description: "Takes a submitted plan back to go on writing, before it is decided upon.",
  },
  return: {
    from: ["SUBMITTED"],
    to: "RETURNED",
    role: "REVIEWER",
    needs: "reason",
    description: "Gives a submitted plan back to be written again.",
  },
  issue: {
    from: ["SUBMITTED"],
    to: "ISSUED",
    role: "REVIEWER",
    needs: null,
    description: "Issues a plan under the next number of its register, and freezes its text.",
  },
  close: {
    from: ["ISSUED"],
    to: "CLOSED",
    role: "OFFICER",
    needs: "summary",
    description: "Sums a plan up at the end.",
  },
  withdraw: {
    from: ["SUBMITTED", "RETURNED", "ISSUED"],
    to: "WITHDRAWN",
    role: "REVIEWER",
    needs: "reason",
    description: "Gives a plan up; its open tasks are no longer to be done, and its number stays used.",
  },
} as const satisfies Record<string, Move>;

export type PlanMove = keyof typeof planMoves;

export const moveNames = Object.keys(planMoves) as PlanMove[]; // keys of an object literal

export const isMove = (move: PlanMove, state: PlanState) =>
  (planMoves[move].from as readonly PlanState[]).includes(state);

/** The life of a plan as a diagram in Mermaid, for the guide. */
export function drawPlanLife(): string {
  const edges = moveNames.flatMap((move) => {
    const { from, to, role, needs } = planMoves[move];
    return from.map(
      (state) => `  ${state} --> ${to}: ${move} (${role.toLowerCase()}${needs ? `, with a ${needs}` : ""})`,
    );
  });
  return [
    "stateDiagram-v2",
    "  [*] --> DRAFT: draft (officer)",
    ...edges,
    "  CLOSED --> [*]",
    "  WITHDRAWN --> [*]",
  ].join("\n");
}
