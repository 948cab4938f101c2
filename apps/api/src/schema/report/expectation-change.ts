import { builder } from "../../builder.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { ExpectationsNotSettledError, MOST_SETTLED } from "./expectation.errors.ts";
import {
  declareMissing,
  exemptFromReporting,
  extendReporting,
  maySettle,
  placeOfExpectation,
  restoreExpectations,
} from "./expectation.service.ts";
import { RoundExpectation } from "./round-expectation.ts";

builder.prismaObjectField(RoundExpectation, "viewerCanSettle", (t) =>
  t.boolean({
    description: "Whether the viewer may declare it missing, exempt the committee or give it more time.",
    select: { ...placeOfExpectation, report: { select: { state: true } } },
    resolve: ({ report, ...expectation }, _arguments, context) =>
      (!report || report.state === "DRAFT" || report.state === "RETURNED") && maySettle(expectation, context),
  }),
);

const SettledExpectationInput = builder.inputType("SettledExpectationInput", {
  description: "One of the expectations that are settled together.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: RoundExpectation, description: "Global ID of the expectation." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

const chosen = `The expectations, at most ${MOST_SETTLED}: all of them are settled, or none.`;
const because = "Why, in Vietnamese, at most 2,000 letters: the same for all.";

const asked = (expectations: (typeof SettledExpectationInput.$inferInput)[]) =>
  expectations.map(({ id, expectedVersion }) => ({ id: rowId(id.id), expectedVersion }));

const SettledExpectations = builder.objectRef<{ ids: number[] }>("SettledExpectations").implement({
  description: "Expectations that were settled together.",
  fields: (t) => ({
    expectations: t.prismaField({
      type: [RoundExpectation],
      description: "The expectations, in the order of the tree.",
      atMost: MOST_SETTLED,
      resolve: (query, { ids }, _arguments, context) =>
        context.db.roundExpectation.findMany({
          ...query,
          where: { AND: [visible.expectation(context), { id: { in: ids } }] },
          orderBy: { committeePath: "asc" },
          take: MOST_SETTLED,
        }),
    }),
  }),
});

const DeclareMissingInput = builder.inputType("DeclareMissingInput", {
  description: "Which reports are declared missing, and why.",
  fields: (t) => ({
    expectations: t.field({ type: [SettledExpectationInput], required: true, description: chosen }),
    reason: t.string({ required: true, description: because }),
  }),
});

builder.mutationField("declareMissing", (t) =>
  t.field({
    type: SettledExpectations,
    description:
      "Declares that reports did not come, so that the one above can be approved without them. They may still be sent.",
    errors: { types: [ExpectationsNotSettledError] },
    args: { input: t.arg({ type: DeclareMissingInput, required: true, description: "The reports." }) },
    resolve: async (_root, { input }, context) => ({
      ids: await declareMissing({ ...input, expectations: asked(input.expectations) }, context),
    }),
  }),
);

const ExemptFromReportingInput = builder.inputType("ExemptFromReportingInput", {
  description: "Which committees need not report, and why.",
  fields: (t) => ({
    expectations: t.field({ type: [SettledExpectationInput], required: true, description: chosen }),
    reason: t.string({ required: true, description: because }),
  }),
});

builder.mutationField("exemptFromReporting", (t) =>
  t.field({
    type: SettledExpectations,
    description: "Exempts committees from reports that were not received. They count no longer as expected.",
    errors: { types: [ExpectationsNotSettledError] },
    args: { input: t.arg({ type: ExemptFromReportingInput, required: true, description: "The exemption." }) },
    resolve: async (_root, { input }, context) => ({
      ids: await exemptFromReporting({ ...input, expectations: asked(input.expectations) }, context),
    }),
  }),
);

const ExtendReportingInput = builder.inputType("ExtendReportingInput", {
  description: "Which reports are expected later, by when, and why.",
  fields: (t) => ({
    expectations: t.field({ type: [SettledExpectationInput], required: true, description: chosen }),
    dueOn: t.field({
      type: "Date",
      required: true,
      description: "The new day by which they are due, later than before.",
    }),
    reason: t.string({ required: true, description: because }),
  }),
});

builder.mutationField("extendReporting", (t) =>
  t.field({
    type: SettledExpectations,
    description:
      "Gives committees more time for a report. One that was exempted or declared missing is expected again by that day.",
    errors: { types: [ExpectationsNotSettledError] },
    args: { input: t.arg({ type: ExtendReportingInput, required: true, description: "The extension." }) },
    resolve: async (_root, { input }, context) => ({
      ids: await extendReporting({ ...input, expectations: asked(input.expectations) }, context),
    }),
  }),
);

const RestoreExpectationsInput = builder.inputType("RestoreExpectationsInput", {
  description: "Of which expectations the last change is taken back.",
  fields: (t) => ({
    expectations: t.field({ type: [SettledExpectationInput], required: true, description: chosen }),
  }),
});

builder.mutationField("restoreExpectations", (t) =>
  t.field({
    type: SettledExpectations,
    description:
      "Takes back how the viewer settled expectations last: each has the state, the due day and the reason of before.",
    errors: { types: [ExpectationsNotSettledError] },
    args: { input: t.arg({ type: RestoreExpectationsInput, required: true, description: "The expectations." }) },
    resolve: async (_root, { input }, context) => ({
      ids: await restoreExpectations({ expectations: asked(input.expectations) }, context),
    }),
  }),
);
