import type { FigureOrigin, FigureState, Prisma } from "@camket/prisma";
import { builder } from "../../builder.ts";
import type { Context } from "../../context.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { ofCommittee } from "../plan/subtree.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import { FigureConflictError, FigureCountedError } from "./figure.errors.ts";
import { clearFigures, lastApproved, saveFigures } from "./figure.service.ts";
import { Indicator } from "./indicator.ts";
import { ReportSealedError } from "./report.errors.ts";
import { Report } from "./report.ts";
import { ReportRevision } from "./report-revision.ts";
import { ReportingRound } from "./reporting-round.ts";
import type { HiddenBecause } from "./small-cells.service.ts";
import { hiddenBecause, isHidden, numberSelect } from "./small-cells.ts";
import { withNumbers } from "./typed-numbers.ts";

export const FigureStateEnum = builder.enumType("FigureState", {
  description: "What was typed. A figure that was not typed has no row: neither a zero nor nothing arisen.",
  values: {
    NUMBER: { description: "A number, which may be zero." },
    NOTHING_AROSE: { description: "Nothing arose in the period." },
  } satisfies Record<FigureState, object>,
});

const OriginEnum = builder.enumType("FigureOrigin", {
  description: "How a figure came to be.",
  values: {
    TYPED: { description: "Typed by the committee." },
    COUNTED: { description: "Counted from its tasks, events or outputs." },
    CONSOLIDATED: { description: "Made of the figures of the committees below." },
    OVERRIDDEN: { description: "Typed in place of a counted or consolidated one, with a reason." },
  } satisfies Record<FigureOrigin, object>,
});

const HiddenBecauseEnum = builder.enumType("HiddenBecause", {
  description:
    "Why a number is hidden from the viewer, who is no officer or reviewer of its committee or one above it.",
  values: {
    NOT_APPROVED: { description: "It is of a draft, or of a submission that was not approved." },
    REPLACED: { description: "A correction was approved since; its number is the one to read." },
    SMALL: { description: "It is so small that it points at people, or would tell such a number." },
  } satisfies Record<HiddenBecause, object>,
});

export const Figure = builder.prismaNode("Figure", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.withinReach(context) }),
  fields: (t) => ({
    revision: t.relation("revision", { type: ReportRevision }),
    indicatorVersion: t.relation("indicatorVersion"),
    category: t.relation("category", { nullable: true }),
    state: t.expose("state", { type: FigureStateEnum }),
    numerator: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "The count or amount, or the numerator of a ratio; null where nothing arose, or where it is hidden (isSuppressed).",
      select: { ...numberSelect, numerator: true },
      resolve: async (figure, _arguments, context) => ((await isHidden(figure, context)) ? null : figure.numerator),
    }),
    denominator: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "The denominator of a ratio; null for counts and amounts, where nothing arose, or where it is hidden (isSuppressed).",
      select: { ...numberSelect, denominator: true },
      resolve: async (figure, _arguments, context) => ((await isHidden(figure, context)) ? null : figure.denominator),
    }),
    isSuppressed: t.boolean({
      description: "Whether the number is hidden from the viewer, and with it what explains it.",
      select: numberSelect,
      resolve: (figure, _arguments, context) => isHidden(figure, context),
    }),
    hiddenBecause: t.field({
      type: HiddenBecauseEnum,
      nullable: true,
      description: "Why the number is hidden from the viewer; null where it is not.",
      select: numberSelect,
      resolve: (figure, _arguments, context) => hiddenBecause(figure, context),
    }),
    origin: t.expose("origin", { type: OriginEnum }),
    overrideReason: t.string({
      nullable: true,
      description:
        "Why a counted or consolidated value was replaced, in Vietnamese; null where it was not, or where the number is hidden.",
      select: { ...numberSelect, overrideReason: true },
      resolve: async (figure, _arguments, context) =>
        (await isHidden(figure, context)) ? null : figure.overrideReason,
    }),
    explanation: t.string({
      nullable: true,
      description: "What explains a flag, in Vietnamese; null where nothing does, or where the number is hidden.",
      select: { ...numberSelect, explanation: true },
      resolve: async (figure, _arguments, context) => ((await isHidden(figure, context)) ? null : figure.explanation),
    }),
    version: t.exposeInt("version"),
  }),
});

const [FigureConnection, FigureEdge] = connectionOf(Figure, "Figure");

// By the place of a category in its disaggregation Prisma finds no way back over totals, which have none.
const categoriesInOrder = {
  categoryId: { sort: "asc", nulls: "last" },
} satisfies Prisma.FigureOrderByWithRelationInput;

/** There is no order by number, which would tell what is hidden. */
const figureOrders = {
  INDICATOR: [
    { indicatorVersion: { indicator: { code: "asc" } } },
    categoriesInOrder,
    { committeePath: "asc" },
    { id: "asc" },
  ],
  COMMITTEE: [
    { committeePath: "asc" },
    { indicatorVersion: { indicator: { code: "asc" } } },
    categoriesInOrder,
    { id: "asc" },
  ],
  LATEST: [
    { revision: { report: { round: { endsOn: "desc" } } } },
    { committeePath: "asc" },
    { indicatorVersion: { indicator: { code: "asc" } } },
    { id: "asc" },
  ],
} satisfies Record<string, Prisma.FigureOrderByWithRelationInput[]>;

const FigureOrder = builder.enumType("FigureOrder", {
  description: "Order of figures.",
  values: {
    INDICATOR: { description: "By code of the indicator, each part after its siblings, totals last." },
    COMMITTEE: { description: "Each committee's before those under it, then by code of the indicator." },
    LATEST: { description: "The latest period first." },
  } satisfies Record<keyof typeof figureOrders, object>,
});

const FigureWhere = builder.inputType("FigureWhere", {
  description: "What figures must match; every condition given must hold. Numbers can't be searched.",
  fields: (t) => ({
    indicatorIds: t.globalIDList({ for: Indicator, description: "The indicators, at most 100." }),
    committeeId: t.globalID({ for: Committee, description: "The committee that reports." }),
    underCommitteeId: t.globalID({ for: Committee, description: "That committee, or one above it." }),
    roundId: t.globalID({ for: ReportingRound, description: "The round they were reported in." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "The part of a disaggregation." }),
    totalsOnly: t.boolean({ description: "Totals without their parts." }),
    approvedOnly: t.boolean({ description: "Only those of the last approved revision of each report." }),
  }),
});

builder.queryField("figures", (t) =>
  t.prismaConnection(
    {
      type: Figure,
      description: "Figures of every revision within the viewer's reach.",
      cursor: "id",
      args: {
        where: t.arg({ type: FigureWhere, description: "Only figures that match." }),
        orderBy: t.arg({
          type: FigureOrder,
          required: true,
          defaultValue: "INDICATOR",
          description: "In which order.",
        }),
      },
      totalCount: async (_root, { where }, context) =>
        context.db.figure.count({
          where: { AND: [visible.withinReach(context), await figureMatches(where, context)] },
        }),
      resolve: async (query, _root, { where, orderBy }, context) =>
        context.db.figure.findMany({
          ...query,
          where: { AND: [visible.withinReach(context), await figureMatches(where, context)] },
          orderBy: figureOrders[orderBy],
        }),
    },
    FigureConnection,
    FigureEdge,
  ),
);

async function figureMatches(
  where: typeof FigureWhere.$inferInput | null | undefined,
  { db }: Context,
): Promise<Prisma.FigureWhereInput> {
  const { indicatorIds, committeeId, underCommitteeId, roundId, categoryId, totalsOnly, approvedOnly } = where ?? {};
  return {
    AND: [
      indicatorIds ? { indicatorVersion: { indicatorId: { in: indicatorIds.map(({ id }) => rowId(id)) } } } : {},
      committeeId || underCommitteeId ? { revision: { report: ofCommittee({ committeeId, underCommitteeId }) } } : {},
      roundId ? { revision: { report: { roundId: rowId(roundId.id) } } } : {},
      categoryId ? { categoryId: rowId(categoryId.id) } : {},
      totalsOnly ? { categoryId: null } : {},
      approvedOnly ? { revision: await lastApproved(db) } : {},
    ],
  };
}

builder.prismaObjectField(ReportRevision, "figures", (t) =>
  t.relatedConnection(
    "figures",
    {
      cursor: "id",
      totalCount: true,
      description: "Its figures.",
      args: {
        orderBy: t.arg({
          type: FigureOrder,
          required: true,
          defaultValue: "INDICATOR",
          description: "In which order.",
        }),
      },
      query: ({ orderBy }, context) => ({ where: visible.withinReach(context), orderBy: figureOrders[orderBy] }),
    },
    FigureConnection,
    FigureEdge,
  ),
);

const FigureInput = builder.inputType("FigureInput", {
  description: "What is typed in one cell.",
  fields: (t) => ({
    indicatorId: t.globalID({ required: true, for: Indicator, description: "An indicator of the report's form." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "A part of it; leave out for the total." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read; 0 where none was typed." }),
    state: t.field({ type: FigureStateEnum, required: true, description: "A number, or nothing arose." }),
    numerator: t.field({
      type: "TypedNumber",
      description: "The count or amount, or the numerator of a ratio; leave out where nothing arose.",
    }),
    denominator: t.field({ type: "TypedNumber", description: "The denominator of a ratio." }),
    explanation: t.string({ description: "What explains a flag, in Vietnamese, at most 2,000 letters." }),
  }),
});

const SaveFiguresInput = builder.inputType("SaveFiguresInput", {
  description: "What is typed in cells of a report.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    figures: t.field({ type: [FigureInput], required: true, description: "The cells, at most 200." }),
  }),
});

const cellOf = ({ indicatorId, categoryId }: typeof ClearedFigureInput.$inferInput) => ({
  indicatorId: rowId(indicatorId.id),
  categoryId: categoryId ? rowId(categoryId.id) : null,
});

builder.mutationField("saveFigures", (t) =>
  t.prismaField({
    type: Report,
    description: "Types figures into the draft of a report: all of them, or none.",
    errors: { types: [ReportSealedError, FigureCountedError, FigureConflictError] },
    args: { input: t.arg({ type: SaveFiguresInput, required: true, description: "The figures." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await saveFigures(
        {
          reportId: rowId(input.reportId.id),
          figures: withNumbers(
            input.figures.map((figure) => ({
              ...figure,
              ...cellOf(figure),
              explanation: figure.explanation ?? null,
            })),
          ),
        },
        context,
      );
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ClearedFigureInput = builder.inputType("ClearedFigureInput", {
  description: "One cell that is to be as if it was never typed.",
  fields: (t) => ({
    indicatorId: t.globalID({ required: true, for: Indicator, description: "An indicator of the report's form." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "A part of it; leave out for the total." }),
    expectedVersion: t.int({ required: true, description: "The version the viewer read." }),
  }),
});

const ClearFiguresInput = builder.inputType("ClearFiguresInput", {
  description: "Which cells of a report are cleared.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    figures: t.field({ type: [ClearedFigureInput], required: true, description: "The cells, at most 200." }),
  }),
});

builder.mutationField("clearFigures", (t) =>
  t.prismaField({
    type: Report,
    description: "Clears figures in the draft of a report, which are then not typed: all of them, or none.",
    errors: { types: [ReportSealedError, FigureCountedError, FigureConflictError] },
    args: { input: t.arg({ type: ClearFiguresInput, required: true, description: "The cells." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await clearFigures(
        {
          reportId: rowId(input.reportId.id),
          figures: input.figures.map((figure) => ({ ...figure, ...cellOf(figure) })),
        },
        context,
      );
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
