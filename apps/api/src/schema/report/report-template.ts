import type { Prisma, SectionKind } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Level } from "../committee/administrative-unit.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { Indicator } from "./indicator.ts";
import { TemplateVersionUnusedError, TemplateVersionUsedError } from "./report-template.errors.ts";
import {
  addReportTemplateVersion,
  createReportTemplate,
  renameReportTemplate,
  reviseReportTemplate,
} from "./report-template.service.ts";

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
    isUsed: t.boolean({
      description: "Whether a round uses it, so that it never changes.",
      select: { rounds: { take: 1, select: { id: true } } },
      resolve: ({ rounds }) => rounds.length > 0,
    }),
  }),
});

const MOST_ASKING = 50;

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
    edition: t.exposeInt("edition"),
  }),
});

builder.prismaObjectField(Indicator, "templates", (t) =>
  t.field({
    type: [ReportTemplateVersion],
    description: "Versions of forms that ask for it, the latest made first.",
    atMost: MOST_ASKING,
    select: (_arguments, _context, nestedSelection) => ({
      templateLines: {
        orderBy: { section: { templateVersionId: "desc" } },
        take: MOST_ASKING,
        select: { section: { select: { templateVersion: nestedSelection(true) } } },
      },
    }),
    resolve: ({ templateLines }) => templateLines.map(({ section }) => section.templateVersion),
  }),
);

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

builder.queryField("reportTemplate", (t) =>
  t.prismaField({
    type: ReportTemplate,
    nullable: true,
    description: "One form of report; null if there is none.",
    args: { id: t.arg.globalID({ required: true, for: ReportTemplate, description: "Global ID of the form." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.reportTemplate.findFirst({
        ...query,
        where: { AND: [visible.directory(context), { id: rowId(id.id) }] },
      }),
  }),
);

const TemplateIndicatorInput = builder.inputType("TemplateIndicatorInput", {
  description: "An indicator that a section asks for.",
  fields: (t) => ({
    indicatorId: t.globalID({ required: true, for: Indicator, description: "The indicator." }),
    isRequired: t.boolean({ required: true, description: "Whether a report can't be sent without it." }),
  }),
});

const TemplateSectionInput = builder.inputType("TemplateSectionInput", {
  description: "A section of a form.",
  fields: (t) => ({
    kind: t.field({ type: SectionKindEnum, required: true, description: "What it is about; each kind once." }),
    title: t.string({ required: true, description: "Heading in Vietnamese, at most 200 letters." }),
    titleEn: t.string({ required: true, description: "Heading in English, at most 200 letters." }),
    guidance: t.string({ required: true, description: "What to write, in Vietnamese, at most 2000 letters." }),
    guidanceEn: t.string({ required: true, description: "What to write, in English, at most 2000 letters." }),
    isRequired: t.boolean({ required: true, description: "Whether a report can't be sent without it." }),
    maxWords: t.int({ description: "At most so many words, up to 10000; without it there is no limit." }),
    indicators: t.field({
      type: [TemplateIndicatorInput],
      required: true,
      description: "Indicators asked for in it, in order: at most 100, and 200 in the whole form.",
    }),
  }),
});

const sectionsOf = (sections: (typeof TemplateSectionInput.$inferInput)[]) =>
  sections.map(({ maxWords = null, indicators, ...section }) => ({
    ...section,
    maxWords,
    indicators: indicators.map(({ indicatorId, isRequired }) => ({ indicatorId: rowId(indicatorId.id), isRequired })),
  }));

const CreateReportTemplateInput = builder.inputType("CreateReportTemplateInput", {
  description: "A new form of report.",
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short code, in capitals: "BC-XA-9T". It never changes.' }),
    name: t.string({ required: true, description: "Name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
    levels: t.field({ type: [Level], required: true, description: "Levels whose committees use it." }),
    validFrom: t.field({ type: "Date", required: true, description: "First day on which it is used." }),
    sections: t.field({ type: [TemplateSectionInput], required: true, description: "Its sections in order, 1 to 6." }),
  }),
});

builder.mutationField("createReportTemplate", (t) =>
  t.prismaField({
    type: ReportTemplate,
    description: "Adds a form of report. For administrators of the nation's committee and of the installation.",
    errors: {},
    args: { input: t.arg({ type: CreateReportTemplateInput, required: true, description: "The form." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await createReportTemplate({ ...input, sections: sectionsOf(input.sections) }, context);
      return context.db.reportTemplate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RenameReportTemplateInput = builder.inputType("RenameReportTemplateInput", {
  description: "The names of a form as they shall be.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ReportTemplate, description: "Global ID of the form." }),
    expectedEdition: t.int({ required: true, description: "The edition the viewer read." }),
    name: t.string({ required: true, description: "Name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
  }),
});

builder.mutationField("renameReportTemplate", (t) =>
  t.prismaField({
    type: ReportTemplate,
    description: "Renames a form of report, of which every report made with it then bears the name.",
    errors: { types: [VersionConflictError] },
    args: { input: t.arg({ type: RenameReportTemplateInput, required: true, description: "The names." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await renameReportTemplate({ ...input, id: rowId(input.id.id) }, context);
      return context.db.reportTemplate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const AddReportTemplateVersionInput = builder.inputType("AddReportTemplateVersionInput", {
  description: "A new version of a form.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ReportTemplate, description: "Global ID of the form." }),
    expectedEdition: t.int({ required: true, description: "The edition the viewer read." }),
    validFrom: t.field({ type: "Date", required: true, description: "First day on which it is used." }),
  }),
});

builder.mutationField("addReportTemplateVersion", (t) =>
  t.prismaField({
    type: ReportTemplate,
    description: "Adds a version of a form, which begins as a copy of the last one.",
    errors: { types: [TemplateVersionUnusedError, VersionConflictError] },
    args: { input: t.arg({ type: AddReportTemplateVersionInput, required: true, description: "The version." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await addReportTemplateVersion({ ...input, id: rowId(input.id.id) }, context);
      return context.db.reportTemplate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReviseReportTemplateInput = builder.inputType("ReviseReportTemplateInput", {
  description: "The last version of a form as it shall be.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: ReportTemplate, description: "Global ID of the form." }),
    expectedEdition: t.int({ required: true, description: "The edition the viewer read." }),
    levels: t.field({ type: [Level], required: true, description: "Levels whose committees use it." }),
    validFrom: t.field({ type: "Date", required: true, description: "First day on which it is used." }),
    sections: t.field({ type: [TemplateSectionInput], required: true, description: "Its sections in order, 1 to 6." }),
  }),
});

builder.mutationField("reviseReportTemplate", (t) =>
  t.prismaField({
    type: ReportTemplate,
    description: "Changes the last version of a form, while no round uses it.",
    errors: { types: [TemplateVersionUsedError, VersionConflictError] },
    args: { input: t.arg({ type: ReviseReportTemplateInput, required: true, description: "The change." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reviseReportTemplate(
        { ...input, id: rowId(input.id.id), sections: sectionsOf(input.sections) },
        context,
      );
      return context.db.reportTemplate.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
