import { everyone, type FieldVerdict, type RoomVerdicts, within, withinOrAbove } from "../../../test/verdicts.ts";

/** Officers and reviewers of the reporting committee and those above it know the numbers; an officer of one agency not. */
const knowsNumbers: (asked: Parameters<FieldVerdict>[0]) => boolean = ({ viewer, place }) =>
  (viewer === "officer" || viewer === "reviewer") && place !== null && within.includes(place);

const published: FieldVerdict = (asked) => {
  const isSmall = asked.state === "small" || asked.state === "suppressed";
  return isSmall && !knowsNumbers(asked) ? null : asked.value;
};

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
    // No more than the expectations that are seen. Each committee here sent its report in time, and got it back.
    "ReportingRound.completeness": ({ listed }) => {
      const { length } = listed("expectations");
      return { expected: length, received: length, onTime: length, approved: 0, exempt: 0, declaredMissing: 0 };
    },
  },
};
