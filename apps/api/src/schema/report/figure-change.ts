import { builder } from "../../builder.ts";
import { rowId } from "../row-id.ts";
import { FigureTooLargeError } from "./consolidation.errors.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import { FigureConflictError, FigureCountedError } from "./figure.errors.ts";
import { FigureStateEnum } from "./figure.ts";
import { overrideFigures, restoreFigures, saveOwnParts } from "./figure-change.service.ts";
import { Indicator } from "./indicator.ts";
import { ReportSealedError } from "./report.errors.ts";
import { Report } from "./report.ts";
import { withNumbers } from "./typed-numbers.ts";

const OwnPartInput = builder.inputType("OwnPartInput", {
  description: "What a committee itself adds to one figure.",
  fields: (t) => ({
    indicatorId: t.globalID({ required: true, for: Indicator, description: "An indicator of the report's form." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "A part of it; leave out for the total." }),
    expectedVersion: t.int({ required: true, description: "The version of the figure read; 0 where there was none." }),
    numerator: t.field({
      type: "TypedNumber",
      description: "The count or amount, or the numerator; leave out for nothing.",
    }),
    denominator: t.field({ type: "TypedNumber", description: "The denominator of a ratio." }),
  }),
});

const SaveOwnPartsInput = builder.inputType("SaveOwnPartsInput", {
  description: "What a committee itself adds to the figures of those below.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    figures: t.field({ type: [OwnPartInput], required: true, description: "The figures, at most 200." }),
  }),
});

interface CellIds {
  indicatorId: { id: string };
  categoryId?: { id: string } | null | undefined;
}

const cellOf = ({ indicatorId, categoryId }: CellIds) => ({
  indicatorId: rowId(indicatorId.id),
  categoryId: categoryId ? rowId(categoryId.id) : null,
});

builder.mutationField("saveOwnParts", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Writes what the committee itself adds to figures that are consolidated, beside those of the committees below: all of them, or none. A figure that was typed becomes such a part, and what is below is added to it.",
    errors: { types: [ReportSealedError, FigureCountedError, FigureConflictError, FigureTooLargeError] },
    args: { input: t.arg({ type: SaveOwnPartsInput, required: true, description: "The parts." }) },
    resolve: async (query, _root, { input }, context) => {
      const figures = withNumbers(input.figures.map((figure) => ({ ...figure, ...cellOf(figure) })));
      const id = await saveOwnParts({ reportId: rowId(input.reportId.id), figures }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const OverriddenFigureInput = builder.inputType("OverriddenFigureInput", {
  description: "What is put in place of one counted or consolidated figure, and why.",
  fields: (t) => ({
    indicatorId: t.globalID({ required: true, for: Indicator, description: "An indicator of the report's form." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "A part of it; leave out for the total." }),
    expectedVersion: t.int({ required: true, description: "The version of the figure read." }),
    state: t.field({ type: FigureStateEnum, required: true, description: "A number, or that nothing arose." }),
    numerator: t.field({ type: "TypedNumber", description: "The count or amount, or the numerator of a ratio." }),
    denominator: t.field({ type: "TypedNumber", description: "The denominator of a ratio." }),
    reason: t.string({ required: true, description: "Why, in Vietnamese, at most 2,000 letters." }),
  }),
});

const OverrideFiguresInput = builder.inputType("OverrideFiguresInput", {
  description: "Which figures of a report are overridden.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    figures: t.field({ type: [OverriddenFigureInput], required: true, description: "The figures, at most 200." }),
  }),
});

builder.mutationField("overrideFigures", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Puts numbers in place of counted or consolidated figures of a draft, each with a reason: all of them, or none. They stay when the report is consolidated again.",
    errors: { types: [ReportSealedError, FigureConflictError, FigureTooLargeError] },
    args: { input: t.arg({ type: OverrideFiguresInput, required: true, description: "The figures." }) },
    resolve: async (query, _root, { input }, context) => {
      const figures = withNumbers(input.figures.map((figure) => ({ ...figure, ...cellOf(figure) })));
      const id = await overrideFigures({ reportId: rowId(input.reportId.id), figures }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const RestoredFigureInput = builder.inputType("RestoredFigureInput", {
  description: "One figure whose override is taken back.",
  fields: (t) => ({
    indicatorId: t.globalID({ required: true, for: Indicator, description: "An indicator of the report's form." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "A part of it; leave out for the total." }),
    expectedVersion: t.int({ required: true, description: "The version of the figure read." }),
  }),
});

const RestoreFiguresInput = builder.inputType("RestoreFiguresInput", {
  description: "Whose overrides are taken back.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "Global ID of the report." }),
    figures: t.field({ type: [RestoredFigureInput], required: true, description: "The figures, at most 200." }),
  }),
});

builder.mutationField("restoreFigures", (t) =>
  t.prismaField({
    type: Report,
    description:
      "Takes overrides back: the figures of the draft are again what follows from the reports below and the committee's own work.",
    errors: { types: [ReportSealedError, FigureConflictError, FigureTooLargeError] },
    args: { input: t.arg({ type: RestoreFiguresInput, required: true, description: "The figures." }) },
    resolve: async (query, _root, { input }, context) => {
      const figures = input.figures.map((figure) => ({ ...figure, ...cellOf(figure) }));
      const id = await restoreFigures({ reportId: rowId(input.reportId.id), figures }, context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
