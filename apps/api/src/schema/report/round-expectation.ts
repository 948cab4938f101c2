import type { ExpectationState, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { addDays, startOfDay, today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf, pageAndSelection } from "../connection.ts";
import { perPage } from "../per-page.ts";
import { ofCommittee } from "../plan/subtree.ts";
import { rowId } from "../row-id.ts";
import { nothing, sees, visible } from "../visibility.ts";
import { committeesOf, firstByName, howMany, MOST_NAMED } from "./missing-committees.service.ts";
import { Report } from "./report.ts";
import { OF_THOSE_BELOW, PeriodKindEnum, ReportingRound } from "./reporting-round.ts";
import { type ExpectationStanding, Standing, standingOf } from "./standing.ts";

const State = builder.enumType("ExpectationState", {
  description: "Whether a report is still expected.",
  values: {
    EXPECTED: { description: "It is expected." },
    EXEMPT: { description: "The committee was exempted." },
    DECLARED_MISSING: { description: "It was declared missing." },
  } satisfies Record<ExpectationState, object>,
});

export const RoundExpectation = builder.prismaNode("RoundExpectation", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.expectation(context) }),
  fields: (t) => ({
    round: t.relation("round"),
    committee: t.relation("committee"),
    state: t.expose("state", { type: State }),
    dueOn: t.expose("dueOn", { type: "Date" }),
    reason: t.exposeString("reason", { nullable: true }),
    responsibleCommittee: t.relation("responsibleCommittee", { nullable: true }),
    standing: t.field({
      type: Standing,
      description: "How it stands today.",
      select: { state: true, dueOn: true, report: { select: { receivedAt: true } } },
      resolve: ({ report, ...expectation }) => standingOf(expectation, report),
    }),
    version: t.exposeInt("version"),
  }),
});

builder.prismaObjectField(RoundExpectation, "report", (t) =>
  t.field({
    type: Report,
    nullable: true,
    description: "The report made, where the viewer may see it; null before it was begun.",
    select: (_arguments, _context, nestedSelection) => ({ report: nestedSelection(true) }),
    resolve: ({ report }, _arguments, context) => (report && sees.withinReach(context, report) ? report : null),
  }),
);

const [RoundExpectationConnection, RoundExpectationEdge] = connectionOf(RoundExpectation, "RoundExpectation");

const RoundExpectationWhere = builder.inputType("RoundExpectationWhere", {
  description: "What expectations must match; every condition given must hold.",
  fields: (t) => ({
    roundId: t.globalID({ for: ReportingRound, description: "The round." }),
    committeeId: t.globalID({ for: Committee, description: "The committee expected to report." }),
    underCommitteeId: t.globalID({ for: Committee, description: "That committee, or one above it." }),
    belongsToCommitteeId: t.globalID({
      for: Committee,
      description: "That committee, one above it, or one that took over from one of those.",
    }),
    responsibleCommitteeId: t.globalID({
      for: Committee,
      description: "The committee that reports in place of a dissolved one.",
    }),
    periodKind: t.field({ type: PeriodKindEnum, description: "Kind of the period of the round." }),
    periodFrom: t.field({ type: "Date", description: "The period of the round starts on this day." }),
    periodTo: t.field({ type: "Date", description: "The period of the round ends on this day." }),
    state: t.field({ type: State, description: "Whether a report is still expected." }),
    standing: t.field({ type: [Standing], description: "How it stands today: one of these." }),
    isBelow: t.boolean({
      description: "Whether it is of a committee below another, as those counted in a round are, and not of the root.",
    }),
    isReceived: t.boolean({ description: "Whether the report was received, on time or late." }),
    isAwaited: t.boolean({ description: "Whether it was not received and not exempted, whether it is due or not." }),
    isMissing: t.boolean({ description: "Whether it is expected, not received, and its due day is past." }),
    dueFrom: t.field({ type: "Date", description: "Due on this day or later." }),
    dueTo: t.field({ type: "Date", description: "Due on this day or earlier." }),
  }),
});

const expectationOrders = {
  DUE: [{ dueOn: "asc" }, { committeePath: "asc" }, { id: "asc" }],
  LATEST: [{ dueOn: "desc" }, { committeePath: "asc" }, { id: "asc" }],
  UNIT_CODE: [
    { committee: { unit: { level: "asc" } } },
    { committee: { unit: { code: "asc" } } },
    { dueOn: "desc" },
    { id: "asc" },
  ],
} satisfies Record<string, Prisma.RoundExpectationOrderByWithRelationInput[]>;

const RoundExpectationOrder = builder.enumType("RoundExpectationOrder", {
  description: "Order of expectations.",
  values: {
    DUE: { description: "The report due first." },
    LATEST: { description: "The report due last, first." },
    UNIT_CODE: { description: "By the level and official code of the committee's unit." },
  } satisfies Record<keyof typeof expectationOrders, object>,
});

builder.queryField("expectations", (t) =>
  t.prismaConnection(
    {
      type: RoundExpectation,
      description: "Who is expected to report in which round.",
      cursor: "id",
      args: {
        where: t.arg({ type: RoundExpectationWhere, description: "Only expectations that match." }),
        orderBy: t.arg({
          type: RoundExpectationOrder,
          required: true,
          defaultValue: "DUE",
          description: "In which order.",
        }),
      },
      totalCount: async (_root, { where }, context) =>
        context.db.roundExpectation.count({
          where: { AND: [visible.expectation(context), await expectationMatches(where, context)] },
        }),
      resolve: async (query, _root, { where, orderBy: asked }, context) => {
        const { roundExpectation } = context.db;
        const [page, selection] = pageAndSelection(query);
        const orderBy = expectationOrders[asked];
        const matching = { AND: [visible.expectation(context), await expectationMatches(where, context)] };
        const found = await roundExpectation.findMany({ ...page, where: matching, orderBy, select: { id: true } });
        return roundExpectation.findMany({ ...selection, where: { id: { in: found.map(({ id }) => id) } }, orderBy });
      },
    },
    RoundExpectationConnection,
    RoundExpectationEdge,
  ),
);

const RECEIVED = { report: { receivedAt: { not: null } } } satisfies Prisma.RoundExpectationWhereInput;

const missing = (): Prisma.RoundExpectationWhereInput => ({
  state: "EXPECTED",
  dueOn: { lt: today() },
  NOT: RECEIVED,
});

const awaited = (): Prisma.RoundExpectationWhereInput => ({ state: { not: "EXEMPT" }, NOT: RECEIVED });

/** As `standingOf` says of one. No filter compares columns of two tables, so that each due day is asked about by itself. */
async function standsAs(
  standings: readonly ExpectationStanding[],
  among: Prisma.RoundExpectationWhereInput,
  { db }: Context,
): Promise<Prisma.RoundExpectationWhereInput> {
  const days = await db.roundExpectation.groupBy({ by: ["dueOn"], where: among });
  const onTime: Prisma.RoundExpectationWhereInput = {
    OR: [
      nothing,
      ...days.map(({ dueOn }) => ({ dueOn, report: { receivedAt: { lt: startOfDay(addDays(dueOn, 1)) } } })),
    ],
  };
  const received: Prisma.RoundExpectationWhereInput = { state: { not: "EXEMPT" }, ...RECEIVED };
  const conditions = {
    NOT_DUE: { state: "EXPECTED", dueOn: { gte: today() }, NOT: RECEIVED },
    RECEIVED: { AND: [received, onTime] },
    RECEIVED_LATE: { AND: [received, { NOT: onTime }] },
    MISSING: missing(),
    EXEMPT: { state: "EXEMPT" },
    DECLARED_MISSING: { state: "DECLARED_MISSING", NOT: RECEIVED },
  } satisfies Record<ExpectationStanding, Prisma.RoundExpectationWhereInput>;
  return { OR: [nothing, ...standings.map((standing) => conditions[standing])] };
}

async function expectationMatches(
  where: typeof RoundExpectationWhere.$inferInput | null | undefined,
  context: Context,
): Promise<Prisma.RoundExpectationWhereInput> {
  const { roundId, responsibleCommitteeId, belongsToCommitteeId, state, isReceived, isAwaited, isMissing } =
    where ?? {};
  const { standing, isBelow } = where ?? {};
  const { periodKind, periodFrom, periodTo, dueFrom, dueTo } = where ?? {};
  const among: Prisma.RoundExpectationWhereInput = {
    AND: [
      ofCommittee(where ?? {}),
      belongsToCommitteeId ? await belongsTo(rowId(belongsToCommitteeId.id), context) : {},
      periodKind ? { round: { periodKind } } : {},
      periodFrom ? { round: { startsOn: periodFrom } } : {},
      periodTo ? { round: { endsOn: periodTo } } : {},
      typeof isAwaited === "boolean" ? (isAwaited ? awaited() : { NOT: awaited() }) : {},
      roundId ? { roundId: rowId(roundId.id) } : {},
      responsibleCommitteeId ? { responsibleCommitteeId: rowId(responsibleCommitteeId.id) } : {},
      state ? { state } : {},
      typeof isBelow === "boolean" ? (isBelow ? OF_THOSE_BELOW : { NOT: OF_THOSE_BELOW }) : {},
      typeof isReceived === "boolean" ? (isReceived ? RECEIVED : { NOT: RECEIVED }) : {},
      typeof isMissing === "boolean" ? (isMissing ? missing() : { NOT: missing() }) : {},
      dueFrom ? { dueOn: { gte: dueFrom } } : {},
      dueTo ? { dueOn: { lte: dueTo } } : {},
    ],
  };
  return standing ? { AND: [among, await standsAs(standing, among, context)] } : among;
}

/** As a row of a matrix of completeness counts them. */
async function belongsTo(id: number, { db }: Context): Promise<Prisma.RoundExpectationWhereInput> {
  const committee = await db.committee.findUnique({ where: { id }, select: { path: true, reach: { take: 1000 } } });
  const paths = committee ? [committee.path, ...committee.reach.map(({ reachedPath }) => reachedPath)] : [];
  return { OR: [nothing, ...paths.map((path) => ({ committeePath: { startsWith: path } }))] };
}

/** Of those below that did not report, the first by the name of their unit. */
const notReceived = (state: ExpectationState) =>
  perPage(async (ids, context) =>
    firstByName(
      (
        await context.db.roundExpectation.findMany({
          where: {
            AND: [visible.expectation(context), OF_THOSE_BELOW, { roundId: { in: ids }, state, NOT: RECEIVED }],
          },
          select: { roundId: true, committeeId: true },
        })
      ).map(({ roundId, committeeId }) => ({ ofId: roundId, committeeId })),
      context,
    ),
  );

const awaitedIn = notReceived("EXPECTED");
const declaredMissingIn = notReceived("DECLARED_MISSING");

builder.prismaObjectFields(ReportingRound, (t) => ({
  awaited: t.prismaField({
    type: [Committee],
    description: "The first committees below whose report is still awaited, by the name of their unit.",
    atMost: MOST_NAMED,
    args: { most: t.arg.int(howMany) },
    select: { id: true },
    resolve: async (query, { id }, wanted, context) =>
      committeesOf(query, await awaitedIn(id, context), wanted, context),
  }),
  declaredMissing: t.prismaField({
    type: [Committee],
    description: "The first committees below whose report was declared missing, by the name of their unit.",
    atMost: MOST_NAMED,
    args: { most: t.arg.int(howMany) },
    select: { id: true },
    resolve: async (query, { id }, wanted, context) =>
      committeesOf(query, await declaredMissingIn(id, context), wanted, context),
  }),
}));

builder.prismaObjectField(ReportingRound, "expectations", (t) =>
  t.relatedConnection(
    "expectations",
    {
      cursor: "id",
      totalCount: true,
      description: "Who is expected to report to the committee that asks.",
      args: {
        orderBy: t.arg({
          type: RoundExpectationOrder,
          required: true,
          defaultValue: "UNIT_CODE",
          description: "In which order.",
        }),
      },
      query: ({ orderBy }, context) => ({
        where: { AND: [visible.expectation(context), OF_THOSE_BELOW] },
        orderBy: expectationOrders[orderBy],
      }),
    },
    RoundExpectationConnection,
    RoundExpectationEdge,
  ),
);

builder.prismaObjectField(Committee, "expectations", (t) =>
  t.relatedConnection(
    "expectations",
    {
      cursor: "id",
      totalCount: true,
      description: "Reports expected of it.",
      args: {
        orderBy: t.arg({
          type: RoundExpectationOrder,
          required: true,
          defaultValue: "LATEST",
          description: "In which order.",
        }),
      },
      query: ({ orderBy }, context) => ({ where: visible.expectation(context), orderBy: expectationOrders[orderBy] }),
    },
    RoundExpectationConnection,
    RoundExpectationEdge,
  ),
);
