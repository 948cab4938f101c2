import { builder } from "../../builder.ts";
import { VersionConflictError } from "../../errors.ts";
import { Level } from "../committee/administrative-unit.ts";
import { EventKindEnum } from "../plan/event.ts";
import { Group } from "../plan/group.ts";
import { Theme } from "../plan/theme.ts";
import { rowId } from "../row-id.ts";
import { Disaggregation } from "./disaggregation.ts";
import { DefinitionInUseError } from "./indicator.errors.ts";
import { createIndicator, type Definition, endIndicator, reviseIndicator } from "./indicator.service.ts";
import {
  AddingRuleEnum,
  CountedWorkEnum,
  FigurePartEnum,
  Indicator,
  IndicatorSourceEnum,
  SeverityEnum,
  ValidationRuleKindEnum,
  ValueTypeEnum,
} from "./indicator.ts";

const ValidationRuleInput = builder.inputType("ValidationRuleInput", {
  description: "A rule that figures must keep.",
  fields: (t) => ({
    kind: t.field({ type: ValidationRuleKindEnum, required: true, description: "What must hold." }),
    severity: t.field({ type: SeverityEnum, required: true, description: "What a breach does." }),
    comparedIndicatorId: t.globalID({
      for: Indicator,
      description: "The indicator compared with, which LE_INDICATOR needs.",
    }),
    comparedPart: t.field({ type: FigurePartEnum, description: "Which part of it; without it, the numerator." }),
    limit: t.field({
      type: "Decimal",
      description: "The limit in percent, which CHANGE_FROM_PREVIOUS_PERCENT needs: above 0, below 10000.",
    }),
  }),
});

const IndicatorDefinitionInput = builder.inputType("IndicatorDefinitionInput", {
  description: "A whole definition of an indicator.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Name in Vietnamese, at most 300 letters." }),
    nameEn: t.string({ required: true, description: "Name in English, at most 300 letters." }),
    definition: t.string({ required: true, description: "What is counted, in Vietnamese, at most 2000 letters." }),
    definitionEn: t.string({ required: true, description: "What is counted, in English, at most 2000 letters." }),
    unit: t.string({ required: true, description: 'Unit in Vietnamese, at most 50 letters: "người".' }),
    unitEn: t.string({ required: true, description: "Unit in English, at most 50 letters." }),
    valueType: t.field({ type: ValueTypeEnum, required: true, description: "Count, amount of money, or ratio." }),
    numeratorName: t.string({ description: "What the numerator of a ratio counts, in Vietnamese." }),
    numeratorNameEn: t.string({ description: "What the numerator of a ratio counts, in English." }),
    denominatorName: t.string({ description: "What the denominator of a ratio counts, in Vietnamese." }),
    denominatorNameEn: t.string({ description: "What the denominator of a ratio counts, in English." }),
    overCommittees: t.field({
      type: AddingRuleEnum,
      required: true,
      description: "How figures of several committees become one. LATEST is refused, and so is SUM for a ratio.",
    }),
    overPeriods: t.field({
      type: AddingRuleEnum,
      required: true,
      description: "How figures of several periods become one. SUM is refused for a ratio.",
    }),
    source: t.field({ type: IndicatorSourceEnum, required: true, description: "Where its figures come from." }),
    counted: t.field({
      type: CountedWorkEnum,
      description: "What of the committee's work is counted, unless figures are typed.",
    }),
    eventKinds: t.field({
      type: [EventKindEnum],
      description: "Kinds of events that are counted, or whose attendance is; left out for all else.",
    }),
    smallCellThreshold: t.int({
      description: "Smaller figures are hidden outside the reporting subtree: 2 to 100, or none.",
    }),
    levels: t.field({ type: [Level], required: true, description: "Levels whose committees report it." }),
    themeId: t.globalID({ required: true, for: Theme, description: "Field of rights." }),
    groupIds: t.globalIDList({ required: true, for: Group, description: "Groups of rights-holders, at most 10." }),
    disaggregationIds: t.globalIDList({
      required: true,
      for: Disaggregation,
      description: "How its figures may be split, in at most 5 ways.",
    }),
    rules: t.field({
      type: [ValidationRuleInput],
      required: true,
      description: "Rules its figures must keep, at most 50.",
    }),
  }),
});

const definitionOf = ({
  themeId,
  groupIds,
  disaggregationIds,
  rules,
  numeratorName = null,
  numeratorNameEn = null,
  denominatorName = null,
  denominatorNameEn = null,
  smallCellThreshold = null,
  counted = null,
  eventKinds,
  ...definition
}: typeof IndicatorDefinitionInput.$inferInput): Definition => ({
  ...definition,
  ...{ numeratorName, numeratorNameEn, denominatorName, denominatorNameEn, smallCellThreshold, counted },
  eventKinds: eventKinds ?? [],
  themeId: rowId(themeId.id),
  groupIds: groupIds.map(({ id }) => rowId(id)),
  disaggregationIds: disaggregationIds.map(({ id }) => rowId(id)),
  rules: rules.map(({ kind, severity, comparedIndicatorId, comparedPart = null, limit = null }) => ({
    ...{ kind, severity, comparedPart, limit },
    comparedIndicatorId: comparedIndicatorId ? rowId(comparedIndicatorId.id) : null,
  })),
});

const CreateIndicatorInput = builder.inputType("CreateIndicatorInput", {
  description: "A new indicator.",
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short code, in capitals: "EDU-05". It never changes.' }),
    validFrom: t.field({ type: "Date", required: true, description: "First day on which it applies." }),
    definition: t.field({ type: IndicatorDefinitionInput, required: true, description: "Its first definition." }),
  }),
});

builder.mutationField("createIndicator", (t) =>
  t.prismaField({
    type: Indicator,
    description: "Adds an indicator. For administrators of the nation's committee and of the installation.",
    errors: {},
    args: { input: t.arg({ type: CreateIndicatorInput, required: true, description: "The indicator." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await createIndicator({ ...input, definition: definitionOf(input.definition) }, context);
      return context.db.indicator.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReviseIndicatorInput = builder.inputType("ReviseIndicatorInput", {
  description: "How an indicator is defined from a day on.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Indicator, description: "Global ID of the indicator." }),
    expectedEdition: t.int({ required: true, description: "The edition the viewer read." }),
    validFrom: t.field({
      type: "Date",
      required: true,
      description:
        "First day of the new definition. The first day of the present one corrects it, while no figure follows it.",
    }),
    definition: t.field({ type: IndicatorDefinitionInput, required: true, description: "The definition." }),
  }),
});

builder.mutationField("reviseIndicator", (t) =>
  t.prismaField({
    type: Indicator,
    description: "Gives an indicator another definition from a day on. Figures of periods that end before keep theirs.",
    errors: { types: [DefinitionInUseError, VersionConflictError] },
    args: { input: t.arg({ type: ReviseIndicatorInput, required: true, description: "The change." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reviseIndicator(
        { ...input, id: rowId(input.id.id), definition: definitionOf(input.definition) },
        context,
      );
      return context.db.indicator.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const EndIndicatorInput = builder.inputType("EndIndicatorInput", {
  description: "From when an indicator no longer applies.",
  fields: (t) => ({
    id: t.globalID({ required: true, for: Indicator, description: "Global ID of the indicator." }),
    expectedEdition: t.int({ required: true, description: "The edition the viewer read." }),
    validTo: t.field({ type: "Date", required: true, description: "First day on which it no longer applies." }),
  }),
});

builder.mutationField("endIndicator", (t) =>
  t.prismaField({
    type: Indicator,
    description: "Ends an indicator from a day on. No round for a later period can ask for it.",
    errors: { types: [DefinitionInUseError, VersionConflictError] },
    args: { input: t.arg({ type: EndIndicatorInput, required: true, description: "The end." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await endIndicator({ ...input, id: rowId(input.id.id) }, context);
      return context.db.indicator.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
