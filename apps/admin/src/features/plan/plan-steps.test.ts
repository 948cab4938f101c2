import { expect, it } from "vitest";
import { planStepsOf } from "./plan-steps.ts";

type Plan = Parameters<typeof planStepsOf>[0];

const now = "2026-11-26";
const plan: Plan = {
  state: "ISSUED",
  endsOn: "2026-12-31",
  viewerMoves: [],
  viewerCanAmend: false,
  viewerCanEdit: false,
  canCopy: false,
  taskCounts: { total: 3, done: 1 },
};

const cases: [string, Partial<Plan>, ReturnType<typeof planStepsOf>][] = [
  [
    "an officer submits a draft",
    { state: "DRAFT", viewerMoves: ["SUBMIT"], viewerCanEdit: true },
    { next: "SUBMIT", beside: ["EDIT"], others: ["DELETE"] },
  ],
  [
    "an officer submits again what was returned, and can't delete it",
    { state: "RETURNED", viewerMoves: ["SUBMIT"], viewerCanEdit: true },
    { next: "SUBMIT", beside: ["EDIT"], others: [] },
  ],
  [
    "an officer may take it back",
    { state: "SUBMITTED", viewerMoves: ["RECALL"] },
    { next: undefined, beside: ["RECALL"], others: [] },
  ],
  [
    "a reviewer issues or returns",
    { state: "SUBMITTED", viewerMoves: ["RETURN", "ISSUE", "WITHDRAW"] },
    { next: "ISSUE", beside: ["RETURN"], others: ["WITHDRAW"] },
  ],
  [
    "before its end a plan in force may be amended, and closed from the menu",
    { viewerMoves: ["CLOSE"], viewerCanAmend: true, canCopy: true },
    { next: undefined, beside: ["AMEND"], others: ["CLOSE", "COPY"] },
  ],
  [
    "after its end it is closed",
    { viewerMoves: ["CLOSE"], viewerCanAmend: true, endsOn: "2026-11-25" },
    { next: "CLOSE", beside: ["AMEND"], others: [] },
  ],
  [
    "with every task done it is closed before its end",
    { viewerMoves: ["CLOSE"], taskCounts: { total: 3, done: 3 } },
    { next: "CLOSE", beside: [], others: [] },
  ],
  ["who only reads is offered nothing", {}, { next: undefined, beside: [], others: [] }],
];

it.each(cases)("%s", (_what, differing, steps) => {
  expect(planStepsOf({ ...plan, ...differing }, now)).toEqual(steps);
});
