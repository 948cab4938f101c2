import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { committeesOf, howMany, MOST_NAMED } from "./missing-committees.service.ts";
import { ReportNotReturnedError } from "./report.errors.ts";
import { Report } from "./report.ts";
import {
  MOST_DECIDED,
  ReportFrozenError,
  ReportNotSubmittedError,
  ReportStaleError,
  ReportsBelowOpenError,
  ReportsFlaggedError,
} from "./report-decision.errors.ts";
import { approveReport, approveReports, mayMove, returnReport } from "./report-decision.service.ts";
import { moveFrom, moveNames, type ReportMove, reportMoves } from "./report-moves.ts";
import { reportPlace } from "./report-place.ts";
import { type Coverage, coverageOf, hasDraft, isFrozen } from "./report-tree.service.ts";
import { reviseReport } from "./revision.service.ts";

const ReportMoveEnum = builder.enumType("ReportMove", {
  description: "A way from one state of a report to another.",
  values: Object.fromEntries(
    moveNames.map((value) => [value.toUpperCase(), { value, description: reportMoves[value].description }]),
  ) as Record<string, { value: ReportMove; description: string }>, // the moves themselves
});

const CoverageObject = builder.objectRef<Coverage>("ReportCoverage").implement({
  description: "How many of the reports that go into a report are approved: 31 of 34.",
  fields: (t) => ({
    expected: t.exposeInt("expected", { description: "Reports expected of the committees below and not exempt." }),
    approved: t.exposeInt("approved", { description: "Of those: with an approved revision, which would be taken." }),
    missing: t.prismaField({
      type: [Committee],
      description: "The first committees whose report is not approved, by the name of their unit.",
      atMost: MOST_NAMED,
      args: { most: t.arg.int(howMany) },
      resolve: (query, { missingIds }, wanted, context) => committeesOf(query, missingIds, wanted, context),
    }),
  }),
});

builder.prismaObjectFields(Report, (t) => ({
  viewerMoves: t.field({
    type: [ReportMoveEnum],
    description: "What the viewer may do with it now: submit it, return it, approve it, revise it.",
    atMost: moveNames.length,
    select: { ...reportPlace, id: true, state: true },
    resolve: async (report, _arguments, context) => {
      const draft = await hasDraft(report.id, context);
      const possible = moveNames.filter(
        (move) =>
          moveFrom(move, report.state) &&
          mayMove(move, report, context) &&
          (move !== "submit" || draft) &&
          (move !== "revise" || !draft),
      );
      if (!possible.some((move) => reportMoves[move].isFrozen) || !(await isFrozen(report.id, context)))
        return possible;
      return possible.filter((move) => !reportMoves[move].isFrozen);
    },
  }),
  isFrozen: t.boolean({
    description:
      "Whether the report above that takes it is under review. Until that is decided on, it can be neither approved nor returned nor revised.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => isFrozen(id, context),
  }),
  coverage: t.field({
    type: CoverageObject,
    description:
      "The reports below that go into it, as they stand now. What a revision took is told by its sources, not by this.",
    select: { id: true },
    resolve: ({ id }, _arguments, context) => coverageOf(id, context),
  }),
}));

const ReturnReportInput = builder.inputType("ReturnReportInput", {
  description: "Which report is given back, and why.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

builder.mutationField("returnReport", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Gives a submitted report back to be revised, with a reason. Reviewers of the committee above do, of the root its own; not while their own report is under review.",
    errors: { types: [ReportNotSubmittedError, ReportFrozenError, VersionConflictError] },
    args: { input: t.arg({ type: ReturnReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await returnReport({ ...input, id: rowId(input.id.id) }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ApproveReportInput = builder.inputType("ApproveReportInput", {
  description: "Which report is approved.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    reason: t.string({ description: "A remark in Vietnamese, at most 2,000 letters." }),
    acceptsStale: t.boolean({
      required: true,
      defaultValue: false,
      description: "Whether it is approved as it is where a report below was approved after it took from it (isStale).",
    }),
  }),
});

builder.mutationField("approveReport", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Accepts a submitted report. Every report below it is approved or declared missing by then, and the one above that takes it is not under review. What took an earlier revision of it is marked stale, and small figures are hidden for good.",
    errors: {
      types: [
        ReportNotSubmittedError,
        ReportFrozenError,
        ReportsBelowOpenError,
        ReportStaleError,
        VersionConflictError,
      ],
    },
    args: { input: t.arg({ type: ApproveReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const asked = { ...input, id: rowId(input.id.id), reason: input.reason ?? null };
      const id = await approveReport(asked, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DecidedReportInput = builder.inputType("DecidedReportInput", {
  description: "One of several reports that are approved.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

const ApproveReportsInput = builder.inputType("ApproveReportsInput", {
  description: "Which reports are approved together.",
  fields: (t) => ({
    reports: t.field({
      type: [DecidedReportInput],
      required: true,
      description: `The reports, at most ${MOST_DECIDED}.`,
    }),
  }),
});

const ReportApprovals = builder.objectRef<{ ids: number[] }>("ReportApprovals").implement({
  description: "Reports that were approved together.",
  fields: (t) => ({
    reports: t.prismaField({
      type: [Report],
      description: "The reports, in the order of the tree.",
      atMost: MOST_DECIDED,
      resolve: (query, { ids }, _arguments, context) =>
        context.db.report.findMany({
          ...query,
          where: { AND: [visible.withinReach(context), { id: { in: ids } }] },
          orderBy: { committeePath: "asc" },
          take: MOST_DECIDED,
        }),
    }),
  }),
});

builder.mutationField("approveReports", (t) =>
  t.field({
    type: ReportApprovals,
    description: "Accepts submitted reports that have no flag and are not stale: all of them, or none.",
    errors: { types: [ReportNotSubmittedError, ReportsFlaggedError, VersionConflictError] },
    args: { input: t.arg({ type: ApproveReportsInput, required: true, description: "The reports." }) },
    resolve: async (_root, { input }, context) => {
      const reports = input.reports.map(({ id, expectedVersion }) => ({ id: rowId(id.id), expectedVersion }));
      return { ids: await approveReports({ reports }, context) };
    },
  }),
);

const ReviseReportInput = builder.inputType("ReviseReportInput", {
  description: "Which report is written again.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

builder.mutationField("reviseReport", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Gives a returned report, or an approved one that is to be corrected, a new draft, which begins as a copy of what was submitted. What was approved stands until the correction is approved.",
    errors: { types: [ReportNotReturnedError, ReportFrozenError, VersionConflictError] },
    args: { input: t.arg({ type: ReviseReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reviseReport({ ...input, id: rowId(input.id.id) }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
