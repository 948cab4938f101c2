import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { ImportBatch } from "../access/import-batch.ts";
import { connectionOf } from "../connection.ts";
import { Document } from "../plan/document.ts";
import { rowId } from "../row-id.ts";
import { administers, sees, visible } from "../visibility.ts";
import { AdministrativeUnit } from "./administrative-unit.ts";
import { Agency } from "./agency.ts";
import { Committee } from "./committee.ts";
import { countEdges, type EdgeCounts } from "./succession-counts.service.ts";

const ReorganisationCountsObject = builder.objectRef<EdgeCounts>("ReorganisationCounts").implement({
  description: "How many units, agencies and committees a reorganisation ended, and how many took over.",
  fields: (t) => ({
    unitsEnded: t.exposeInt("unitsEnded", { description: "Units that ended." }),
    unitSuccessors: t.exposeInt("unitSuccessors", { description: "Units that took over from them." }),
    agenciesEnded: t.exposeInt("agenciesEnded", { description: "Agencies that ended." }),
    agencySuccessors: t.exposeInt("agencySuccessors", { description: "Agencies that took over from them." }),
    committeesEnded: t.exposeInt("committeesEnded", { description: "Committees that ended." }),
    committeeSuccessors: t.exposeInt("committeeSuccessors", { description: "Committees that took over from them." }),
  }),
});

const Reorganisation = builder.prismaNode("Reorganisation", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    subject: t.exposeString("subject"),
    effectiveOn: t.expose("effectiveOn", { type: "Date" }),
    document: t.field({
      type: Document,
      nullable: true,
      description: "The document that ordered it, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ document: nestedSelection(true) }),
      resolve: ({ document }, _arguments, context) => (document && sees.document(context, document) ? document : null),
    }),
    counts: t.field({
      type: ReorganisationCountsObject,
      description: "How much it did.",
      select: { id: true },
      resolve: ({ id }, _arguments, context) => countEdges(id, context),
    }),
    batch: t.field({
      type: ImportBatch,
      nullable: true,
      description:
        "What was written with it, when and by whom, and can be undone as a whole; null where the viewer may not undo it.",
      select: (_arguments, _context, nestedSelection) => ({ writtenIn: nestedSelection(true) }),
      resolve: ({ writtenIn }, _arguments, { viewer }) =>
        writtenIn && administers(viewer, writtenIn.committeePath ?? "") ? writtenIn : null,
    }),
  }),
});

builder.prismaObjectField(ImportBatch, "reorganisation", (t) =>
  t.field({
    type: Reorganisation,
    nullable: true,
    description: "The reorganisation that it wrote; null where it wrote none, or was undone.",
    select: (_arguments, _context, nestedSelection) => ({ reorganisations: nestedSelection(true) }),
    resolve: ({ reorganisations: [reorganisation] }) => reorganisation ?? null,
  }),
);

const [ReorganisationConnection, ReorganisationEdge] = connectionOf(Reorganisation, "Reorganisation");

const reorganisationOrders = {
  LATEST: [{ effectiveOn: "desc" }, { id: "desc" }],
} satisfies Record<string, Prisma.ReorganisationOrderByWithRelationInput[]>;

const ReorganisationOrder = builder.enumType("ReorganisationOrder", {
  description: "Order of reorganisations.",
  values: { LATEST: { description: "The latest first." } } satisfies Record<keyof typeof reorganisationOrders, object>,
});

const ReorganisationWhere = builder.inputType("ReorganisationWhere", {
  description: "What reorganisations must match; every condition given must hold.",
  fields: (t) => ({
    from: t.field({ type: "Date", description: "Effective on this day or later." }),
    to: t.field({ type: "Date", description: "Effective on this day or earlier." }),
  }),
});

const reorganisationMatches = (
  where: typeof ReorganisationWhere.$inferInput | null | undefined,
): Prisma.ReorganisationWhereInput => ({
  effectiveOn: { ...(where?.from && { gte: where.from }), ...(where?.to && { lte: where.to }) },
});

builder.queryField("reorganisations", (t) =>
  t.prismaConnection(
    {
      type: Reorganisation,
      description: "Rearrangements of units, agencies and committees.",
      cursor: "id",
      args: {
        where: t.arg({ type: ReorganisationWhere, description: "Only reorganisations that match." }),
        orderBy: t.arg({
          type: ReorganisationOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.reorganisation.count({ where: { AND: [visible.directory(context), reorganisationMatches(where)] } }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.reorganisation.findMany({
          ...query,
          where: { AND: [visible.directory(context), reorganisationMatches(where)] },
          orderBy: reorganisationOrders[orderBy],
        }),
    },
    ReorganisationConnection,
    ReorganisationEdge,
  ),
);

const UnitSuccession = builder.prismaNode("UnitSuccession", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    reorganisation: t.relation("reorganisation"),
    from: t.relation("from"),
    to: t.relation("to", { nullable: true }),
    isWhole: t.exposeBoolean("isWhole"),
  }),
});

const AgencySuccession = builder.prismaNode("AgencySuccession", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    reorganisation: t.relation("reorganisation"),
    from: t.relation("from"),
    to: t.relation("to", { nullable: true }),
    isWhole: t.exposeBoolean("isWhole"),
  }),
});

const CommitteeSuccession = builder.prismaNode("CommitteeSuccession", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    reorganisation: t.relation("reorganisation"),
    from: t.relation("from"),
    to: t.relation("to", { nullable: true }),
    isWhole: t.exposeBoolean("isWhole"),
  }),
});

const listed = (description: string) =>
  ({ cursor: "id", totalCount: true, description, query: { orderBy: { id: "asc" } } }) as const;

const [UnitSuccessionConnection, UnitSuccessionEdge] = connectionOf(UnitSuccession, "UnitSuccession");
builder.prismaObjectFields(AdministrativeUnit, (t) => ({
  predecessors: t.relatedConnection(
    "predecessors",
    listed("The units it took over from."),
    UnitSuccessionConnection,
    UnitSuccessionEdge,
  ),
  successors: t.relatedConnection(
    "successors",
    listed("The units that took over from it."),
    UnitSuccessionConnection,
    UnitSuccessionEdge,
  ),
}));
builder.prismaObjectField(Reorganisation, "unitSuccessions", (t) =>
  t.relatedConnection("unitSuccessions", listed("Units succeeded."), UnitSuccessionConnection, UnitSuccessionEdge),
);

const [AgencySuccessionConnection, AgencySuccessionEdge] = connectionOf(AgencySuccession, "AgencySuccession");
builder.prismaObjectFields(Agency, (t) => ({
  predecessors: t.relatedConnection(
    "predecessors",
    listed("The agencies it took over from."),
    AgencySuccessionConnection,
    AgencySuccessionEdge,
  ),
  successors: t.relatedConnection(
    "successors",
    listed("The agencies that took over from it."),
    AgencySuccessionConnection,
    AgencySuccessionEdge,
  ),
}));
builder.prismaObjectField(Reorganisation, "agencySuccessions", (t) =>
  t.relatedConnection(
    "agencySuccessions",
    listed("Agencies succeeded."),
    AgencySuccessionConnection,
    AgencySuccessionEdge,
  ),
);

const [CommitteeSuccessionConnection, CommitteeSuccessionEdge] = connectionOf(
  CommitteeSuccession,
  "CommitteeSuccession",
);
builder.prismaObjectFields(Committee, (t) => ({
  predecessors: t.relatedConnection(
    "predecessors",
    listed("The committees it took over from."),
    CommitteeSuccessionConnection,
    CommitteeSuccessionEdge,
  ),
  successors: t.relatedConnection(
    "successors",
    listed("The committees that took over from it."),
    CommitteeSuccessionConnection,
    CommitteeSuccessionEdge,
  ),
}));
builder.prismaObjectField(Reorganisation, "committeeSuccessions", (t) =>
  t.relatedConnection(
    "committeeSuccessions",
    listed("Committees succeeded."),
    CommitteeSuccessionConnection,
    CommitteeSuccessionEdge,
  ),
);
