import { AgencyKind, type Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn, periodOn } from "../../calendar.ts";
import { VersionConflictError } from "../../errors.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { AdministrativeUnit } from "./administrative-unit.ts";
import { createAgency, reviseAgency } from "./agency.service.ts";

const Kind = builder.enumType(AgencyKind, { name: "AgencyKind", description: "Kind of agency." });

const periodsInOrder = { periods: { orderBy: { validFrom: "asc" } } } satisfies Prisma.AgencySelect;
const asOf = "The day to speak of; without it, the latest there is.";

export const Agency = builder.prismaNode("Agency", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    unit: t.relation("unit"),
    name: t.string({
      description: 'Official name in Vietnamese: "Sở Tư pháp".',
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).name,
    }),
    nameEn: t.string({
      description: "Name in English.",
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).nameEn,
    }),
    abbreviation: t.string({
      description: 'Abbreviation in official use: "STP".',
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).abbreviation,
    }),
    kind: t.field({
      type: Kind,
      description: "Kind of body.",
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).kind,
    }),
    validFrom: t.expose("validFrom", { type: "Date" }),
    validTo: t.expose("validTo", { type: "Date", nullable: true }),
    version: t.exposeInt("version"),
  }),
});

const [AgencyConnection, AgencyEdge] = connectionOf(Agency, "Agency");

const AgencyWhere = builder.inputType("AgencyWhere", {
  description: "What agencies must match; every condition given must hold.",
  fields: (t) => ({
    name: t.string({ description: "Words of the name or abbreviation, in any order, with or without diacritics." }),
    unitId: t.globalID({ for: AdministrativeUnit, description: "The unit they belong to." }),
    kind: t.field({ type: Kind, description: "Kind of body." }),
  }),
});

const agencyOrders = {
  UNIT: [{ unit: { level: "asc" } }, { unit: { code: "asc" } }, { id: "asc" }],
} satisfies Record<string, Prisma.AgencyOrderByWithRelationInput[]>;

const AgencyOrder = builder.enumType("AgencyOrder", {
  description: "Order of agencies.",
  values: {
    UNIT: { description: "By the level and code of their unit, then as they were entered." },
  } satisfies Record<keyof typeof agencyOrders, object>,
});

builder.queryField("agencies", (t) =>
  t.prismaConnection(
    {
      type: Agency,
      description: "Departments and other bodies that carry out tasks.",
      cursor: "id",
      args: {
        where: t.arg({ type: AgencyWhere, description: "Only agencies that match." }),
        asOf: t.arg({ type: "Date", description: "Only agencies that exist on this day." }),
        orderBy: t.arg({ type: AgencyOrder, required: true, defaultValue: "UNIT", description: "In which order." }),
      },
      totalCount: (_root, { where, asOf }, context) =>
        context.db.agency.count({ where: { AND: [visible.directory(context), agencyMatches(where, asOf)] } }),
      resolve: (query, _root, { where, asOf, orderBy }, context) =>
        context.db.agency.findMany({
          ...query,
          where: { AND: [visible.directory(context), agencyMatches(where, asOf)] },
          orderBy: agencyOrders[orderBy],
        }),
    },
    AgencyConnection,
    AgencyEdge,
  ),
);

function agencyMatches(
  where: typeof AgencyWhere.$inferInput | null | undefined,
  asOf: Date | null | undefined,
): Prisma.AgencyWhereInput {
  const { name, unitId, kind } = where ?? {};
  return {
    AND: [
      existsOn(asOf),
      unitId ? { unitId: rowId(unitId.id) } : {},
      name || kind
        ? {
            periods: {
              some: {
                AND: [existsOn(asOf), ...words(name).map((foldedName) => ({ foldedName })), kind ? { kind } : {}],
              },
            },
          }
        : {},
    ],
  };
}

const CreateAgencyInput = builder.inputType("CreateAgencyInput", {
  description: "A new agency of a unit.",
  fields: (t) => ({
    unitId: t.globalID({ required: true, for: AdministrativeUnit, description: "The unit it belongs to." }),
    name: t.string({ required: true, description: "Official name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
    abbreviation: t.string({ required: true, description: "Abbreviation in official use, at most 20 letters." }),
    kind: t.field({ type: Kind, required: true, description: "Kind of body." }),
    validFrom: t.field({ type: "Date", required: true, description: "First day on which it exists." }),
  }),
});

builder.mutationField("createAgency", (t) =>
  t.prismaField({
    type: Agency,
    description: "Adds an agency to a unit.",
    errors: {},
    args: { input: t.arg({ type: CreateAgencyInput, required: true, description: "The agency." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await createAgency({ ...input, unitId: rowId(input.unitId.id) }, context);
      return context.db.agency.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReviseAgencyInput = builder.inputType("ReviseAgencyInput", {
  description: "How an agency is called from a day on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Agency, description: "Global ID of the agency." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
    validFrom: t.field({
      type: "Date",
      required: true,
      description: "First day of the change. The first day of the present period corrects that period.",
    }),
    name: t.string({ required: true, description: "Official name in Vietnamese, at most 200 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 200 letters." }),
    abbreviation: t.string({ required: true, description: "Abbreviation in official use, at most 20 letters." }),
    kind: t.field({ type: Kind, required: true, description: "Kind of body." }),
  }),
});

builder.mutationField("reviseAgency", (t) =>
  t.prismaField({
    type: Agency,
    description: "Gives an agency another name, abbreviation or kind from a day on. What it was called before stays.",
    errors: { types: [VersionConflictError] },
    args: { input: t.arg({ type: ReviseAgencyInput, required: true, description: "The change." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reviseAgency({ ...input, id: rowId(input.id.id) }, context);
      return context.db.agency.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
