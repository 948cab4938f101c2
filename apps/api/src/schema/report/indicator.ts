import type {
  AddingRule,
  CountedWork,
  FigurePart,
  IndicatorSource,
  Prisma,
  Severity,
  ValidationRuleKind,
  ValueType,
} from "@camket/prisma";
import { builder } from "../../builder.ts";
import { existsOn, periodOn } from "../../calendar.ts";
import { Level } from "../committee/administrative-unit.ts";
import { connectionOf } from "../connection.ts";
import { words } from "../folded-names.ts";
import { EventKindEnum } from "../plan/event.ts";
import { Group } from "../plan/group.ts";
import { Theme } from "../plan/theme.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { versionsInOrder } from "./report-sheet.ts";

export const ValueTypeEnum = builder.enumType("ValueType", {
  description: "What the figures of an indicator are.",
  values: {
    COUNT: { description: "A count, in its numerator." },
    AMOUNT: { description: "An amount of money, in its numerator." },
    RATIO: { description: "A numerator over a denominator." },
  } satisfies Record<ValueType, object>,
});

export const AddingRuleEnum = builder.enumType("AddingRule", {
  description: "How several figures become one.",
  values: {
    SUM: { description: "They are added." },
    LATEST: { description: "The latest one stands: of several periods, never of several committees." },
    MAX: { description: "The largest one stands." },
    RATIO_OF_SUMS: { description: "Numerators and denominators are added, each for itself." },
    NONE: { description: "They cannot become one." },
  } satisfies Record<AddingRule, object>,
});

export const IndicatorSourceEnum = builder.enumType("IndicatorSource", {
  description: "Where figures come from.",
  values: {
    ENTERED: { description: "Typed by the committee." },
    TASKS: { description: "Counted from its tasks." },
    EVENTS: { description: "Counted from its events." },
    OUTPUTS: { description: "Counted from its outputs." },
  } satisfies Record<IndicatorSource, object>,
});

export const CountedWorkEnum = builder.enumType("CountedWork", {
  description: "What of a committee's own work in the period of a report is counted.",
  values: {
    EVENTS_HELD: { description: "Events of some kinds that began in the period." },
    ATTENDANCE: { description: "How many came to events of some kinds that began in the period." },
    CONCLUSIONS_ASSIGNED: {
      description: "Of the conclusions of events that began in the period, those that a task carries out: a ratio.",
    },
    OUTPUTS_PUBLISHED: { description: "Publications of reporting months that end in the period." },
    TASKS_DONE_IN_TIME: { description: "Of the tasks due in the period, those done no later than due: a ratio." },
    LONGEST_DELAY: {
      description:
        "Of the tasks due in the period, the most days from the first due day to the day of completion, or to the end of the period.",
    },
    RECOMMENDATIONS_CARRIED_OUT: {
      description:
        "Of the recommendations supported, those that a task of the committee or of one below carries out: a ratio.",
    },
  } satisfies Record<CountedWork, object>,
});

export const ValidationRuleKindEnum = builder.enumType("ValidationRuleKind", {
  description: "What must hold for a figure. For a ratio it must hold for both parts.",
  values: {
    NON_NEGATIVE: { description: "It is not below zero." },
    WHOLE_NUMBER: { description: "It has no decimals." },
    NUMERATOR_LE_DENOMINATOR: { description: "The numerator is at most the denominator." },
    DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE: { description: "The denominator is above zero, or nothing arose." },
    DISAGGREGATION_SUMS_TO_TOTAL: { description: "The parts of a disaggregation that adds up sum to the total." },
    PART_LE_TOTAL: { description: "A part is at most the total." },
    LE_INDICATOR: { description: "It is at most the figure of another indicator in the same report." },
    CHANGE_FROM_PREVIOUS_PERCENT: { description: "It differs from a year before by a limited share only." },
  } satisfies Record<ValidationRuleKind, object>,
});

export const SeverityEnum = builder.enumType("Severity", {
  description: "What the breach of a rule does.",
  values: {
    ERROR: { description: "The report can't be sent." },
    WARNING: { description: "The figure must be explained before the report is sent." },
  } satisfies Record<Severity, object>,
});

export const FigurePartEnum = builder.enumType("FigurePart", {
  description: "A part of a figure.",
  values: {
    NUMERATOR: { description: "The count or amount, or the numerator of a ratio." },
    DENOMINATOR: { description: "The denominator of a ratio." },
  } satisfies Record<FigurePart, object>,
});

const ValidationRule = builder.prismaObject("ValidationRule", {
  fields: (t) => ({
    kind: t.expose("kind", { type: ValidationRuleKindEnum }),
    severity: t.expose("severity", { type: SeverityEnum }),
    comparedIndicator: t.relation("comparedIndicator", { nullable: true }),
    comparedPart: t.expose("comparedPart", { type: FigurePartEnum, nullable: true }),
    limit: t.expose("limit", { type: "Decimal", nullable: true }),
  }),
});

export const disaggregationsInOrder = {
  orderBy: { code: "asc" },
  take: 5,
} satisfies Prisma.IndicatorVersion$disaggregationsArgs;

export const IndicatorVersion = builder.prismaNode("IndicatorVersion", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    indicator: t.relation("indicator"),
    number: t.exposeInt("number"),
    name: t.exposeString("name"),
    nameEn: t.exposeString("nameEn"),
    definition: t.exposeString("definition"),
    definitionEn: t.exposeString("definitionEn"),
    unit: t.exposeString("unit"),
    unitEn: t.exposeString("unitEn"),
    valueType: t.expose("valueType", { type: ValueTypeEnum }),
    numeratorName: t.exposeString("numeratorName", { nullable: true }),
    numeratorNameEn: t.exposeString("numeratorNameEn", { nullable: true }),
    denominatorName: t.exposeString("denominatorName", { nullable: true }),
    denominatorNameEn: t.exposeString("denominatorNameEn", { nullable: true }),
    overCommittees: t.expose("overCommittees", { type: AddingRuleEnum }),
    overPeriods: t.expose("overPeriods", { type: AddingRuleEnum }),
    source: t.expose("source", { type: IndicatorSourceEnum }),
    counted: t.expose("counted", { type: CountedWorkEnum, nullable: true }),
    eventKinds: t.expose("eventKinds", { type: [EventKindEnum] }),
    smallCellThreshold: t.exposeInt("smallCellThreshold", { nullable: true }),
    levels: t.expose("levels", { type: [Level] }),
    theme: t.relation("theme"),
    groups: t.relation("groups", {
      description: "Groups of rights-holders it speaks of.",
      atMost: 10,
      query: { orderBy: { position: "asc" }, take: 10 },
    }),
    disaggregations: t.relation("disaggregations", {
      description: "How its figures may be split.",
      atMost: 5,
      query: disaggregationsInOrder,
    }),
    rules: t.relation("rules", {
      type: ValidationRule,
      description: "Rules its figures must keep.",
      atMost: 50,
      query: { orderBy: { id: "asc" }, take: 50 },
    }),
    validFrom: t.expose("validFrom", { type: "Date" }),
    validTo: t.expose("validTo", { type: "Date", nullable: true }),
  }),
});

export const Indicator = builder.prismaNode("Indicator", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.directory(context) }),
  fields: (t) => ({
    code: t.exposeString("code"),
    version: t.field({
      type: IndicatorVersion,
      description: "Its definition.",
      args: { asOf: t.arg({ type: "Date", description: "The day to speak of; without it, the latest there is." }) },
      select: (_arguments, _context, nestedSelection) => ({ versions: nestedSelection(versionsInOrder) }),
      resolve: ({ versions }, { asOf }) => periodOn(versions, asOf),
    }),
    versions: t.relation("versions", {
      description: "Its definitions over time.",
      atMost: 50,
      query: versionsInOrder,
    }),
    edition: t.exposeInt("edition"),
  }),
});

builder.queryField("indicator", (t) =>
  t.prismaField({
    type: Indicator,
    nullable: true,
    description: "One indicator; null if there is none.",
    args: { id: t.arg.globalID({ required: true, for: Indicator, description: "Global ID of the indicator." }) },
    resolve: (query, _root, { id }, context) =>
      context.db.indicator.findFirst({ ...query, where: { AND: [visible.directory(context), { id: rowId(id.id) }] } }),
  }),
);

const [IndicatorConnection, IndicatorEdge] = connectionOf(Indicator, "Indicator");

const IndicatorWhere = builder.inputType("IndicatorWhere", {
  description: "What indicators must match; every condition given must hold.",
  fields: (t) => ({
    name: t.string({ description: "Words of the name, in any order, with or without diacritics." }),
    code: t.string({ description: "Short code." }),
    level: t.field({ type: Level, description: "A level whose committees report it." }),
    themeId: t.globalID({ for: Theme, description: "Field of rights." }),
    groupId: t.globalID({ for: Group, description: "A group of rights-holders it speaks of." }),
    source: t.field({ type: IndicatorSourceEnum, description: "Where its figures come from." }),
  }),
});

const indicatorOrders = {
  CODE: [{ code: "asc" }],
} satisfies Record<string, Prisma.IndicatorOrderByWithRelationInput[]>;

const IndicatorOrder = builder.enumType("IndicatorOrder", {
  description: "Order of indicators.",
  values: { CODE: { description: "By code." } } satisfies Record<keyof typeof indicatorOrders, object>,
});

builder.queryField("indicators", (t) =>
  t.prismaConnection(
    {
      type: Indicator,
      description: "What committees measure.",
      cursor: "id",
      args: {
        where: t.arg({ type: IndicatorWhere, description: "Only indicators that match." }),
        asOf: t.arg({ type: "Date", description: "Only indicators with a definition that matches on this day." }),
        orderBy: t.arg({ type: IndicatorOrder, required: true, defaultValue: "CODE", description: "In which order." }),
      },
      totalCount: (_root, { where, asOf }, context) =>
        context.db.indicator.count({ where: { AND: [visible.directory(context), indicatorMatches(where, asOf)] } }),
      resolve: (query, _root, { where, asOf, orderBy }, context) =>
        context.db.indicator.findMany({
          ...query,
          where: { AND: [visible.directory(context), indicatorMatches(where, asOf)] },
          orderBy: indicatorOrders[orderBy],
        }),
    },
    IndicatorConnection,
    IndicatorEdge,
  ),
);

function indicatorMatches(
  where: typeof IndicatorWhere.$inferInput | null | undefined,
  asOf: Date | null | undefined,
): Prisma.IndicatorWhereInput {
  const { name, code, level, themeId, groupId, source } = where ?? {};
  return {
    ...(code && { code }),
    versions: {
      some: {
        AND: [
          existsOn(asOf),
          ...words(name).map((foldedName) => ({ foldedName })),
          level ? { levels: { has: level } } : {},
          themeId ? { themeId: rowId(themeId.id) } : {},
          groupId ? { groups: { some: { id: rowId(groupId.id) } } } : {},
          source ? { source } : {},
        ],
      },
    },
  };
}
