import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Job } from "../access/job.ts";
import { rowId } from "../row-id.ts";
import { FigureTooLargeError, NothingBelowError } from "./consolidation.errors.ts";
import { askToConsolidateRound, consolidateReport } from "./consolidation.service.ts";
import { ReportSealedError } from "./report.errors.ts";
import { Report } from "./report.ts";
import { ReportFrozenError } from "./report-decision.errors.ts";
import { isStale } from "./report-tree.service.ts";
import { ReportingRound } from "./reporting-round.ts";

builder.prismaObjectField(Report, "isStale", (t) =>
  t.boolean({
    description:
      "Whether a report below was corrected, or came in, after the latest revision took from it. Consolidate it again to take what is approved now.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => isStale(id, context),
  }),
);

const ConsolidateReportInput = builder.inputType("ConsolidateReportInput", {
  description: "Which report is consolidated.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("consolidateReport", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Fills the draft of a report from the approved reports below, each figure by its indicator's rule over committees; a report that was returned or approved gets a new draft first. The revisions taken are pinned, and the missing ones named. What was typed or overridden stays.",
    errors: {
      types: [ReportSealedError, ReportFrozenError, NothingBelowError, FigureTooLargeError, VersionConflictError],
    },
    args: { input: t.arg({ type: ConsolidateReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await consolidateReport({ ...input, id: rowId(input.id.id) }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ConsolidateRoundInput = builder.inputType("ConsolidateRoundInput", {
  description: "Which round is consolidated.",
  fields: (t) => ({
    roundId: t.globalID({ required: true, for: ReportingRound, description: "The round." }),
  }),
});

builder.mutationField("consolidateRound", (t) =>
  t.prismaField({
    type: Job,
    description:
      "Asks for every draft of the period under the committee that asks to be filled from the approved reports below it, the lowest level first. Officers of that committee ask; what was sent stays, and no report is begun or sent by it.",
    errors: { types: [] },
    args: { input: t.arg({ type: ConsolidateRoundInput, required: true, description: "The round." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await askToConsolidateRound(rowId(input.roundId.id), context);
      return context.db.job.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
