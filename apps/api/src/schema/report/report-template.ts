import type { Prisma, SectionKind } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { Level } from "../committee/administrative-unit.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

export const SectionKindEnum = builder.enumType("SectionKind", {
  description: "What a section of a report is about.",
  values: {
    SITUATION: { description: "The situation in the period." },
    RESULTS: { description: "What was achieved." },
    LIMITATIONS: { description: "What fell short." },
    CAUSES: { description: "Why it fell short." },
    DIRECTIONS: { description: "What comes next." },
    PROPOSALS: { description: "What is asked of the level above." },
  } satisfies Record<SectionKind, object>,
});

const TemplateIndicator = builder.prismaObject("TemplateIndicator", {
  fields: (t) => ({
    indicator: t.relation("indicator"),
    position: t.exposeInt("position"),
    isRequired: t.exposeBoolean("isRequired"),
  }),
});

const TemplateSection = builder.prismaObject("TemplateSection", {
  fields: (t) => ({
    kind: t.expose("kind", { type: SectionKindEnum }),
    position: t.exposeInt("position"),
    title: t.exposeString("title"),
    titleEn: t.exposeString("titleEn"),
    guidance: t.exposeString("guidance"),
    guidanceEn: t.exposeString("guidanceEn"),
    isRequired: t.exposeBoolean("isRequired"),
    maxWords: t.exposeInt("maxWords", { nullable: true }),
    indicators: t.relation("indicators", {
      type: TemplateIndicator,
      description: "Indicators asked for in it, in order.",
      atMost: 100,
      query: { orderBy: { position: "asc" }, take: 100 },
    }),
  }),
});

export const ReportTemplateVersion = builder.prismaNode("ReportTemplateVersion", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    template: t.relation("template"),
    number: t.exposeInt("number"),
    levels: t.expose("levels", { type: [Level] }),
    validFrom: t.expose("validFrom", { type: "Date" }),
    sections: t.relation("sections", {
      type: TemplateSection,
      description: "Its sections, in order.",
      atMost: 6,
      query: { orderBy: { position: "asc" }, take: 6 },
    }),
  }),
});

export const ReportTemplate = builder.prismaNode("ReportTemplate", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    versions: t.relation("versions", {
      description: "Its versions in the order of time.",
      atMost: 20,
      query: { orderBy: { number: "asc" }, take: 20 },
    }),
  }),
});

const [ReportTemplateConnection, ReportTemplateEdge] = connectionOf(ReportTemplate, "ReportTemplate");

const ReportTemplateWhere = builder.inputType("ReportTemplateWhere", {
  description: "What forms of report must match; every condition given must hold.",
  fields: (t) => ({
    code: t.string({ description: "Short code." }),
    level: t.field({ type: Level, description: "A level whose committees use a version of it." }),
  }),
});

const reportTemplateOrders = {
  CODE: [{ code: "asc" }],
} satisfies Record<string, Prisma.ReportTemplateOrderByWithRelationInput[]>;

const ReportTemplateOrder = builder.enumType("ReportTemplateOrder", {
  description: "Order of forms of report.",
  values: { CODE: { description: "By code." } } satisfies Record<keyof typeof reportTemplateOrders, object>,
});

builder.queryField("reportTemplates", (t) =>
  t.prismaConnection(
    {
      type: ReportTemplate,
      description: "Forms of report.",
      cursor: "id",
      args: {
        where: t.arg({ type: ReportTemplateWhere, description: "Only forms that match." }),
        orderBy: t.arg({
          type: ReportTemplateOrder,
          required: true,
          defaultValue: "CODE",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.reportTemplate.count({ where: { AND: [visible.directory(context), templateMatches(where)] } }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.reportTemplate.findMany({
          ...query,
          where: { AND: [visible.directory(context), templateMatches(where)] },
          orderBy: reportTemplateOrders[orderBy],
        }),
    },
    ReportTemplateConnection,
    ReportTemplateEdge,
  ),
);

function templateMatches(
  where: typeof ReportTemplateWhere.$inferInput | null | undefined,
): Prisma.ReportTemplateWhereInput {
  const { code, level } = where ?? {};
  return { ...(code && { code }), ...(level && { versions: { some: { levels: { has: level } } } }) };
}
