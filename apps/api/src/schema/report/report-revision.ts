import type { DecisionKind, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { connectionOf } from "../connection.ts";
import { perPage } from "../per-page.ts";
import { Document } from "../plan/document.ts";
import { Event } from "../plan/event.ts";
import { Task } from "../plan/task.ts";
import { rowId } from "../row-id.ts";
import { sees, visible } from "../visibility.ts";
import { committeesOf, firstByName, howMany, MOST_NAMED } from "./missing-committees.service.ts";
import { saveNarrative } from "./narrative.service.ts";
import { ReportSealedError } from "./report.errors.ts";
import { Report } from "./report.ts";
import { SectionKindEnum } from "./report-template.ts";

export const Narrative = builder.prismaNode("Narrative", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    section: t.expose("section", { type: SectionKindEnum }),
    text: t.exposeString("text"),
    isDrafted: t.exposeBoolean("isDrafted"),
    version: t.exposeInt("version"),
  }),
});

const NarrativeSource = builder.prismaObject("NarrativeSource", {
  fields: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: "The task it tells of, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ task: nestedSelection(true) }),
      resolve: ({ task }, _arguments, context) => (task && sees.withinReach(context, task) ? task : null),
    }),
    event: t.field({
      type: Event,
      nullable: true,
      description: "The event it tells of, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ event: nestedSelection(true) }),
      resolve: ({ event }, _arguments, context) => (event && sees.withinReach(context, event) ? event : null),
    }),
    document: t.field({
      type: Document,
      nullable: true,
      description: "The document it tells of, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ document: nestedSelection(true) }),
      resolve: ({ document }, _arguments, context) => (document && sees.document(context, document) ? document : null),
    }),
  }),
});

const [NarrativeSourceConnection, NarrativeSourceEdge] = connectionOf(NarrativeSource, "NarrativeSource");

builder.prismaObjectField(Narrative, "sources", (t) =>
  t.relatedConnection(
    "sources",
    {
      cursor: "id",
      totalCount: true,
      description:
        "The committee's own tasks, events or documents that Camket drafted it from, in the order of the text.",
      query: { orderBy: { id: "asc" } },
    },
    NarrativeSourceConnection,
    NarrativeSourceEdge,
  ),
);

export const ReportRevision = builder.prismaNode("ReportRevision", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    report: t.relation("report"),
    number: t.exposeInt("number"),
    sealedAt: t.expose("sealedAt", { type: "DateTime", nullable: true }),
    approvedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was approved; null where it was not.",
      select: { decisions: { where: { kind: "APPROVED" }, take: 1, select: { decidedAt: true } } },
      resolve: ({ decisions: [approval] }) => approval?.decidedAt ?? null,
    }),
    narratives: t.relation("narratives", {
      type: Narrative,
      description: "Its text, by section.",
      atMost: 6,
      query: { orderBy: { section: "asc" }, take: 6 },
    }),
    isStale: t.boolean({
      description: "Whether a source was corrected, or came in, after it was taken.",
      select: { _count: { select: { staleMarks: true } } },
      resolve: ({ _count }) => _count.staleMarks > 0,
    }),
  }),
});

const StaleMark = builder.prismaObject("StaleMark", {
  fields: (t) => ({
    sourceRevision: t.relation("sourceRevision", { type: ReportRevision }),
    markedAt: t.expose("markedAt", { type: "DateTime" }),
  }),
});

builder.prismaObjectField(ReportRevision, "staleMarks", (t) =>
  t.relation("staleMarks", {
    type: StaleMark,
    description: "Marks that a source was corrected, or came in, after it was taken, the latest first.",
    atMost: 100,
    query: { orderBy: { markedAt: "desc" }, take: 100 },
  }),
);

const ConsolidationSource = builder.prismaNode("ConsolidationSource", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: { revision: visible.withinReach(context) } }),
  fields: (t) => ({
    committee: t.relation("committee"),
    sourceRevision: t.field({
      type: ReportRevision,
      nullable: true,
      description: "The revision taken; null where it was missing.",
      select: (_arguments, _context, nestedSelection) => ({ sourceRevision: nestedSelection(true) }),
      resolve: ({ sourceRevision }, _arguments, context) =>
        sourceRevision && sees.withinReach(context, sourceRevision) ? sourceRevision : null,
    }),
  }),
});

const [ConsolidationSourceConnection, ConsolidationSourceEdge] = connectionOf(
  ConsolidationSource,
  "ConsolidationSource",
);

builder.prismaObjectField(ReportRevision, "sources", (t) =>
  t.relatedConnection(
    "sources",
    {
      cursor: "id",
      totalCount: true,
      description: "Reports below that it took figures from, and those that were missing, by unit code.",
      args: { isMissing: t.arg.boolean({ description: "Only those that were missing, or only those that were not." }) },
      query: ({ isMissing }) => ({
        where: typeof isMissing === "boolean" ? { sourceRevisionId: isMissing ? null : { not: null } } : {},
        orderBy: [{ committee: { unit: { code: "asc" } } }, { id: "asc" }],
      }),
    },
    ConsolidationSourceConnection,
    ConsolidationSourceEdge,
  ),
);

const missingSources = perPage(async (ids, context) =>
  firstByName(
    (
      await context.db.consolidationSource.findMany({
        where: { revision: visible.withinReach(context), revisionId: { in: ids }, sourceRevisionId: null },
        select: { revisionId: true, committeeId: true },
      })
    ).map(({ revisionId, committeeId }) => ({ ofId: revisionId, committeeId })),
    context,
  ),
);

builder.prismaObjectField(ReportRevision, "missingSources", (t) =>
  t.prismaField({
    type: ["Committee"],
    description: "The first committees whose report was missing when it was consolidated, by the name of their unit.",
    atMost: MOST_NAMED,
    args: { most: t.arg.int(howMany) },
    select: { id: true },
    resolve: async (query, { id }, wanted, context) =>
      committeesOf(query, await missingSources(id, context), wanted, context),
  }),
);

const [ReportRevisionConnection, ReportRevisionEdge] = connectionOf(ReportRevision, "ReportRevision");

const latest = { orderBy: { number: "desc" }, take: 1 } satisfies Prisma.Report$revisionsArgs;

builder.prismaObjectFields(Report, (t) => ({
  revisions: t.relatedConnection(
    "revisions",
    {
      cursor: "id",
      totalCount: true,
      description: "Its submissions and its draft, the latest first.",
      query: (_arguments, context) => ({ where: visible.withinReach(context), orderBy: { number: "desc" } }),
    },
    ReportRevisionConnection,
    ReportRevisionEdge,
  ),
  latestRevision: t.field({
    type: ReportRevision,
    description: "Its draft, where there is one, else its last submission.",
    select: (_arguments, _context, nestedSelection) => ({ revisions: nestedSelection(latest) }),
    resolve: ({ revisions: [revision] }) => {
      if (!revision) throw new Error("A report is made with its first draft");
      return revision;
    },
  }),
  draftRevision: t.field({
    type: ReportRevision,
    nullable: true,
    description: "Its draft; null where there is none.",
    select: (_arguments, _context, nestedSelection) => ({
      revisions: nestedSelection({ ...latest, where: { sealedAt: null } }),
    }),
    resolve: ({ revisions: [revision] }) => revision ?? null,
  }),
  submittedRevision: t.field({
    type: ReportRevision,
    nullable: true,
    description: "Its last submission; null before the first.",
    select: (_arguments, _context, nestedSelection) => ({
      revisions: nestedSelection({ ...latest, where: { sealedAt: { not: null } } }),
    }),
    resolve: ({ revisions: [revision] }) => revision ?? null,
  }),
}));

const DecisionKindEnum = builder.enumType("DecisionKind", {
  description: "What was decided on a report.",
  values: {
    RETURNED: { description: "It goes back, with a reason." },
    APPROVED: { description: "It is approved." },
  } satisfies Record<DecisionKind, object>,
});

const ReportDecision = builder.prismaNode("ReportDecision", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    revision: t.relation("revision", { type: ReportRevision }),
    kind: t.expose("kind", { type: DecisionKindEnum }),
    reason: t.exposeString("reason", { nullable: true }),
    decidedAt: t.expose("decidedAt", { type: "DateTime" }),
  }),
});

const [ReportDecisionConnection, ReportDecisionEdge] = connectionOf(ReportDecision, "ReportDecision");

builder.prismaObjectField(Report, "decisions", (t) =>
  t.relatedConnection(
    "decisions",
    {
      cursor: "id",
      totalCount: true,
      description: "Returns and approvals, the latest first.",
      query: (_arguments, context) => ({
        where: visible.withinReach(context),
        orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
      }),
    },
    ReportDecisionConnection,
    ReportDecisionEdge,
  ),
);

const SaveNarrativeInput = builder.inputType("SaveNarrativeInput", {
  description: "What a report says in one section.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    section: t.field({ type: SectionKindEnum, required: true, description: "The section, one of its form." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read; 0 where none was written." }),
    text: t.string({
      required: true,
      description:
        'The text in Vietnamese, at most 50,000 letters: an empty line parts paragraphs, "- " and "1. " begin list lines, ** is bold and * italic.',
    }),
  }),
});

builder.mutationField("saveNarrative", (t) =>
  t.prismaField({
    type: Narrative,
    description:
      "Writes one section of the draft of a report. Written by a person, it no longer counts as drafted by Camket; to confirm a draft, send its text as it is.",
    errors: { types: [ReportSealedError, VersionConflictError] },
    args: { input: t.arg({ type: SaveNarrativeInput, required: true, description: "The section." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await saveNarrative({ ...input, reportId: rowId(input.reportId.id) }, context);
      return context.db.narrative.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
