import type { Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

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
