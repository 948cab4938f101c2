import type { AgendaItemKind, EventKind, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { perPage } from "../per-page.ts";
import { rowId } from "../row-id.ts";
import { sees, visible } from "../visibility.ts";
import { Document } from "./document.ts";
import { ofCommittee } from "./subtree.ts";
import { Theme } from "./theme.ts";

export const EventKindEnum = builder.enumType("EventKind", {
  description: "Kind of event.",
  values: {
    CONFERENCE: { description: "Conference: hội nghị." },
    TRAINING: { description: "Training: tập huấn." },
    OUTREACH: { description: "Outreach session: tuyên truyền." },
    MOCK_TRIAL: { description: "Mock trial: phiên tòa giả định." },
    SUPERVISION: { description: "Supervision visit: kiểm tra, giám sát." },
  } satisfies Record<EventKind, object>,
});

export const AgendaItemKindEnum = builder.enumType("AgendaItemKind", {
  description: "Whether something on an agenda was a topic or a paper.",
  values: {
    TOPIC: { description: "A topic that was spoken of." },
    PAPER: { description: "A paper that was read." },
  } satisfies Record<AgendaItemKind, object>,
});

const AgendaItem = builder.prismaObject("AgendaItem", {
  fields: (t) => ({
    position: t.exposeInt("position"),
    kind: t.expose("kind", { type: AgendaItemKindEnum }),
    title: t.exposeString("title"),
    speakerOffice: t.exposeString("speakerOffice", { nullable: true }),
  }),
});

const Attendance = builder.prismaObject("Attendance", {
  fields: (t) => ({
    committee: t.relation("attendingCommittee", { nullable: true }),
    agency: t.relation("agency", { nullable: true }),
    count: t.exposeInt("count"),
  }),
});

const countAttendanceOf = perPage(async (ids, context) => {
  const totals = await context.db.attendance.groupBy({
    by: ["eventId"],
    where: { AND: [visible.withinReach(context), { eventId: { in: ids } }] },
    _sum: { count: true },
  });
  return (id) => totals.find(({ eventId }) => eventId === id)?._sum.count ?? 0;
});

// Events are seen within reach only, and what hangs on an event with it.
export const Event = builder.prismaNode("Event", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    committee: t.relation("committee"),
    kind: t.expose("kind", { type: EventKindEnum }),
    title: t.exposeString("title"),
    startsOn: t.expose("startsOn", { type: "Date" }),
    endsOn: t.expose("endsOn", { type: "Date" }),
    isDateApproximate: t.exposeBoolean("isDateApproximate"),
    place: t.exposeString("place"),
    themes: t.relation("themes", {
      description: "Fields of rights it was about.",
      atMost: 50,
      query: { orderBy: { position: "asc" }, take: 50 },
    }),
    document: t.field({
      type: Document,
      nullable: true,
      description: "The notice of its conclusions, or its invitation, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ document: nestedSelection(true) }),
      resolve: ({ document }, _arguments, context) => (document && sees.document(context, document) ? document : null),
    }),
    agenda: t.relation("agenda", {
      type: AgendaItem,
      description: "Topics and papers, in order.",
      atMost: 100,
      query: { orderBy: { position: "asc" }, take: 100 },
    }),
    attendanceTotal: t.int({
      description: "How many people came in all.",
      select: { id: true },
      resolve: ({ id }, _arguments, context) => countAttendanceOf(id, context),
    }),
    version: t.exposeInt("version"),
  }),
});

const [AttendanceConnection, AttendanceEdge] = connectionOf(Attendance, "Attendance");

builder.prismaObjectField(Event, "attendances", (t) =>
  t.relatedConnection(
    "attendances",
    {
      cursor: "id",
      totalCount: true,
      description: "How many came, by committee or agency, most first.",
      query: { orderBy: [{ count: "desc" }, { id: "asc" }] } satisfies Prisma.Event$attendancesArgs,
    },
    AttendanceConnection,
    AttendanceEdge,
  ),
);

const [EventConnection, EventEdge] = connectionOf(Event, "Event");

export const EventWhere = builder.inputType("EventWhere", {
  description: "What events must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that held them." }),
    underCommitteeId: t.globalID({ for: Committee, description: "Held by this committee or one under it." }),
    kind: t.field({ type: [EventKindEnum], description: "Any of these kinds." }),
    from: t.field({ type: "Date", description: "Events with a day on this date or later." }),
    to: t.field({ type: "Date", description: "Events with a day on this date or earlier." }),
    title: t.string({ description: "Words of the title or place, with or without diacritics." }),
    themeId: t.globalID({ for: Theme, description: "A field of rights they were about." }),
    hasConclusions: t.boolean({ description: "Whether conclusions were recorded." }),
    hasOpenConclusions: t.boolean({ description: "Whether no task carries out one of their conclusions." }),
  }),
});

const eventOrders = {
  LATEST: [{ startsOn: "desc" }, { id: "desc" }],
  EARLIEST: [{ startsOn: "asc" }, { id: "asc" }],
  TITLE: [{ title: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.EventOrderByWithRelationInput[]>;

const EventOrder = builder.enumType("EventOrder", {
  description: "Order of events.",
  values: {
    LATEST: { description: "The latest first." },
    EARLIEST: { description: "The earliest first." },
    TITLE: { description: "By title, in Vietnamese order." },
  } satisfies Record<keyof typeof eventOrders, object>,
});

/** Conclusions that no task carries out, as far as the viewer may see. */
export const withoutTask = (context: Context): Prisma.ConclusionWhereInput => ({
  tasks: { none: visible.task(context) },
});

export function eventsThatMatch(
  where: typeof EventWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.EventWhereInput {
  const { kind, from, to, title, themeId, hasConclusions, hasOpenConclusions } = where ?? {};
  const open = { conclusions: { some: withoutTask(context) } };
  return {
    AND: [
      visible.withinReach(context),
      ofCommittee(where ?? {}),
      kind ? { kind: { in: kind } } : {},
      from ? { endsOn: { gte: from } } : {},
      to ? { startsOn: { lte: to } } : {},
      ...words(title).map((foldedTitle) => ({ foldedTitle })),
      themeId ? { themes: { some: { id: rowId(themeId.id) } } } : {},
      typeof hasConclusions === "boolean" ? { conclusions: hasConclusions ? { some: {} } : { none: {} } } : {},
      typeof hasOpenConclusions === "boolean" ? (hasOpenConclusions ? open : { NOT: open }) : {},
    ],
  };
}

builder.queryField("event", (t) =>
  t.prismaField({
    type: Event,
    nullable: true,
    description: "One event; null if there is none within the viewer's reach.",
    args: { id: t.arg.globalID({ required: true, for: Event, description: "Global ID of the event." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.event.findFirst({ ...query, where: { AND: [visible.withinReach(context), { id: rowId(id.id) }] } }),
  }),
);

builder.queryField("events", (t) =>
  t.prismaConnection(
    {
      type: Event,
      description: "Conferences, trainings, outreach sessions, mock trials and supervision visits.",
      cursor: "id",
      args: {
        where: t.arg({ type: EventWhere, description: "Only events that match." }),
        orderBy: t.arg({ type: EventOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      totalCount: (_root, { where }, context) => context.db.event.count({ where: eventsThatMatch(where, context) }),
      resolve: (query, _root, { where, orderBy }, context) =>
        context.db.event.findMany({ ...query, where: eventsThatMatch(where, context), orderBy: eventOrders[orderBy] }),
    },
    EventConnection,
    EventEdge,
  ),
);

builder.prismaObjectField(Committee, "events", (t) =>
  t.relatedConnection(
    "events",
    {
      cursor: "id",
      totalCount: true,
      description: "Events it held.",
      args: {
        where: t.arg({ type: EventWhere, description: "Only events that match." }),
        orderBy: t.arg({ type: EventOrder, required: true, defaultValue: "LATEST", description: "In which order." }),
      },
      query: ({ where, orderBy }, context) => ({
        where: eventsThatMatch(where, context),
        orderBy: eventOrders[orderBy],
      }),
    },
    EventConnection,
    EventEdge,
  ),
);
