import { inDays, text } from "../../../test/sample-plans.ts";
import {
  absent,
  everyone,
  type FieldVerdict,
  type MutationVerdict,
  type Outcome,
  type RoomVerdicts,
  within,
  withinOrAbove,
} from "../../../test/verdicts.ts";

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

/** Officers work at the committee itself; what a predecessor left they read. */
const officerAt = (own: Outcome | Record<string, Outcome>, predecessor: Outcome): MutationVerdict["passes"] => ({
  officer: { own, predecessor },
});
const whileEditable = officerAt({ DRAFT: "CONFLICT", ISSUED: "LOCKED" }, "LOCKED");
const inForce = { ISSUED: "CONFLICT", DRAFT: "LOCKED", "without a plan": "CONFLICT" } as const;
const whileInForce: MutationVerdict["passes"] = {
  officer: { own: inForce, predecessor: "LOCKED" },
  officerOfAgency: { own: inForce, predecessor: "LOCKED" },
};
const states = ["DRAFT", "ISSUED"];
const taskStates = [...states, "without a plan"];
const planText = { title: "Kế hoạch", purpose: "Mục đích", startsOn: text(inDays(-200)), endsOn: text(inDays(200)) };
const legalBaseIds = [absent("Document")];
const taskText = {
  ...{ title: "Việc", expectedResult: "Báo cáo", startsOn: text(inDays(-10)), dueOn: text(inDays(10)) },
  ...{ coordinatingAgencyIds: [], themeIds: [absent("Theme")], groupIds: [] },
};
const taskIds = {
  coordinatingAgencyIds: "Agency",
  groupIds: "Group",
  leadAgencyId: "Agency",
  sectionId: "PlanSection",
  themeIds: "Theme",
};

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
  mutations: {
    addPlanSection: {
      on: { type: "Plan", states },
      input: (planId, expectedVersion) => ({ planId, expectedVersion, title: "Nhóm việc" }),
      passes: whileEditable,
    },
    addTask: {
      on: { type: "Plan", states },
      input: (planId) => ({ ...taskText, planId }),
      ids: taskIds,
      passes: officerAt({ DRAFT: "BAD_USER_INPUT", ISSUED: "LOCKED" }, "LOCKED"),
    },
    deletePlanDraft: {
      on: { type: "Plan", states },
      input: (id, expectedVersion) => ({ id, expectedVersion }),
      passes: whileEditable,
    },
    deletePlanSection: {
      on: { type: "PlanSection", states },
      input: (id, expectedVersion) => ({ id, expectedVersion }),
      passes: whileEditable,
    },
    deleteTask: {
      on: { type: "Task", states: taskStates },
      input: (id, expectedVersion) => ({ id, expectedVersion }),
      passes: officerAt({ DRAFT: "CONFLICT", ISSUED: "LOCKED", "without a plan": "LOCKED" }, "LOCKED"),
    },
    draftPlan: {
      on: { type: "Committee" },
      input: (committeeId) => ({ ...planText, committeeId, legalBaseIds }),
      ids: { legalBaseIds: "Document", parentPlanId: "Plan" },
      passes: officerAt("BAD_USER_INPUT", "LOCKED"),
    },
    editPlan: {
      on: { type: "Plan", states },
      input: (id, expectedVersion) => ({ ...planText, id, expectedVersion, legalBaseIds }),
      ids: { legalBaseIds: "Document", parentPlanId: "Plan" },
      passes: whileEditable,
    },
    editPlanSection: {
      on: { type: "PlanSection", states },
      input: (id, expectedVersion) => ({ id, expectedVersion, title: "Nhóm việc" }),
      passes: whileEditable,
    },
    editTask: {
      on: { type: "Task", states: taskStates },
      input: (id, expectedVersion) => ({ ...taskText, id, expectedVersion }),
      ids: taskIds,
      passes: officerAt({ DRAFT: "CONFLICT", ISSUED: "LOCKED", "without a plan": "LOCKED" }, "LOCKED"),
    },
    extendDeadline: {
      on: { type: "Task", states: taskStates },
      input: (taskId, expectedVersion) => ({ taskId, expectedVersion, dueOn: "2030-01-01", reason: "Chờ vốn" }),
      passes: whileInForce,
    },
    reportProgress: {
      on: { type: "Task", states: taskStates },
      input: (taskId, expectedVersion) => ({
        taskId,
        expectedVersion,
        date: text(inDays(-1)),
        progress: 50,
        note: "Đạt",
      }),
      passes: whileInForce,
    },
  },
};
