import {
  absent,
  everyone,
  type FieldVerdict,
  knowsNumbers,
  type MutationVerdict,
  type Outcome,
  type RoomVerdicts,
  within,
  withinOrAbove,
} from "../../../test/verdicts.ts";

/** Officers report for the committee itself, and finish what one that it succeeded left. */
const reporting = (outcome: Outcome): MutationVerdict["passes"] => ({
  officer: { own: outcome, predecessor: outcome },
});
/** Reviewers decide on reports of the committees right below, and of those that theirs succeeded. */
const reviewing = (outcome: Outcome): MutationVerdict["passes"] => ({
  reviewer: { below: outcome, belowPredecessor: outcome },
});
/** Whoever writes a report, and reviewers of its committee and those above it, talk about its cells. */
const talking = (outcome: Outcome): MutationVerdict["passes"] => ({
  ...reporting(outcome),
  reviewer: Object.fromEntries(within.map((place) => [place, outcome])),
});
const settled = (id: string) => ({ expectations: [versioned(id, 0)] });
const versioned = (id: string, expectedVersion: number) => ({ id, expectedVersion });

/** Reviewers open rounds for the committee itself, and look after those of one that it succeeded. */
const knownNumber: FieldVerdict = (asked) => (knowsNumbers(asked) ? asked.value : null);
const reviews: FieldVerdict = ({ viewer, place }) =>
  viewer === "reviewer" && (place === "own" || place === "predecessor");
const opening = (own: Outcome, predecessor: Outcome): MutationVerdict["passes"] => ({
  reviewer: { own, predecessor },
});

/** Nobody here administers the nation's committee. */
const keepers = (outcome: Outcome): MutationVerdict["passes"] => ({ globalAdministrator: { beside: outcome } });
const definition = {
  ...{ name: "Số lớp tập huấn", nameEn: "Trainings", definition: "Lớp đã mở", definitionEn: "Trainings held" },
  ...{ unit: "lớp", unitEn: "trainings", valueType: "COUNT", overCommittees: "SUM", overPeriods: "SUM" },
  ...{ source: "ENTERED", levels: ["COMMUNE"], themeId: absent("Theme"), groupIds: [], disaggregationIds: [] },
  rules: [],
};
const definitionIds = {
  "definition.themeId": "Theme",
  "definition.groupIds": "Group",
  "definition.disaggregationIds": "Disaggregation",
  "definition.rules.comparedIndicatorId": "Indicator",
};
const edition = (id: string, expectedEdition: number) => ({ id, expectedEdition });
const split = { name: "Giới tính", nameEn: "Sex", addsUpToTotal: true, categories: [] };
const form = { levels: ["COMMUNE"], validFrom: "2026-01-01", sections: [] };
const formIds = { "sections.indicators.indicatorId": "Indicator" };
const cell = { indicatorId: absent("Indicator") };
const cellIds = { "figures.categoryId": "DisaggregationCategory", "figures.indicatorId": "Indicator" };

export const reportVerdicts: RoomVerdicts = {
  rows: {
    CellComment: { officer: within, reviewer: within },
    ConsolidationSource: within,
    Disaggregation: everyone,
    DisaggregationCategory: everyone,
    Figure: { states: { plain: within, small: within, suppressed: within } },
    Indicator: everyone,
    IndicatorVersion: everyone,
    Narrative: within,
    Report: within,
    ReportDecision: within,
    ReportRevision: within,
    ReportTemplate: everyone,
    ReportTemplateVersion: everyone,
    ReportingRound: { states: { asked: withinOrAbove }, given: within },
    RoundExpectation: { states: { expected: within }, given: within },
  },
  parts: [
    "CommentedCell",
    "CommitteeNotExpected",
    "Completeness",
    "CompletenessCell",
    "CompletenessMatrix",
    "CompletenessPeriod",
    "CompletenessRow",
    "Comparison",
    "ComparisonSource",
    "EarlierFigure",
    "ExpectedAtLevel",
    "FigureColumnPlace",
    "FigureEvidence",
    "FigureHistory",
    "FigureHistoryCell",
    "FigureHistoryRow",
    "LineagePart",
    "NarrativeSource",
    "PeriodSum",
    "PeriodSumPart",
    "ReportApprovals",
    "ReportBlocker",
    "ReportCoverage",
    "ReportFlag",
    "ReportingPeriod",
    "ReportReview",
    "RestatedFigure",
    "RestatedSource",
    "RestatedTotal",
    "Restatement",
    "RoundPreview",
    "RoundTemplate",
    "SettledExpectations",
    "StaleMark",
    "TemplateIndicator",
    "TemplateSection",
    "ValidationRule",
  ],
  fields: {
    // None of the revisions here was approved.
    "Figure.denominator": knownNumber,
    "Figure.hiddenBecause": (asked) => (knowsNumbers(asked) ? null : "NOT_APPROVED"),
    "Figure.isSuppressed": (asked) => !knowsNumbers(asked),
    "Figure.numerator": knownNumber,
    "Figure.ownNumerator": knownNumber,
    "Figure.belowNumerator": knownNumber,
    "Report.review": knownNumber,
    "CellComment.viewerCanDelete": () => false, // every remark here is somebody else's
    "Report.commentedCells": (asked) => (knowsNumbers(asked) ? asked.value : []),
    "Report.viewerCanComment": ({ viewer, place }) =>
      (viewer === "officer" && (place === "own" || place === "predecessor")) ||
      (viewer === "reviewer" && place !== null && within.includes(place)),
    "Report.flags": (asked) => (knowsNumbers(asked) ? asked.value : []),
    "Report.viewerCanEdit": ({ viewer, place }) => viewer === "officer" && (place === "own" || place === "predecessor"),
    "Committee.viewerCanOpenRound": reviews,
    "ReportingRound.viewerCanEdit": reviews,
    "ReportingRound.viewerCanRemind": ({ viewer, place }) =>
      (viewer === "officer" || viewer === "reviewer") && (place === "own" || place === "predecessor"),
    // Each was returned, and has a draft.
    "Report.viewerMoves": ({ viewer, place }) =>
      viewer === "officer" && (place === "own" || place === "predecessor") ? ["SUBMIT"] : [],
    "RoundExpectation.viewerCanSettle": ({ viewer, place }) =>
      viewer === "reviewer" && (place === "below" || place === "belowPredecessor"),
    // No more than the expectations that are seen. Each committee here sent its report in time, and got it back.
    "ReportingRound.completeness": ({ listed }) => {
      const { length } = listed("expectations");
      const none = { approved: 0, exempt: 0, declaredMissing: 0, notDue: 0 };
      return { expected: length, received: length, onTime: length, ...none };
    },
  },
  mutations: {
    approveReport: { on: { type: "Report" }, input: versioned, passes: reviewing("CONFLICT") },
    approveReports: {
      on: { type: "Report" },
      input: (id) => ({ reports: [{ id, expectedVersion: 0 }] }),
      passes: reviewing("CONFLICT"),
    },
    refillReport: { on: { type: "Report" }, input: (reportId) => ({ reportId }), passes: reporting("DONE") },
    commentOnCell: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, ...cell, text: "Kiểm tra lại" }),
      ids: { categoryId: "DisaggregationCategory", indicatorId: "Indicator" },
      passes: talking("BAD_USER_INPUT"),
    },
    resolveCellComment: { on: { type: "CellComment" }, input: (id) => ({ id }), passes: talking("DONE") },
    reopenCellComment: { on: { type: "CellComment" }, input: (id) => ({ id }), passes: talking("DONE") },
    deleteCellComment: {
      on: { type: "CellComment" },
      input: (id) => ({ id }), // every remark here is somebody else's
      passes: {},
    },
    clearFigures: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, figures: [{ ...cell, expectedVersion: 1 }] }),
      ids: cellIds,
      passes: reporting("BAD_USER_INPUT"),
    },
    createIndicator: {
      on: null,
      input: () => ({ code: "TRE-99", validFrom: "2026-01-01", definition }),
      ids: definitionIds,
      passes: keepers("BAD_USER_INPUT"),
    },
    reviseIndicator: {
      on: { type: "Indicator" },
      input: (id, version) => ({ ...edition(id, version), validFrom: "2026-01-01", definition }),
      ids: definitionIds,
      passes: keepers("CONFLICT"),
    },
    endIndicator: {
      on: { type: "Indicator" },
      input: (id, version) => ({ ...edition(id, version), validTo: "2030-01-01" }),
      passes: keepers("CONFLICT"),
    },
    createDisaggregation: {
      on: null,
      input: () => ({ ...split, code: "SEX-2" }),
      ids: { "categories.id": "DisaggregationCategory" },
      passes: keepers("BAD_USER_INPUT"),
    },
    reviseDisaggregation: {
      on: { type: "Disaggregation" },
      input: (id, expectedVersion) => ({ ...split, id, expectedVersion }),
      passes: keepers("BAD_USER_INPUT"),
    },
    createReportTemplate: {
      on: null,
      input: () => ({ ...form, code: "BC-XA-9T", name: "Báo cáo 9 tháng", nameEn: "Nine months" }),
      ids: formIds,
      passes: keepers("BAD_USER_INPUT"),
    },
    renameReportTemplate: {
      on: { type: "ReportTemplate" },
      input: (id) => ({ ...edition(id, 0), name: "Báo cáo 9 tháng", nameEn: "Nine months" }),
      passes: keepers("CONFLICT"),
    },
    addReportTemplateVersion: {
      on: { type: "ReportTemplate" },
      input: (id, version) => ({ ...edition(id, version), validFrom: "2030-01-01" }),
      passes: keepers("CONFLICT"),
    },
    reviseReportTemplate: {
      on: { type: "ReportTemplate" },
      input: (id, version) => ({ ...edition(id, version), ...form }),
      ids: formIds,
      passes: keepers("CONFLICT"),
    },
    openRound: {
      on: { type: "Committee" },
      input: (committeeId) => ({
        committeeId,
        period: { kind: "MONTH", year: 2026, ordinal: 13 },
        ...{ opensOn: "2026-01-01", dueOn: "2026-02-01", forms: [] },
      }),
      ids: { "forms.templateVersionId": "ReportTemplateVersion" },
      passes: opening("BAD_USER_INPUT", "LOCKED"),
    },
    editRound: {
      on: { type: "ReportingRound" },
      input: (id, expectedVersion) => ({
        ...versioned(id, expectedVersion),
        ...{ name: "Kỳ khác", opensOn: "2026-01-01", dueOn: "2026-02-01" },
      }),
      passes: opening("CONFLICT", "CONFLICT"),
    },
    deleteRound: { on: { type: "ReportingRound" }, input: versioned, passes: opening("CONFLICT", "CONFLICT") },
    refreshExpectations: { on: { type: "ReportingRound" }, input: versioned, passes: opening("CONFLICT", "CONFLICT") },
    remindMissing: {
      on: { type: "ReportingRound" },
      input: (roundId) => ({ roundId }), // each expected was received
      passes: Object.fromEntries(
        ["officer", "reviewer"].map((viewer) => [viewer, { own: "CONFLICT", predecessor: "CONFLICT" }]),
      ),
    },
    consolidateReport: { on: { type: "Report" }, input: versioned, passes: reporting("CONFLICT") },
    consolidateRound: {
      on: { type: "ReportingRound" },
      input: (roundId) => ({ roundId }),
      passes: { officer: { own: "DONE", predecessor: "DONE" } },
    },
    declareMissing: {
      on: { type: "RoundExpectation" },
      input: (id) => ({ ...settled(id), reason: "Không gửi" }),
      passes: reviewing("CONFLICT"),
    },
    exemptFromReporting: {
      on: { type: "RoundExpectation" },
      input: (id) => ({ ...settled(id), reason: "Sáp nhập" }),
      passes: reviewing("CONFLICT"),
    },
    extendReporting: {
      on: { type: "RoundExpectation" },
      input: (id) => ({ ...settled(id), reason: "Thiên tai", dueOn: "2100-01-01" }),
      passes: reviewing("CONFLICT"),
    },
    restoreExpectations: { on: { type: "RoundExpectation" }, input: settled, passes: reviewing("CONFLICT") },
    overrideFigures: {
      on: { type: "Report" },
      input: (reportId) => ({
        reportId,
        figures: [{ ...cell, expectedVersion: 1, state: "NUMBER", numerator: "3", reason: "Xã báo thiếu" }],
      }),
      ids: cellIds,
      passes: reporting("BAD_USER_INPUT"),
    },
    restoreFigures: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, figures: [{ ...cell, expectedVersion: 1 }] }),
      ids: cellIds,
      passes: reporting("BAD_USER_INPUT"),
    },
    returnReport: {
      on: { type: "Report" },
      input: (id) => ({ ...versioned(id, 0), reason: "Bổ sung" }),
      passes: reviewing("CONFLICT"),
    },
    importFigures: {
      on: { type: "Report" },
      input: (reportId) => ({
        ...{ reportId, tableId: absent("UploadedTable"), columns: [], corrections: [] },
        ...{ validOnly: false, isPreview: false },
      }),
      ids: { tableId: "UploadedTable" },
      passes: reporting("BAD_USER_INPUT"),
    },
    reviseReport: { on: { type: "Report" }, input: versioned, passes: reporting("CONFLICT") },
    saveFigures: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, figures: [{ ...cell, expectedVersion: 0, state: "NUMBER", numerator: "3" }] }),
      ids: cellIds,
      passes: reporting("BAD_USER_INPUT"),
    },
    saveOwnParts: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, figures: [{ ...cell, expectedVersion: 0, numerator: "3" }] }),
      ids: cellIds,
      passes: reporting("BAD_USER_INPUT"),
    },
    saveNarrative: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, section: "CAUSES", expectedVersion: 0, text: "Nguyên nhân" }), // not in the form
      passes: reporting("BAD_USER_INPUT"),
    },
    "startReport for a committee": {
      on: { type: "Committee" },
      input: (committeeId) => ({ committeeId, roundId: btoa("ReportingRound:1") }), // of the nation
      ids: { roundId: "ReportingRound" },
      passes: {
        ...reporting("CONFLICT"),
        // To them the round is hidden.
        withoutRole: { beside: "NOT_FOUND" },
        globalAdministrator: { beside: "NOT_FOUND" },
      },
    },
    "startReport in a round": {
      on: { type: "ReportingRound" },
      input: (roundId) => ({ roundId, committeeId: btoa("Committee:2") }), // the own one
      ids: { committeeId: "Committee" },
      passes: {
        officer: {
          above: "CONFLICT",
          own: "BAD_USER_INPUT",
          below: "BAD_USER_INPUT",
          predecessor: "BAD_USER_INPUT",
          belowPredecessor: "BAD_USER_INPUT",
        },
      },
    },
    submitReport: { on: { type: "Report" }, input: versioned, passes: reporting("CONFLICT") },
  },
};
