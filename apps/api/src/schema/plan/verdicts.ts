import { everyone, type FieldVerdict, type RoomVerdicts, within, withinOrAbove } from "../../../test/verdicts.ts";

/** A plan is seen within reach in every state, and above once it is issued; so is what its text is made of. */
const withItsPlan = {
  DRAFT: within,
  SUBMITTED: within,
  RETURNED: within,
  WITHDRAWN: within,
  ISSUED: withinOrAbove,
  CLOSED: withinOrAbove,
};

const mayEdit: FieldVerdict = ({ viewer, place, state }) =>
  viewer === "officer" && place === "own" && (state === "DRAFT" || state === "RETURNED");

export const planVerdicts: RoomVerdicts = {
  rows: {
    Conclusion: within,
    DeadlineChange: within,
    Document: { states: { draft: within, issued: withinOrAbove, "by others": everyone } },
    Event: within,
    Group: everyone,
    Output: within,
    Plan: { states: withItsPlan },
    PlanRevision: { states: withItsPlan },
    PlanSection: { states: withItsPlan },
    Recommendation: everyone,
    Task: { states: { ...withItsPlan, "without a plan": within }, given: within },
    TaskAssignment: { states: { given: within }, given: within },
    TaskOccurrence: within,
    TaskUpdate: within,
    Theme: everyone,
  },
  parts: [
    "AgendaItem",
    "Attendance",
    "DocumentType",
    "GroupCoverage",
    "LateTasks",
    "OutputChannel",
    "OutputKind",
    "PlanRevisionTask",
    "TaskAssignmentCounts",
    "TaskCounts",
    "TaskSummary",
  ],
  fields: {
    // No more than the assignments that are seen.
    "Task.assignmentCounts": ({ listed }) => {
      const assignments = listed("assignments");
      return {
        total: assignments.length,
        accepted: assignments.filter(({ state }) => state === "ACCEPTED" || state === "ANSWERED").length,
        done: 0, // no task here is done
      };
    },
    "Plan.viewerCanEdit": mayEdit,
    "Task.viewerCanEdit": mayEdit,
    // Every task here is one of the agency's.
    "Task.viewerCanUpdate": ({ viewer, place, state }) =>
      (viewer === "officer" || viewer === "officerOfAgency") &&
      place === "own" &&
      (state === "ISSUED" || state === "without a plan"),
  },
};
