import type { Prisma, ReportState } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf, pageAndSelection } from "../connection.ts";
import { ofCommittee } from "../plan/subtree.ts";
import { rowId } from "../row-id.ts";
import { holdsOver, visible } from "../visibility.ts";
import { comparedTotalsOf } from "./comparison.service.ts";
import { Disaggregation } from "./disaggregation.ts";
import { refillReport } from "./drafting.service.ts";
import { disaggregationsInOrder, IndicatorVersion } from "./indicator.ts";
import {
  NotExpectedError,
  ReportExistsError,
  ReportIncompleteError,
  ReportSealedError,
  RoundNotOpenError,
} from "./report.errors.ts";
import { startReport, submitReport } from "./report.service.ts";
import { ReportStaleError } from "./report-decision.errors.ts";
import { FlagObject, MOST_LISTED } from "./report-flag.ts";
import { mayWrite, reportPlace } from "./report-place.ts";
import { flagsOf } from "./report-rules.ts";
import {
  definitionsAsked,
  formsSelect,
  MOST_INDICATORS,
  type RoundWithForms,
  sheetSelect,
  versionsInOrder,
} from "./report-sheet.ts";
import { ReportTemplateVersion } from "./report-template.ts";
import { PeriodKindEnum, ReportingRound } from "./reporting-round.ts";
import { standingOf } from "./standing.ts";

const State = builder.enumType("ReportState", {
  description: "Where a report stands.",
  values: {
    DRAFT: { description: "Being written, never submitted." },
    SUBMITTED: { description: "Submitted and waiting for a decision." },
    RETURNED: { description: "Returned with a reason, to be revised." },
    APPROVED: { description: "Approved." },
  } satisfies Record<ReportState, object>,
});

/** States in which a report may still be written. */
export const EDITABLE: ReportState[] = ["DRAFT", "RETURNED"];

export const Report = builder.prismaNode("Report", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    round: t.relation("round"),
    committee: t.relation("committee"),
    state: t.expose("state", { type: State }),
    dueOn: t.field({
      type: "Date",
      description: "By when it is expected.",
      select: { expectation: { select: { dueOn: true } } },
      resolve: ({ expectation }) => expectation.dueOn,
    }),
    receivedAt: t.expose("receivedAt", { type: "DateTime", nullable: true }),
    isLate: t.boolean({
      description: "Whether it was received after its due day, or is not received though that day is past.",
      select: { receivedAt: true, expectation: { select: { dueOn: true } } },
      resolve: ({ receivedAt, expectation }) => {
        const standing = standingOf({ ...expectation, state: "EXPECTED" }, { receivedAt });
        return standing === "RECEIVED_LATE" || standing === "MISSING";
      },
    }),
    templateVersion: t.field({
      type: ReportTemplateVersion,
      nullable: true,
      description: "The form it is made with; null where the round has none for its level.",
      select: (_arguments, _context, nestedSelection) => ({
        committee: { select: { unit: { select: { level: true } } } },
        round: { select: { templates: { select: { level: true, templateVersion: nestedSelection(true) } } } },
      }),
      resolve: ({ committee, round }) =>
        round.templates.find(({ level }) => level === committee.unit.level)?.templateVersion ?? null,
    }),
    version: t.exposeInt("version"),
    viewerCanEdit: t.boolean({
      description: "Whether the viewer may type its figures and text, and submit it.",
      select: { ...reportPlace, state: true },
      resolve: ({ expectation, state }, _arguments, context) =>
        EDITABLE.includes(state) && mayWrite(expectation, context),
    }),
  }),
});

const MOST_DISAGGREGATIONS = 20;

/** The form of a report, with what is asked of every definition of its indicators. */
const formSelect = <Versions>(versions: Versions) => ({
  committee: { select: { unit: { select: { level: true } } } },
  round: { select: formsSelect(versions) },
});

interface ReportWithForm<Version> {
  committee: { unit: { level: string } };
  round: RoundWithForms<Version>;
}

const definitionsIn = <Version extends { validFrom: Date }>({ committee, round }: ReportWithForm<Version>) =>
  definitionsAsked(round, (level) => level === committee.unit.level);

builder.prismaObjectFields(Report, (t) => ({
  indicators: t.field({
    type: [IndicatorVersion],
    description: "The indicators its form asks for, as defined at the end of its period, in the order of the form.",
    atMost: MOST_INDICATORS,
    select: (_arguments, _context, nestedSelection) => formSelect(nestedSelection(versionsInOrder)),
    resolve: definitionsIn,
  }),
  disaggregations: t.field({
    type: [Disaggregation],
    description: "How figures of its form may be split: every disaggregation of its indicators once.",
    atMost: MOST_DISAGGREGATIONS,
    select: (_arguments, _context, nestedSelection) =>
      formSelect({ ...versionsInOrder, include: { disaggregations: nestedSelection(disaggregationsInOrder) } }),
    resolve: (report) => {
      const splits = definitionsIn(report).flatMap(({ disaggregations }) => disaggregations);
      return [...new Map(splits.map((split) => [split.id, split])).values()].slice(0, MOST_DISAGGREGATIONS);
    },
  }),
}));

builder.prismaObjectField(Report, "previousReport", (t) =>
  t.prismaField({
    type: Report,
    nullable: true,
    description:
      "The report of the same committee for the same period a year before; null if there is none. Its figures stand beside in a comparison, where the committee took over others too.",
    select: {
      committeeId: true,
      round: { select: { committeeId: true, periodKind: true, year: true, ordinal: true } },
    },
    // Both are found by their keys, so that Prisma gathers those of a page in two statements.
    resolve: async (query, { committeeId, round }, _arguments, context) => {
      const selection = { ...query };
      const { committeeId: askedBy, periodKind, year, ordinal } = round;
      const previous = await context.db.reportingRound.findUnique({
        where: { committeeId_periodKind_year_ordinal: { committeeId: askedBy, periodKind, year: year - 1, ordinal } },
        select: { id: true },
      });
      if (!previous) return null;
      return context.db.report.findUnique({
        ...selection,
        where: { roundId_committeeId: { roundId: previous.id, committeeId } },
      });
    },
  }),
);

const [ReportConnection, ReportEdge] = connectionOf(Report, "Report");

const ReportWhere = builder.inputType("ReportWhere", {
  description: "What reports must match; every condition given must hold.",
  fields: (t) => ({
    roundId: t.globalID({ for: ReportingRound, description: "The round they answer." }),
    askedById: t.globalID({ for: Committee, description: "The committee that asks for them, and reviews them." }),
    takenById: t.globalID({
      for: Committee,
      description: "The committee that takes them and decides on them: the one above, or for the root itself.",
    }),
    committeeId: t.globalID({ for: Committee, description: "The committee that reports." }),
    underCommitteeId: t.globalID({ for: Committee, description: "That committee, or one above it." }),
    state: t.field({ type: State, description: "Where they stand." }),
    periodKind: t.field({ type: PeriodKindEnum, description: "Kind of period." }),
    year: t.int({ description: "Year the period is named after." }),
  }),
});

const reportOrders = {
  LATEST: [{ round: { endsOn: "desc" } }, { committeePath: "asc" }, { id: "asc" }],
  UNIT_CODE: [
    { committee: { unit: { level: "asc" } } },
    { committee: { unit: { code: "asc" } } },
    { round: { endsOn: "desc" } },
    { id: "asc" },
  ],
  RECEIVED: [{ receivedAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
  DUE: [
    { expectation: { dueOn: "asc" } },
    { committee: { unit: { level: "asc" } } },
    { committee: { unit: { code: "asc" } } },
    { id: "asc" },
  ],
} satisfies Record<string, Prisma.ReportOrderByWithRelationInput[]>;

const ReportOrder = builder.enumType("ReportOrder", {
  description: "Order of reports.",
  values: {
    LATEST: { description: "The latest period first." },
    UNIT_CODE: { description: "By the level and official code of the committee's unit, then the latest period first." },
    RECEIVED: { description: "The one received last, first; those not yet received come after." },
    DUE: { description: "The one due first, then by the official code of the committee's unit." },
  } satisfies Record<keyof typeof reportOrders, object>,
});

builder.queryField("report", (t) =>
  t.prismaField({
    type: Report,
    nullable: true,
    description: "One report; null if there is none within the viewer's reach.",
    args: { id: t.arg.globalID({ required: true, for: Report, description: "Global ID of the report." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.report.findFirst({ ...query, where: { AND: [visible.withinReach(context), { id: rowId(id.id) }] } }),
  }),
);

builder.queryField("reports", (t) =>
  t.prismaConnection(
    {
      type: Report,
      description: "Reports of the viewer's committees and those under them.",
      cursor: "id",
      args: {
        where: t.arg({ type: ReportWhere, description: "Only reports that match." }),
        orderBy: t.arg({ type: ReportOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.report.count({ where: { AND: [visible.withinReach(context), reportMatches(where)] } }),
      resolve: async (query, _root, { where, orderBy: asked }, context) => {
        const [page, selection] = pageAndSelection(query);
        const orderBy = reportOrders[asked];
        const matching = { AND: [visible.withinReach(context), reportMatches(where)] };
        const found = await context.db.report.findMany({ ...page, where: matching, orderBy, select: { id: true } });
        return context.db.report.findMany({ ...selection, where: { id: { in: found.map(({ id }) => id) } }, orderBy });
      },
    },
    ReportConnection,
    ReportEdge,
  ),
);

const takenBy = (id: number): Prisma.ReportWhereInput => ({
  OR: [{ expectation: { reportsToId: id } }, { committeeId: id, expectation: { reportsToId: null } }],
});

function reportMatches(where: typeof ReportWhere.$inferInput | null | undefined): Prisma.ReportWhereInput {
  const { roundId, askedById, takenById, state, periodKind, year } = where ?? {};
  return {
    AND: [
      ofCommittee(where ?? {}),
      roundId ? { roundId: rowId(roundId.id) } : {},
      askedById ? { round: { committeeId: rowId(askedById.id) } } : {},
      takenById ? takenBy(rowId(takenById.id)) : {},
      state ? { state } : {},
      periodKind ? { round: { periodKind } } : {},
      typeof year === "number" ? { round: { year } } : {},
    ],
  };
}

builder.prismaObjectField(Committee, "reports", (t) =>
  t.relatedConnection(
    "reports",
    {
      cursor: "id",
      totalCount: true,
      description: "Its reports, the latest period first.",
      query: (_arguments, context) => ({ where: visible.withinReach(context), orderBy: reportOrders.LATEST }),
    },
    ReportConnection,
    ReportEdge,
  ),
);

builder.prismaObjectField(ReportingRound, "reports", (t) =>
  t.relatedConnection(
    "reports",
    {
      cursor: "id",
      totalCount: true,
      description: "Reports made, by the official code of the committee's unit.",
      query: (_arguments, context) => ({ where: visible.withinReach(context), orderBy: reportOrders.UNIT_CODE }),
    },
    ReportConnection,
    ReportEdge,
  ),
);

builder.prismaObjectField(Report, "flags", (t) =>
  t.field({
    type: [FlagObject],
    description:
      "Rules that the figures of its latest revision break, in the order of the form. Shown to those who may see every number of it.",
    atMost: MOST_LISTED,
    select: sheetSelect,
    resolve: async (sheet, _arguments, context) =>
      holdsOver(context.viewer, sheet.committeePath, "OFFICER", "REVIEWER")
        ? flagsOf(sheet, await comparedTotalsOf(sheet, context)).slice(0, MOST_LISTED)
        : [],
  }),
);

const StartReportInput = builder.inputType("StartReportInput", {
  description: "Which committee begins its report in which round.",
  fields: (t) => ({
    roundId: t.globalID({ required: true, for: ReportingRound, description: "The round." }),
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee that reports." }),
  }),
});

builder.mutationField("startReport", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Begins the report of a committee in a round. Its draft holds what can be counted and told of the committee's own work.",
    errors: { types: [NotExpectedError, RoundNotOpenError, ReportExistsError] },
    args: { input: t.arg({ type: StartReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await startReport(
        { roundId: rowId(input.roundId.id), committeeId: rowId(input.committeeId.id) },
        context,
      );
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RefillReportInput = builder.inputType("RefillReportInput", {
  description: "Which draft is filled in again.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
  }),
});

builder.mutationField("refillReport", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Counts again what the draft of a report counts from the committee's own work, and drafts again the sections that nobody has edited or confirmed. What a person typed stays.",
    errors: { types: [ReportSealedError] },
    args: { input: t.arg({ type: RefillReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await refillReport(rowId(input.reportId.id), context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const SubmitReportInput = builder.inputType("SubmitReportInput", {
  description: "Which report is sent.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    acceptsStale: t.boolean({
      required: true,
      defaultValue: false,
      description: "Whether it is sent as it is where a report below was approved after it took from it (isStale).",
    }),
  }),
});

builder.mutationField("submitReport", (t) =>
  t.prismaField({
    type: Report,
    description: "Sends a report. Its draft is sealed and never changes again.",
    errors: {
      types: [ReportSealedError, NotExpectedError, ReportIncompleteError, ReportStaleError, VersionConflictError],
    },
    args: { input: t.arg({ type: SubmitReportInput, required: true, description: "The report." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await submitReport({ ...input, id: rowId(input.id.id) }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
