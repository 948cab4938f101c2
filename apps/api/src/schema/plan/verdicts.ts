import { viewerNames } from "../../../test/access-world.ts";
import { inDays, text } from "../../../test/sample-plans.ts";
import {
  absent,
  administers,
  everyone,
  everywhere,
  type FieldVerdict,
  type MutationVerdict,
  type Outcome,
  type RoomVerdicts,
  within,
  withinOrAbove,
} from "../../../test/verdicts.ts";
import { moveNames, planMoves } from "./plan-moves.ts";

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

/** Every task here is one of the agency's. */
const mayUpdate: FieldVerdict = ({ viewer, place, state }) =>
  (viewer === "officer" || viewer === "officerOfAgency") &&
  place === "own" &&
  (state === "ISSUED" || state === "without a plan");

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
const reviewerAt: MutationVerdict["passes"] = { reviewer: { own: "LOCKED", predecessor: "LOCKED" } };
/** Above the committee, too, one talks about a task. */
const talkers: MutationVerdict["passes"]["officer"] = {
  ...{ own: "BAD_USER_INPUT", below: "BAD_USER_INPUT", predecessor: "LOCKED", belowPredecessor: "LOCKED" },
};
const people = viewerNames.filter((name) => !name.startsWith("program") && name !== "anonymous");
const versioned = (id: string, expectedVersion: number) => ({ id, expectedVersion });
/** Whoever a task was given to says what becomes of it. */
const byAssignee = { type: "TaskAssignment", isByGiven: true };
const states = ["DRAFT", "ISSUED"];
const attachmentStates = ["of an update", "of an event", "of a draft", "of an issued document"];
/** The global administrator reads no committee's work. */
const administratorsOfWork: MutationVerdict["passes"] = {
  administrator: Object.fromEntries(within.map((place) => [place, "BAD_USER_INPUT"])),
};
const taskStates = [...states, "without a plan"];
const planText = { title: "Kế hoạch", purpose: "Mục đích", startsOn: text(inDays(-200)), endsOn: text(inDays(200)) };
const legalBaseIds = [absent("Document")];
const taskText = {
  ...{ title: "Việc", expectedResult: "Báo cáo", startsOn: text(inDays(-10)), dueOn: text(inDays(10)) },
  ...{ coordinatingAgencyIds: [], themeIds: [absent("Theme")], groupIds: [] },
};
const eventText = {
  ...{
    kind: "TRAINING",
    title: "Tập huấn",
    startsOn: text(inDays(-10)),
    endsOn: text(inDays(-10)),
    place: "Hội trường",
  },
  ...{ isDateApproximate: false, agenda: [], attendances: [] },
  conclusions: [{ conclusionId: absent("Conclusion"), text: "Rà soát" }],
};
const eventIds = {
  "event.documentId": "Document",
  "event.themeIds": "Theme",
  "event.attendances.attendingCommitteeId": "Committee",
  "event.attendances.agencyId": "Agency",
  "event.conclusions.conclusionId": "Conclusion",
  "event.conclusions.leadAgencyId": "Agency",
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
    Attachment: {
      states: {
        "of an update": within,
        "of an event": within,
        "of a draft": within,
        "of an issued document": within,
      },
    },
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
    TaskComment: within,
    TaskOccurrence: within,
    TaskUpdate: within,
    Theme: everyone,
  },
  parts: [
    "AgendaItem",
    "Attendance",
    "Colleague",
    "DocumentType",
    "EventAttendance",
    "EventTotals",
    "GroupCoverage",
    "LateTasks",
    "OutputChannel",
    "PlannedTask",
    "PlanTaskChange",
    "OutputKind",
    "PlanRevisionTask",
    "RecommendationCoverageCounts",
    "RightsCoverage",
    "RightsCoverageCount",
    "TaskAssignmentCounts",
    "TaskBar",
    "TaskBars",
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
        neglected: assignments.filter(({ state, childTask }) => state === "SENT" && !childTask).length, // nor late
      };
    },
    "Attachment.viewerCanDelete": ({ viewer, place, state, ...asked }) =>
      administers({ viewer, place, state, ...asked }) ||
      (place === "own" &&
        ((viewer === "officer" && state !== "of an issued document") ||
          (viewer === "officerOfAgency" && state === "of an update"))),
    "Document.viewerCanAttach": ({ viewer, place }) => viewer === "officer" && place === "own",
    "Event.viewerCanAttach": ({ viewer, place }) => viewer === "officer" && place === "own",
    // Every task here is one of the agency's, and those with reports of progress are in force.
    "TaskUpdate.viewerCanAttach": ({ viewer, place }) =>
      (viewer === "officer" || viewer === "officerOfAgency") && place === "own",
    // Every task here is one of the agency's.
    "Task.viewerCanComment": ({ viewer, place }) =>
      ((viewer === "officer" || viewer === "reviewer") && (place === "own" || place === "below")) ||
      (viewer === "officerOfAgency" && place === "own"),
    "TaskComment.viewerCanDelete": administers, // every remark here is somebody else's
    "Plan.viewerCanEdit": mayEdit,
    "Plan.viewerCanAmend": ({ viewer, place, state }) => viewer === "officer" && place === "own" && state === "ISSUED",
    "Plan.viewerMoves": ({ viewer, place, state }) =>
      place !== "own" || (viewer !== "officer" && viewer !== "reviewer")
        ? []
        : moveNames
            .filter(
              (move) =>
                planMoves[move].role.toLowerCase() === viewer && planMoves[move].from.some((from) => from === state),
            )
            .map((move) => move.toUpperCase()),
    // No more than the tasks that are seen; none here is done or late.
    "Recommendation.coverage": ({ listed }) => (listed("tasks").length > 0 ? "COVERED" : "NONE"),
    // Those within reach that are not tied already: here each of them is.
    "Recommendation.suggestedTasks": () => [],
    "Task.suggestedRecommendations": () => [],
    "Task.viewerCanLinkRecommendations": ({ viewer, place, state }) =>
      (viewer === "officer" || viewer === "officerOfAgency") &&
      place === "own" &&
      state !== "CLOSED" &&
      state !== "WITHDRAWN",
    "Task.viewerCanEdit": mayEdit,
    "Task.viewerCanGive": ({ viewer, place, state }) =>
      viewer === "officer" && place === "own" && (state === "ISSUED" || state === "without a plan"),
    "Task.viewerCanRemind": ({ viewer, place, state }) =>
      (viewer === "officer" || viewer === "reviewer") &&
      place === "own" &&
      (state === "ISSUED" || state === "without a plan"),
    "TaskAssignment.viewerCanAnswer": ({ viewer, given }) => viewer === "officer" && given.includes("own"),
    // Each one here was answered.
    "TaskAssignment.viewerCanAccept": () => false,
    "TaskAssignment.viewerCanReply": ({ viewer, place }) => viewer === "officer" && place === "own",
    "Event.viewerCanEdit": ({ viewer, place }) => viewer === "officer" && place === "own",
    "Task.extensionReason": ({ listed }) => listed("deadlineChanges")[0]?.reason ?? null,
    "Task.viewerCanUpdate": mayUpdate,
    // A bar goes by the ID of its task, so that these are asked of tasks.
    "TaskBar.viewerCanEdit": mayEdit,
    "TaskBar.viewerCanUpdate": mayUpdate,
  },
  mutations: {
    amendPlan: {
      on: { type: "Plan", states },
      input: versioned,
      passes: officerAt({ DRAFT: "LOCKED", ISSUED: "CONFLICT" }, "LOCKED"),
    },
    closePlan: {
      on: { type: "Plan", states },
      input: (id, expectedVersion) => ({ id, expectedVersion, summary: "Đạt", leavesTasksOpen: true }),
      passes: officerAt({ DRAFT: "LOCKED", ISSUED: "CONFLICT" }, "LOCKED"),
    },
    recordEvent: {
      on: { type: "Committee" },
      input: (committeeId) => ({ committeeId, event: { ...eventText, themeIds: [absent("Theme")] } }),
      ids: eventIds,
      passes: officerAt("BAD_USER_INPUT", "LOCKED"),
    },
    editEvent: {
      on: { type: "Event" },
      input: (id, expectedVersion) => ({ id, expectedVersion, event: { ...eventText, themeIds: [absent("Theme")] } }),
      ids: eventIds,
      passes: officerAt("CONFLICT", "LOCKED"),
    },
    deleteAttachment: {
      on: { type: "Attachment", states: attachmentStates },
      input: (id) => ({ id, fileName: "another name" }),
      passes: {
        ...administratorsOfWork,
        officer: {
          own: {
            "of an update": "BAD_USER_INPUT",
            "of an event": "BAD_USER_INPUT",
            "of a draft": "BAD_USER_INPUT",
            "of an issued document": "LOCKED",
          },
          predecessor: "LOCKED",
        },
        officerOfAgency: {
          own: { "of an update": "BAD_USER_INPUT" },
          predecessor: { "of an update": "LOCKED" },
        },
      },
    },
    deleteEvent: { on: { type: "Event" }, input: versioned, passes: officerAt("CONFLICT", "LOCKED") },
    carryOutConclusion: {
      on: { type: "Conclusion" },
      input: (conclusionId) => ({
        conclusionId,
        leadAgencyId: absent("Agency"),
        ...{ title: "Việc", expectedResult: "Báo cáo", startsOn: text(inDays(-10)), dueOn: text(inDays(10)) },
      }),
      ids: { planId: "Plan", sectionId: "PlanSection", leadAgencyId: "Agency" },
      passes: officerAt("BAD_USER_INPUT", "LOCKED"),
    },
    saveOutputs: {
      on: { type: "Committee" },
      input: (committeeId) => ({
        committeeId,
        month: "2026-01-01",
        cells: [{ kind: "no such kind", channel: "no such channel", count: 1 }],
      }),
      passes: officerAt("BAD_USER_INPUT", "LOCKED"),
    },
    copyPlan: {
      on: { type: "Plan", states },
      input: (id) => ({ id, committeeId: absent("Committee"), title: "Kế hoạch", startsOn: text(inDays(0)) }),
      ids: { committeeId: "Committee" },
      passes: Object.fromEntries(
        people.map((viewer) => [viewer, Object.fromEntries(everywhere.map((place) => [place, "NOT_FOUND"]))]),
      ),
    },
    giveTask: {
      on: { type: "Task", states: taskStates },
      input: (taskId, expectedVersion) => ({ taskId, expectedVersion, assigneeIds: [absent("Committee")] }),
      ids: { assigneeIds: "Committee" },
      passes: officerAt({ DRAFT: "LOCKED", ISSUED: "CONFLICT", "without a plan": "CONFLICT" }, "LOCKED"),
    },
    acceptTaskAssignment: {
      on: byAssignee,
      input: (id, expectedVersion) => ({
        id,
        expectedVersion,
        ...{ title: "Việc", expectedResult: "Báo cáo", startsOn: text(inDays(-10)), dueOn: text(inDays(10)) },
      }),
      ids: { planId: "Plan", sectionId: "PlanSection", leadAgencyId: "Agency" },
      passes: officerAt("CONFLICT", "LOCKED"),
    },
    answerTaskAssignment: {
      on: byAssignee,
      input: (id, expectedVersion) => ({ id, expectedVersion, answer: "Đã có kế hoạch riêng" }),
      passes: officerAt("CONFLICT", "LOCKED"),
    },
    askTaskChange: {
      on: byAssignee,
      input: (id, expectedVersion) => ({ id, expectedVersion, answer: "Đề nghị lùi hạn" }),
      passes: officerAt("CONFLICT", "LOCKED"),
    },
    settleTaskChange: { on: byAssignee, input: versioned, passes: officerAt("CONFLICT", "LOCKED") },
    replyToAssignee: {
      on: { type: "TaskAssignment" },
      input: (id, expectedVersion) => ({ id, expectedVersion, reply: "Giữ nguyên" }),
      passes: officerAt("CONFLICT", "LOCKED"),
    },
    issuePlan: { on: { type: "Plan", states }, input: versioned, passes: reviewerAt },
    recallPlan: { on: { type: "Plan", states }, input: versioned, passes: officerAt("LOCKED", "LOCKED") },
    remindAssignees: {
      on: { type: "Task", states: taskStates },
      input: (taskId) => ({ taskId }), // each that was given is answered
      passes: Object.fromEntries(
        ["officer", "reviewer"].map((viewer) => [viewer, { own: inForce, predecessor: "LOCKED" }]),
      ),
    },
    returnPlan: {
      on: { type: "Plan", states },
      input: (id, expectedVersion) => ({ id, expectedVersion, reason: "Chưa rõ" }),
      passes: reviewerAt,
    },
    submitPlan: {
      on: { type: "Plan", states },
      input: versioned,
      passes: officerAt({ DRAFT: "CONFLICT", ISSUED: "LOCKED" }, "LOCKED"),
    },
    withdrawPlan: {
      on: { type: "Plan", states },
      input: (id, expectedVersion) => ({ id, expectedVersion, reason: "Không còn cần" }),
      passes: { reviewer: { own: { DRAFT: "LOCKED", ISSUED: "CONFLICT" }, predecessor: "LOCKED" } },
    },
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
    exchangeTasks: {
      on: { type: "Task", states: taskStates },
      input: (id, expectedVersion) => ({ id, expectedVersion, withId: absent("Task") }),
      ids: { withId: "Task" },
      passes: officerAt({ DRAFT: "CONFLICT", ISSUED: "LOCKED", "without a plan": "LOCKED" }, "LOCKED"),
    },
    extendDeadline: {
      on: { type: "Task", states: taskStates },
      input: (taskId, expectedVersion) => ({ taskId, expectedVersion, dueOn: "2030-01-01", reason: "Chờ vốn" }),
      passes: whileInForce,
    },
    importRecommendations: {
      on: null,
      input: () => ({
        tableId: absent("UploadedTable"),
        mechanism: "UPR",
        stateUnderReview: "Viet Nam",
        cycle: "4",
        isPreview: true,
      }),
      ids: { tableId: "UploadedTable" },
      passes: { globalAdministrator: { beside: "BAD_USER_INPUT" } },
    },
    linkRecommendations: {
      on: { type: "Task", states: taskStates },
      input: (taskId, expectedVersion) => ({
        taskId,
        expectedVersion,
        addIds: [absent("Recommendation")],
        removeIds: [],
      }),
      ids: { addIds: "Recommendation", removeIds: "Recommendation" },
      passes: {
        officer: { own: "CONFLICT", predecessor: "LOCKED" },
        officerOfAgency: { own: "CONFLICT", predecessor: "LOCKED" },
      },
    },
    commentOnTask: {
      on: { type: "Task", states: taskStates },
      input: (taskId) => ({ taskId, text: "Gửi số liệu", mentionedIds: [absent("User")] }),
      ids: { mentionedIds: "Colleague" },
      passes: {
        officer: talkers,
        reviewer: talkers,
        officerOfAgency: { own: "BAD_USER_INPUT", predecessor: "LOCKED" },
      },
    },
    deleteTaskComment: {
      on: { type: "TaskComment" },
      input: (id) => ({ id }), // every remark here is somebody else's
      passes: { administrator: Object.fromEntries(within.map((place) => [place, "DONE"])) },
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
