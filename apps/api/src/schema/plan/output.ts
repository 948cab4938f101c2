import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { VersionConflictError } from "../../errors.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { OutputCountedError } from "./output.errors.ts";
import { saveOutputs } from "./output.service.ts";
import { CommitteeDissolvedError } from "./plan.errors.ts";
import { ofCommittee } from "./subtree.ts";

const OutputKind = builder.prismaObject("OutputKind", {
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
  }),
});

const OutputChannel = builder.prismaObject("OutputChannel", {
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
  }),
});

builder.queryField("outputKinds", (t) =>
  t.prismaField({
    type: [OutputKind],
    description: "Kinds of publications, in their usual order.",
    atMost: 100,
    resolve: (query, _root, _arguments, context) =>
      context.db.outputKind.findMany({
        ...query,
        where: visible.directory(context),
        orderBy: { position: "asc" },
        take: 100,
      }),
  }),
);

builder.queryField("outputChannels", (t) =>
  t.prismaField({
    type: [OutputChannel],
    description: "Channels that committees publish on, in their usual order.",
    atMost: 100,
    resolve: (query, _root, _arguments, context) =>
      context.db.outputChannel.findMany({
        ...query,
        where: visible.directory(context),
        orderBy: { position: "asc" },
        take: 100,
      }),
  }),
);

const isCounted = perPage(async (ids, context) => {
  const counted = await context.db.output.findMany({
    where: { AND: [visible.withinReach(context), { id: { in: ids }, evidence: { some: {} } }] },
    select: { id: true },
  });
  return (id) => counted.some((each) => each.id === id);
});

export const Output = builder.prismaNode("Output", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    committee: t.relation("committee"),
    month: t.expose("month", { type: "Date" }),
    kind: t.relation("kind"),
    channel: t.relation("channel"),
    count: t.exposeInt("count"),
    isCounted: t.boolean({
      description: "Whether a report counts it: then it can be corrected, and not left empty.",
      select: { id: true },
      resolve: ({ id }, _arguments, context) => isCounted(id, context),
    }),
    version: t.exposeInt("version"),
  }),
});

const [OutputConnection, OutputEdge] = connectionOf(Output, "Output");

const OutputWhere = builder.inputType("OutputWhere", {
  description: "What counts of publications must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that published." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Published by this committee or one under it." }),
    monthFrom: t.field({ type: "Date", description: "Of this reporting month, named by its first day, or later." }),
    monthTo: t.field({ type: "Date", description: "Of this reporting month, named by its first day, or earlier." }),
    kind: t.string({ description: "Code of the kind of publication." }),
    channel: t.string({ description: "Code of the channel." }),
  }),
});

const outputOrders = {
  LATEST: [{ month: "desc" }, { kind: { position: "asc" } }, { channel: { position: "asc" } }, { id: "asc" }],
} satisfies Record<string, Prisma.OutputOrderByWithRelationInput[]>;

const OutputOrder = builder.enumType("OutputOrder", {
  description: "Order of counts of publications.",
  values: {
    LATEST: { description: "The latest month first, then by kind and channel." },
  } satisfies Record<keyof typeof outputOrders, object>,
});

function outputsThatMatch(
  where: typeof OutputWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.OutputWhereInput {
  const { monthFrom, monthTo, kind, channel } = where ?? {};
  return {
    AND: [
      visible.withinReach(context),
      ofCommittee(where ?? {}),
      monthFrom ? { month: { gte: monthFrom } } : {},
      monthTo ? { month: { lte: monthTo } } : {},
      kind ? { kind: { code: kind } } : {},
      channel ? { channel: { code: channel } } : {},
    ],
  };
}

builder.queryField("outputs", (t) =>
  t.prismaConnection(
    {
      type: Output,
      description: "The committees' own publications, counted by reporting month, kind and channel.",
      cursor: "id",
      args: {
        where: t.arg({ type: OutputWhere, description: "Only counts that match." }),
        orderBy: t.arg({ type: OutputOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      totalCount: (_root, { where }, context) => context.db.output.count({ where: outputsThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.output.findMany({
          ...query,
          where: outputsThatMatch(where, context),
          orderBy: outputOrders[orderBy],
        }),
    },
    OutputConnection,
    OutputEdge,
  ),
);

builder.prismaObjectField(Committee, "outputs", (t) =>
  t.relatedConnection(
    "outputs",
    {
      cursor: "id",
      totalCount: true,
      description: "Its publications, counted by reporting month, kind and channel.",
      args: {
        where: t.arg({ type: OutputWhere, description: "Only counts that match." }),
        orderBy: t.arg({ type: OutputOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      query: ({ where, orderBy }, context) => ({
        where: outputsThatMatch(where, context),
        orderBy: outputOrders[orderBy],
      }),
    },
    OutputConnection,
    OutputEdge,
  ),
);

const OutputCellInput = builder.inputType("OutputCellInput", {
  description: "A count of one kind on one channel.",
  fields: (t) => ({
    kind: t.string({ required: true, description: "Code of the kind of publication." }),
    channel: t.string({ required: true, description: "Code of the channel." }),
    count: t.int({ description: "How many; leave out where there were none." }),
    expectedVersion: t.int({ description: "The version the viewer read; leave out where there was no count." }),
  }),
});

const SaveOutputsInput = builder.inputType("SaveOutputsInput", {
  description: "Counts of a committee's own publications in one reporting month.",
  fields: (t) => ({
    committeeId: t.globalID({ required: true, for: Committee, description: "The committee." }),
    month: t.field({ type: "Date", required: true, description: "The reporting month, named by its first day." }),
    cells: t.field({ type: [OutputCellInput], required: true, description: "The counts that change, at most 200." }),
  }),
});

builder.mutationField("saveOutputs", (t) =>
  t.prismaField({
    type: Committee,
    description: "Writes counts of publications, all or none. Answers the committee.",
    errors: { types: [OutputCountedError, CommitteeDissolvedError, VersionConflictError] },
    args: { input: t.arg({ type: SaveOutputsInput, required: true, description: "The counts." }) },
    resolve: async (query, _root, { input }, context) => {
      const cells = input.cells.map(({ count, expectedVersion, ...cell }) => ({
        ...cell,
        count: count ?? null,
        expectedVersion: expectedVersion ?? null,
      }));
      const id = await saveOutputs({ committeeId: rowId(input.committeeId.id), month: input.month, cells }, context);
      return context.db.committee.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
