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

const published: FieldVerdict = (asked) => {
  const isSmall = asked.state === "small" || asked.state === "suppressed";
  return isSmall && !knowsNumbers(asked) ? null : asked.value;
};

/** Officers report for the committee itself, and finish what one that it succeeded left. */
const reporting = (outcome: Outcome): MutationVerdict["passes"] => ({
  officer: { own: outcome, predecessor: outcome },
});
const versioned = (id: string, expectedVersion: number) => ({ id, expectedVersion });
const cell = { indicatorId: absent("Indicator") };
const cellIds = { "figures.categoryId": "DisaggregationCategory", "figures.indicatorId": "Indicator" };

export const reportVerdicts: RoomVerdicts = {
  rows: {
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
    "Completeness",
    "ReportBlocker",
    "ReportFlag",
    "RestatedFigure",
    "RestatedSource",
    "RestatedTotal",
    "Restatement",
    "RoundTemplate",
    "StaleMark",
    "TemplateIndicator",
    "TemplateSection",
    "ValidationRule",
  ],
  fields: {
    "Figure.denominator": published,
    "Figure.isSuppressed": (asked) => !knowsNumbers(asked) && (asked.state === "small" || asked.state === "suppressed"),
    "Figure.numerator": published,
    "Report.flags": (asked) => (knowsNumbers(asked) ? asked.value : []),
    "Report.viewerCanEdit": ({ viewer, place }) => viewer === "officer" && (place === "own" || place === "predecessor"),
    "ReportingRound.viewerCanRemind": ({ viewer, place }) =>
      (viewer === "officer" || viewer === "reviewer") && (place === "own" || place === "predecessor"),
    // No more than the expectations that are seen. Each committee here sent its report in time, and got it back.
    "ReportingRound.completeness": ({ listed }) => {
      const { length } = listed("expectations");
      return { expected: length, received: length, onTime: length, approved: 0, exempt: 0, declaredMissing: 0 };
    },
  },
  mutations: {
    clearFigures: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, figures: [{ ...cell, expectedVersion: 1 }] }),
      ids: cellIds,
      passes: reporting("BAD_USER_INPUT"),
    },
    remindMissing: {
      on: { type: "ReportingRound" },
      input: (roundId) => ({ roundId }), // each expected was received
      passes: Object.fromEntries(
        ["officer", "reviewer"].map((viewer) => [viewer, { own: "CONFLICT", predecessor: "CONFLICT" }]),
      ),
    },
    reviseReport: { on: { type: "Report" }, input: versioned, passes: reporting("CONFLICT") },
    saveFigures: {
      on: { type: "Report" },
      input: (reportId) => ({ reportId, figures: [{ ...cell, expectedVersion: 0, state: "NUMBER", numerator: "3" }] }),
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
