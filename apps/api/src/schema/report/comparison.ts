import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";
import { type ComparedPeriod, periodCompared } from "./comparison.service.ts";
import { EarlierFigureConnection, EarlierFigureEdge, EarlierFigureObject, figurePage } from "./earlier-figure.ts";
import { type EarlierPeriod, earlierPeriod, placeSelect } from "./earlier-figures.service.ts";
import { ReportingPeriod } from "./period-matrix.ts";
import { Report } from "./report.ts";
import { RestatedSourceStanding } from "./restated-figure.ts";

const MOST_SOURCES = 20;

const ComparedPeriodEnum = builder.enumType("ComparedPeriod", {
  description: "What the figures of a report are compared with.",
  values: {
    YEAR_BEFORE: { description: "The same period a year before." },
    PRECEDING: {
      description: "The period that ends where this one begins: the month before, the second half of last year.",
    },
  } satisfies Record<ComparedPeriod, object>,
});

const ComparisonSource = builder.objectRef<EarlierPeriod["sources"][number]>("ComparisonSource").implement({
  description: "One committee of that time of which the committee of a report is made.",
  fields: (t) => ({
    // By its key, so that Prisma gathers those of a page in one statement.
    committee: t.prismaField({
      type: Committee,
      description: "The committee of that time.",
      resolve: (query, { committeeId }, _arguments, { db }) =>
        db.committee.findUniqueOrThrow({ ...query, where: { id: committeeId } }),
    }),
    standing: t.expose("standing", { type: RestatedSourceStanding, description: "What became of its report." }),
  }),
});

const Comparison = builder.objectRef<EarlierPeriod>("Comparison").implement({
  description:
    "The figures that stand beside those of a report: approved ones of an earlier period, those of committees taken over whole put together by the indicator's rule. What was divided is not shared out.",
  fields: (t) => ({
    period: t.field({ type: ReportingPeriod, description: "The earlier period.", resolve: (period) => period }),
    isDivided: t.exposeBoolean("isDivided", {
      description:
        "Whether a committee it took over from was divided: then there is no figure, since nobody knows the shares.",
    }),
    expected: t.exposeInt("expected", {
      description: "Of the committees of that time of which it is made: how many were expected to report, or did.",
    }),
    reported: t.exposeInt("reported", { description: "Of those: how many have an approved report." }),
    sources: t.field({
      type: [ComparisonSource],
      description: "The committees of that time of which it is made, by official code of their unit.",
      atMost: MOST_SOURCES,
      resolve: ({ sources }) => sources.slice(0, MOST_SOURCES),
    }),
    figures: t.connection(
      {
        type: EarlierFigureObject,
        description: "Its figures: each indicator's total, then its parts.",
        resolve: ({ figures }, args, context) => figurePage(figures, args, context),
      },
      EarlierFigureConnection,
      EarlierFigureEdge,
    ),
  }),
});

builder.prismaObjectField(Report, "comparison", (t) =>
  t.field({
    type: Comparison,
    nullable: true,
    description: "The figures that stand beside its own; null where no report of that period was asked for.",
    args: { with: t.arg({ type: ComparedPeriodEnum, required: true, description: "Of which period." }) },
    select: placeSelect,
    resolve: (place, { with: compared }, context) => {
      const period = periodCompared(place.round, compared);
      return period && earlierPeriod({ place, period }, context);
    },
  }),
);
