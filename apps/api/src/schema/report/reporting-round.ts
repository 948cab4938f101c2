import type { PeriodKind, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { Level } from "../committee/administrative-unit.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf, pageAndSelection } from "../connection.ts";
import { ofCommittee } from "../plan/subtree.ts";
import { rowId } from "../row-id.ts";
import { holdsAt, visible } from "../visibility.ts";
import { CompletenessObject, countCompleteness } from "./standing.ts";

export const PeriodKindEnum = builder.enumType("PeriodKind", {
  description: "Kind of reporting period.",
  values: {
    MONTH: { description: "The 15th of one month to the 14th of the next." },
    QUARTER: { description: "Three reporting months." },
    HALF_YEAR_1: { description: "15 December to 14 June." },
    HALF_YEAR_2: { description: "15 June to 14 December." },
    YEAR: { description: "15 December to 14 December." },
    CALENDAR_HALF_1: { description: "1 January to 30 June." },
    CALENDAR_YEAR: { description: "1 January to 31 December." },
    OTHER: { description: "Any other period." },
  } satisfies Record<PeriodKind, object>,
});

const RoundTemplate = builder.prismaObject("RoundTemplate", {
  fields: (t) => ({
    level: t.expose("level", { type: Level }),
    templateVersion: t.relation("templateVersion"),
  }),
});

/** Only the root makes a report of its own in a round that it asks for; it is not counted among those below. */
export const OF_THOSE_BELOW = { committee: { parentId: { not: null } } } satisfies Prisma.RoundExpectationWhereInput;

export const ReportingRound = builder.prismaNode("ReportingRound", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.round(context) }),
  fields: (t) => ({
    committee: t.relation("committee"),
    name: t.exposeString("name"),
    periodKind: t.expose("periodKind", { type: PeriodKindEnum }),
    year: t.exposeInt("year"),
    ordinal: t.exposeInt("ordinal"),
    startsOn: t.expose("startsOn", { type: "Date" }),
    endsOn: t.expose("endsOn", { type: "Date" }),
    opensOn: t.expose("opensOn", { type: "Date" }),
    dueOn: t.expose("dueOn", { type: "Date" }),
    templates: t.relation("templates", {
      type: RoundTemplate,
      description: "The form for each level.",
      atMost: 4,
      query: { orderBy: { level: "asc" }, take: 4 },
    }),
    completeness: t.field({
      type: CompletenessObject,
      description: "How many reports are expected of the committees below, and there.",
      select: (_arguments, context) => ({
        expectations: {
          where: { AND: [visible.expectation(context), OF_THOSE_BELOW] },
          select: { state: true, dueOn: true, report: { select: { state: true, receivedAt: true } } },
        },
      }),
      resolve: ({ expectations }) => countCompleteness(expectations),
    }),
    version: t.exposeInt("version"),
    viewerCanEdit: t.boolean({
      description: "Whether the viewer may rename it, move its days, refresh who is expected, or delete it.",
      select: { committeePath: true },
      resolve: ({ committeePath }, _arguments, { viewer }) => holdsAt(viewer, committeePath, "REVIEWER"),
    }),
  }),
});

const [ReportingRoundConnection, ReportingRoundEdge] = connectionOf(ReportingRound, "ReportingRound");

const ReportingRoundWhere = builder.inputType("ReportingRoundWhere", {
  description: "What rounds must match; every condition given must hold.",
  fields: (t) => ({
    committeeId: t.globalID({ for: Committee, description: "The committee that asks." }),
    underCommitteeId: t.globalID({ for: Committee, description: "The committee that asks, or one above it." }),
    expectedCommitteeId: t.globalID({ for: Committee, description: "A committee of which they expect a report." }),
    periodKind: t.field({ type: PeriodKindEnum, description: "Kind of period." }),
    year: t.int({ description: "Year the period is named after." }),
    opensTo: t.field({ type: "Date", description: "Rounds whose reports can be drafted on this day." }),
    dueFrom: t.field({ type: "Date", description: "Rounds due on this day or later." }),
    dueTo: t.field({ type: "Date", description: "Rounds due on this day or earlier." }),
  }),
});

const roundOrders = {
  LATEST: [{ endsOn: "desc" }, { committeePath: "asc" }, { id: "asc" }],
  DUE: [{ dueOn: "asc" }, { committeePath: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.ReportingRoundOrderByWithRelationInput[]>;

const ReportingRoundOrder = builder.enumType("ReportingRoundOrder", {
  description: "Order of rounds.",
  values: {
    LATEST: { description: "The latest period first." },
    DUE: { description: "The round due first." },
  } satisfies Record<keyof typeof roundOrders, object>,
});

builder.queryField("reportingRound", (t) =>
  t.prismaField({
    type: ReportingRound,
    nullable: true,
    description: "One round; null if there is none within the viewer's reach.",
    args: { id: t.arg.globalID({ required: true, for: ReportingRound, description: "Global ID of the round." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.reportingRound.findFirst({ ...query, where: { AND: [visible.round(context), { id: rowId(id.id) }] } }),
  }),
);

builder.queryField("reportingRounds", (t) =>
  t.prismaConnection(
    {
      type: ReportingRound,
      description: "Calls for reports by the viewer's committees and those above.",
      cursor: "id",
      args: {
        where: t.arg({ type: ReportingRoundWhere, description: "Only rounds that match." }),
        orderBy: t.arg({
          type: ReportingRoundOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      totalCount: (_root, { where }, context) =>
        context.db.reportingRound.count({ where: { AND: [visible.round(context), roundMatches(where, context)] } }),
      resolve: async (query, _root, { where, orderBy: asked }, context) => {
        const { reportingRound } = context.db;
        const [page, selection] = pageAndSelection(query);
        const orderBy = roundOrders[asked];
        const matching = { AND: [visible.round(context), roundMatches(where, context)] };
        const found = await reportingRound.findMany({ ...page, where: matching, orderBy, select: { id: true } });
        return reportingRound.findMany({ ...selection, where: { id: { in: found.map(({ id }) => id) } }, orderBy });
      },
    },
    ReportingRoundConnection,
    ReportingRoundEdge,
  ),
);

function roundMatches(
  where: typeof ReportingRoundWhere.$inferInput | null | undefined,
  context: Context,
): Prisma.ReportingRoundWhereInput {
  const { expectedCommitteeId, periodKind, year, opensTo, dueFrom, dueTo } = where ?? {};
  return {
    AND: [
      ofCommittee(where ?? {}),
      expectedCommitteeId
        ? {
            expectations: {
              some: { AND: [visible.expectation(context), { committeeId: rowId(expectedCommitteeId.id) }] },
            },
          }
        : {},
      periodKind ? { periodKind } : {},
      typeof year === "number" ? { year } : {},
      opensTo ? { opensOn: { lte: opensTo } } : {},
      dueFrom ? { dueOn: { gte: dueFrom } } : {},
      dueTo ? { dueOn: { lte: dueTo } } : {},
    ],
  };
}

builder.prismaObjectField(Committee, "rounds", (t) =>
  t.relatedConnection(
    "rounds",
    {
      cursor: "id",
      totalCount: true,
      description: "Rounds in which it asks for reports, the latest first.",
      query: (_arguments, context) => ({ where: visible.round(context), orderBy: roundOrders.LATEST }),
    },
    ReportingRoundConnection,
    ReportingRoundEdge,
  ),
);

builder.prismaObjectField(Committee, "viewerCanOpenRound", (t) =>
  t.boolean({
    description: "Whether the viewer may open rounds in which it asks for reports.",
    select: { path: true },
    resolve: ({ path }, _arguments, { viewer }) => holdsAt(viewer, path, "REVIEWER"),
  }),
);
