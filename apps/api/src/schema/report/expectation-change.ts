import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { rowId } from "../row-id.ts";
import {
  declareMissing,
  exemptFromReporting,
  extendReporting,
  maySettle,
  placeOfExpectation,
} from "./expectation.service.ts";
import { ExpectationMetError } from "./report-decision.errors.ts";
import { RoundExpectation } from "./round-expectation.ts";

builder.prismaObjectField(RoundExpectation, "viewerCanSettle", (t) =>
  t.boolean({
    description: "Whether the viewer may declare it missing, exempt the committee or give it more time.",
    select: { ...placeOfExpectation, report: { select: { state: true } } },
    resolve: ({ report, ...expectation }, _arguments, context) =>
      (!report || report.state === "DRAFT" || report.state === "RETURNED") && maySettle(expectation, context),
  }),
);

const DeclareMissingInput = builder.inputType("DeclareMissingInput", {
  description: "Which report is declared missing, and why.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: RoundExpectation, description: "Global ID of the expectation." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

builder.mutationField("declareMissing", (t) =>
  t.prismaField({
    type: RoundExpectation,
    description:
      "Declares that a report did not come, so that the one above can be approved without it. It may still be sent.",
    errors: { types: [ExpectationMetError, VersionConflictError] },
    args: { input: t.arg({ type: DeclareMissingInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await declareMissing({ ...input, id: rowId(input.id.id) }, context);
      return context.db.roundExpectation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ExemptFromReportingInput = builder.inputType("ExemptFromReportingInput", {
  description: "Which committee need not report, and why.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: RoundExpectation, description: "Global ID of the expectation." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

builder.mutationField("exemptFromReporting", (t) =>
  t.prismaField({
    type: RoundExpectation,
    description: "Exempts a committee from a report that was not received. It counts no longer as expected.",
    errors: { types: [ExpectationMetError, VersionConflictError] },
    args: { input: t.arg({ type: ExemptFromReportingInput, required: true, description: "The exemption." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await exemptFromReporting({ ...input, id: rowId(input.id.id) }, context);
      return context.db.roundExpectation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ExtendReportingInput = builder.inputType("ExtendReportingInput", {
  description: "Which report is expected later, by when, and why.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: RoundExpectation, description: "Global ID of the expectation." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    dueOn: t.field({ type: "Date", required: true, description: "The new day by which it is due, later than before." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

builder.mutationField("extendReporting", (t) =>
  t.prismaField({
    type: RoundExpectation,
    description:
      "Gives a committee more time for a report. One that was exempted or declared missing is expected again by that day.",
    errors: { types: [ExpectationMetError, VersionConflictError] },
    args: { input: t.arg({ type: ExtendReportingInput, required: true, description: "The extension." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await extendReporting({ ...input, id: rowId(input.id.id) }, context);
      return context.db.roundExpectation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
