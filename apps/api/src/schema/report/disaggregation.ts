import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { createDisaggregation, reviseDisaggregation } from "./disaggregation.service.ts";
import { CategoryInUseError } from "./indicator.errors.ts";

export const DisaggregationCategory = builder.prismaNode("DisaggregationCategory", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    disaggregation: t.relation("disaggregation"),
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    position: t.exposeInt("position"),
  }),
});

export const Disaggregation = builder.prismaNode("Disaggregation", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    addsUpToTotal: t.exposeBoolean("addsUpToTotal"),
    categories: t.relation("categories", {
      description: "Its parts in order.",
      atMost: 100,
      query: { orderBy: { position: "asc" }, take: 100 },
    }),
    version: t.exposeInt("version"),
  }),
});

const [DisaggregationConnection, DisaggregationEdge] = connectionOf(Disaggregation, "Disaggregation");

const DisaggregationWhere = builder.inputType("DisaggregationWhere", {
  description: "What disaggregations must match; every condition given must hold.",
  fields: (t) => ({
    code: t.string({ description: "Short code." }),
    addsUpToTotal: t.boolean({ description: "Whether the parts must sum to the total." }),
  }),
});

const disaggregationOrders = {
  CODE: [{ code: "asc" }],
} satisfies Record<string, Prisma.DisaggregationOrderByWithRelationInput[]>;

const DisaggregationOrder = builder.enumType("DisaggregationOrder", {
  description: "Order of disaggregations.",
  values: { CODE: { description: "By code." } } satisfies Record<keyof typeof disaggregationOrders, object>,
});

builder.queryField("disaggregations", (t) =>
  t.prismaConnection(
    {
      type: Disaggregation,
      description: "Ways to split figures.",
      cursor: "id",
      args: {
        where: t.arg({ type: DisaggregationWhere, description: "Only disaggregations that match." }),
        orderBy: t.arg({
          type: DisaggregationOrder,
          required: true,
          defaultValue: "CODE",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.disaggregation.count({ where: { AND: [visible.directory(context), disaggregationMatches(where)] } }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.disaggregation.findMany({
          ...query,
          where: { AND: [visible.directory(context), disaggregationMatches(where)] },
          orderBy: disaggregationOrders[orderBy],
        }),
    },
    DisaggregationConnection,
    DisaggregationEdge,
  ),
);

function disaggregationMatches(
  where: typeof DisaggregationWhere.$inferInput | null | undefined,
): Prisma.DisaggregationWhereInput {
  const { code, addsUpToTotal } = where ?? {};
  return {
    ...(code && { code }),
    ...(typeof addsUpToTotal === "boolean" && { addsUpToTotal }),
  };
}

const CategoryInput = builder.inputType("DisaggregationCategoryInput", {
  description: "One part of a disaggregation.",
  fields: (t) => ({
    id: t.globalID({ for: DisaggregationCategory, description: "The part as it is; without it, a new one." }),
    code: t.string({ required: true, description: 'Short code, in capitals: "F".' }),
    name: t.string({ required: true, description: "Name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
  }),
});

const CreateDisaggregationInput = builder.inputType("CreateDisaggregationInput", {
  description: "A new way to split figures.",
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short code, in capitals: "SEX". It never changes.' }),
    name: t.string({ required: true, description: "Name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
    addsUpToTotal: t.boolean({ required: true, description: "Whether its parts must sum to the total." }),
    categories: t.field({ type: [CategoryInput], required: true, description: "Its parts in order, 2 to 100." }),
  }),
});

const categoriesOf = (categories: (typeof CategoryInput.$inferInput)[]) =>
  categories.map(({ id, ...category }) => ({ ...category, id: id ? rowId(id.id) : null }));

builder.mutationField("createDisaggregation", (t) =>
  t.prismaField({
    type: Disaggregation,
    description: "Adds a way to split figures. For administrators of the nation's committee and of the installation.",
    errors: {},
    args: { input: t.arg({ type: CreateDisaggregationInput, required: true, description: "The disaggregation." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await createDisaggregation({ ...input, categories: categoriesOf(input.categories) }, context);
      return context.db.disaggregation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReviseDisaggregationInput = builder.inputType("ReviseDisaggregationInput", {
  description: "A way to split figures as it shall be from now on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Disaggregation, description: "Global ID of the disaggregation." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    name: t.string({ required: true, description: "Name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
    addsUpToTotal: t.boolean({ required: true, description: "Whether its parts must sum to the total." }),
    categories: t.field({
      type: [CategoryInput],
      required: true,
      description: "Its parts in order, 2 to 100. One that is left out goes, if no figure is split by it.",
    }),
  }),
});

builder.mutationField("reviseDisaggregation", (t) =>
  t.prismaField({
    type: Disaggregation,
    description: "Changes a way to split figures. A part that figures use stays.",
    errors: { types: [CategoryInUseError, VersionConflictError] },
    args: { input: t.arg({ type: ReviseDisaggregationInput, required: true, description: "The change." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reviseDisaggregation(
        { ...input, id: rowId(input.id.id), categories: categoriesOf(input.categories) },
        context,
      );
      return context.db.disaggregation.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
