import { MembershipRole, type Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn } from "../../calendar.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { Committee } from "./committee.ts";

export const Role = builder.enumType(MembershipRole, {
  name: "MembershipRole",
  description: "Role on a committee, highest first.",
});

export const Seat = builder.prismaNode("Seat", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    committee: t.relation("committee"),
    role: t.expose("role", { type: Role }),
    office: t.exposeString("office"),
    agency: t.relation("agency", { nullable: true }),
    validFrom: t.expose("validFrom", { type: "Date" }),
    validTo: t.expose("validTo", { type: "Date", nullable: true }),
    version: t.exposeInt("version"),
  }),
});

const [SeatConnection, SeatEdge] = connectionOf(Seat, "Seat");

const SeatWhere = builder.inputType("SeatWhere", {
  description: "What seats must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee." }),
    role: t.field({ type: Role, description: "Role on the committee." }),
    isVacantOn: t.field({ type: "Date", description: "Seats that exist on this day without a member." }),
  }),
});

const seatOrders = {
  ROLE: [{ role: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.SeatOrderByWithRelationInput[]>;

const SeatOrder = builder.enumType("SeatOrder", {
  description: "Order of seats.",
  values: { ROLE: { description: "Highest role first." } } satisfies Record<keyof typeof seatOrders, object>,
});

const vacantOn = (day: Date): Prisma.SeatWhereInput => ({
  ...existsOn(day),
  memberships: { none: { startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] } },
});

function seatMatches(
  where: typeof SeatWhere.$inferInput | null | undefined,
  asOf: Date | null | undefined,
): Prisma.SeatWhereInput {
  const { committeeId, role, isVacantOn } = where ?? {};
  return {
    AND: [
      existsOn(asOf),
      committeeId ? { committeeId: rowId(committeeId.id) } : {},
      role ? { role } : {},
      isVacantOn ? vacantOn(isVacantOn) : {},
    ],
  };
}

builder.queryField("seats", (t) =>
  t.prismaConnection(
    {
      type: Seat,
      description: "Offices that committees are meant to have.",
      cursor: "id",
      args: {
        where: t.arg({ type: SeatWhere, description: "Only seats that match." }),
        asOf: t.arg({ type: "Date", description: "Only seats that exist on this day." }),
        orderBy: t.arg({ type: SeatOrder, required: true, defaultValue: "ROLE", description: "In which order." }),
      },
      totalCount: (_root, { where, asOf }, context) =>
        context.db.seat.count({ where: { AND: [visible.directory(context), seatMatches(where, asOf)] } }),
      resolve: (query, _root, { where, asOf, orderBy }, context) =>
        context.db.seat.findMany({
          ...query,
          where: { AND: [visible.directory(context), seatMatches(where, asOf)] },
          orderBy: seatOrders[orderBy],
        }),
    },
    SeatConnection,
    SeatEdge,
  ),
);

builder.prismaObjectField(Committee, "seats", (t) =>
  t.relatedConnection(
    "seats",
    {
      cursor: "id",
      totalCount: true,
      description: "Offices it is meant to have.",
      args: {
        asOf: t.arg({ type: "Date", description: "Only seats that exist on this day." }),
        isVacantOn: t.arg({ type: "Date", description: "Only seats without a member on this day." }),
      },
      query: ({ asOf, isVacantOn }, context) => ({
        where: { AND: [visible.directory(context), existsOn(asOf), isVacantOn ? vacantOn(isVacantOn) : {}] },
        orderBy: seatOrders.ROLE,
      }),
    },
    SeatConnection,
    SeatEdge,
  ),
);
