import { resolveOffsetConnection } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import type { Context } from "../../context.ts";
import { connectionOf } from "../connection.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import type { EarlierFigure } from "./earlier-figures.service.ts";
import { Figure, FigureStateEnum } from "./figure.ts";
import { isShownTo } from "./figures-shown.ts";
import { Indicator } from "./indicator.ts";
import { coverageOf, type FigureCoverage } from "./lineage.service.ts";

interface FigureShape extends EarlierFigure {
  isSuppressed: boolean;
}

export const EarlierFigureObject = builder.objectRef<FigureShape>("EarlierFigure").implement({
  description:
    "What reports of other periods say of one cell of a report: of the period it is compared with, or of those that make it up.",
  fields: (t) => ({
    indicator: t.prismaField({
      type: Indicator,
      description: "The indicator.",
      resolve: (query, { indicatorId }, _arguments, { db }) =>
        db.indicator.findUniqueOrThrow({ ...query, where: { id: indicatorId } }),
    }),
    category: t.prismaField({
      type: DisaggregationCategory,
      nullable: true,
      description: "The part of a disaggregation; null for the total.",
      resolve: (query, { categoryId }, _arguments, { db }) => {
        const found = { ...query, where: { id: categoryId ?? 0 } };
        return categoryId === null ? null : db.disaggregationCategory.findUnique(found);
      },
    }),
    state: t.field({
      type: FigureStateEnum,
      nullable: true,
      description:
        "Nothing arose, where nothing arose in any of the figures it is made of; null where figures of this indicator cannot become one.",
      resolve: ({ figureState }) => figureState,
    }),
    numerator: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "The count or amount, or the numerator of a ratio; null where there is no number, or it is hidden (isSuppressed).",
      resolve: ({ numerator, isSuppressed }) => (isSuppressed ? null : numerator),
    }),
    denominator: t.field({
      type: "Decimal",
      nullable: true,
      description: "The denominator of a ratio; null where the numerator is, and for others.",
      resolve: ({ denominator, isSuppressed }) => (isSuppressed ? null : denominator),
    }),
    isSuppressed: t.exposeBoolean("isSuppressed", {
      description: "Whether a figure it is made of is hidden from the viewer, and with it what it adds to.",
    }),
    expected: t.exposeInt("expected", {
      description:
        "Of how many parts it is made: committees of that time that were expected to report, or did; or the periods that make up a longer one.",
    }),
    reported: t.exposeInt("reported", { description: "How many of those gave this figure." }),
    expectedBelow: t.int({
      nullable: true,
      description:
        "Of how many reports of the committees below those it was to be made; null where it was not made of figures from below.",
      resolve: async ({ figureIds }, _arguments, context) =>
        (await coverageBelow(figureIds, context))?.expected ?? null,
    }),
    reportedBelow: t.int({
      nullable: true,
      description: "How many of those gave this figure; null where it was not made of figures from below.",
      resolve: async ({ figureIds }, _arguments, context) =>
        (await coverageBelow(figureIds, context))?.reported ?? null,
    }),
    figure: t.prismaField({
      type: Figure,
      nullable: true,
      description: "Itself, with its lineage; null where it is made of several, or its number is hidden.",
      resolve: (query, { figureIds, isSuppressed }, _arguments, { db }) => {
        const [id, ...others] = figureIds;
        const found = { ...query, where: { id: id ?? 0 } };
        return isSuppressed || others.length > 0 ? null : db.figure.findUnique(found);
      },
    }),
  }),
});

async function coverageBelow(figureIds: number[], context: Context): Promise<FigureCoverage | null> {
  const found = await Promise.all(figureIds.map((id) => coverageOf(id, context)));
  const coverages = found.flatMap((each) => each ?? []);
  const total = (of: keyof FigureCoverage) => coverages.reduce((sum, each) => sum + each[of], 0);
  return coverages.length === 0 ? null : { expected: total("expected"), reported: total("reported") };
}

export const [EarlierFigureConnection, EarlierFigureEdge] = connectionOf(EarlierFigureObject, "EarlierFigure");

/** A number is hidden where one it is made of is. */
export async function asShown(figure: EarlierFigure, context: Context): Promise<FigureShape> {
  const shown = await Promise.all(figure.figureIds.map((id) => isShownTo(id, context)));
  return { ...figure, isSuppressed: shown.includes(false) };
}

export const figurePage = async (
  figures: EarlierFigure[],
  args: PothosSchemaTypes.DefaultConnectionArguments,
  context: Context,
) => ({
  ...(await resolveOffsetConnection({ args, maxSize: MAXIMUM_PAGE }, ({ limit, offset }) =>
    Promise.all(figures.slice(offset, offset + limit).map((figure) => asShown(figure, context))),
  )),
  totalCount: figures.length,
});
