import type { PlanMove, PlanState } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";

/** What a viewer may do with a plan as a whole: go on with its life, amend it, copy it, or change its text. */
export type PlanStep = PlanMove | "AMEND" | "COPY" | "EDIT" | "DELETE";

interface SteppedPlan {
  state: PlanState;
  endsOn: CalendarDate;
  viewerMoves: readonly PlanMove[];
  viewerCanAmend: boolean;
  viewerCanEdit: boolean;
  canCopy: boolean;
  taskCounts: { total: number; done: number };
}

/** The one step forward, the buttons beside it, and the rest, which a menu holds. */
export interface PlanSteps {
  next: PlanStep | undefined;
  beside: PlanStep[];
  others: PlanStep[];
}

const forward: readonly PlanStep[] = ["ISSUE", "SUBMIT", "CLOSE"];
const shown: readonly PlanStep[] = ["RETURN", "RECALL", "AMEND", "EDIT"];
const order: readonly PlanStep[] = [...forward, ...shown, "COPY", "WITHDRAW", "DELETE"];

export function planStepsOf(plan: SteppedPlan, now: CalendarDate): PlanSteps {
  const { state, endsOn, viewerMoves, viewerCanAmend, viewerCanEdit, canCopy, taskCounts } = plan;
  const may = new Set<PlanStep>([
    ...viewerMoves,
    ...(viewerCanAmend ? (["AMEND"] as const) : []),
    ...(canCopy ? (["COPY"] as const) : []),
    ...(viewerCanEdit ? (["EDIT"] as const) : []),
    ...(viewerCanEdit && state === "DRAFT" ? (["DELETE"] as const) : []),
  ]);
  const possible = order.filter((step) => may.has(step));
  // Summing up before the end is possible, but it is not what comes next.
  const isOver = endsOn < now || (taskCounts.total > 0 && taskCounts.done === taskCounts.total);
  const next = possible.find((step) => forward.includes(step) && (step !== "CLOSE" || isOver));
  const rest = possible.filter((step) => step !== next);
  return {
    next,
    beside: rest.filter((step) => shown.includes(step)),
    others: rest.filter((step) => !shown.includes(step)),
  };
}
