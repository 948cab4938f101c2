import { AdministrativeLevel, type Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn, periodOn } from "../../calendar.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";

export const Level = builder.enumType(AdministrativeLevel, {
  name: "AdministrativeLevel",
  description: "Level of an administrative unit. Districts ended on 1 July 2025.",
});

const periodsInOrder = { periods: { orderBy: { validFrom: "asc" } } } satisfies Prisma.AdministrativeUnitSelect;
const asOf = "The day to speak of; without it, the latest there is.";

export const AdministrativeUnit = builder.prismaNode("AdministrativeUnit", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    code: t.exposeString("code"),
    level: t.expose("level", { type: Level }),
    name: t.string({
      description: 'Official name in Vietnamese without its kind: "Đồng Nai".',
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).name,
    }),
    kind: t.string({
      description: 'Kind in Vietnamese: "tỉnh", "thành phố", "phường", "xã", "đặc khu".',
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).kind,
    }),
    nameEn: t.string({
      description: "Name in English, without diacritics.",
      args: { asOf: t.arg({ type: "Date", description: asOf }) },
      select: periodsInOrder,
      resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).nameEn,
    }),
    validFrom: t.expose("validFrom", { type: "Date" }),
    validTo: t.expose("validTo", { type: "Date", nullable: true }),
    version: t.exposeInt("version"),
  }),
});

builder.prismaObjectField(AdministrativeUnit, "parent", (t) =>
  t.field({
    type: AdministrativeUnit,
    nullable: true,
    description: "The unit it belongs to; null for the nation.",
    args: { asOf: t.arg({ type: "Date", description: asOf }) },
    select: (_arguments, _context, nestedSelection) => ({
      periods: { ...periodsInOrder.periods, include: { parent: nestedSelection(true) } },
    }),
    resolve: ({ periods }, { asOf }) => periodOn(periods, asOf).parent,
  }),
);

const [AdministrativeUnitConnection, AdministrativeUnitEdge] = connectionOf(AdministrativeUnit, "AdministrativeUnit");

const AdministrativeUnitWhere = builder.inputType("AdministrativeUnitWhere", {
  description: "What units must match; every condition given must hold.",
  fields: (t) => ({
    name: t.string({ description: "Words of the kind and name, in any order, with or without diacritics." }),
    code: t.string({ description: "Official code. Codes are reused, so add asOf to mean one unit." }),
    level: t.field({ type: Level, description: "Level of the unit." }),
    parentId: t.globalID({ for: AdministrativeUnit, description: "The unit they belong to." }),
  }),
});

const unitOrders = {
  CODE: [{ level: "asc" }, { code: "asc" }, { validFrom: "asc" }],
} satisfies Record<string, Prisma.AdministrativeUnitOrderByWithRelationInput[]>;

const AdministrativeUnitOrder = builder.enumType("AdministrativeUnitOrder", {
  description: "Order of units.",
  values: {
    CODE: { description: "The nation first, then by level and official code." },
  } satisfies Record<keyof typeof unitOrders, object>,
});

builder.queryField("administrativeUnits", (t) =>
  t.prismaConnection(
    {
      type: AdministrativeUnit,
      description: "Territorial units of the State.",
      cursor: "id",
      args: {
        where: t.arg({ type: AdministrativeUnitWhere, description: "Only units that match." }),
        asOf: t.arg({ type: "Date", description: "Only units that exist on this day." }),
        orderBy: t.arg({
          type: AdministrativeUnitOrder,
          required: true,
          defaultValue: "CODE",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where, asOf }, context) =>
        context.db.administrativeUnit.count({
          where: { AND: [visible.directory(context), existsOn(asOf), unitMatches(where, asOf)] },
        }),
      resolve: (query, _root, { where, asOf, orderBy }, context) =>
        context.db.administrativeUnit.findMany({
          ...query,
          where: { AND: [visible.directory(context), existsOn(asOf), unitMatches(where, asOf)] },
          orderBy: unitOrders[orderBy],
        }),
    },
    AdministrativeUnitConnection,
    AdministrativeUnitEdge,
  ),
);

export function unitMatches(
  where: typeof AdministrativeUnitWhere.$inferInput | null | undefined,
  asOf: Date | null | undefined,
): Prisma.AdministrativeUnitWhereInput {
  const { name, code, level, parentId } = where ?? {};
  return {
    AND: [
      code ? { code } : {},
      level ? { level } : {},
      name || parentId
        ? {
            periods: {
              some: {
                AND: [
                  existsOn(asOf),
                  ...words(name).map((foldedName) => ({ foldedName })),
                  parentId ? { parentId: rowId(parentId.id) } : {},
                ],
              },
            },
          }
        : {},
    ],
  };
}
