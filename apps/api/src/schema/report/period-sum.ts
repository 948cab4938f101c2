import { builder } from "../../builder.ts";
import { EarlierFigureConnection, EarlierFigureEdge, EarlierFigureObject, figurePage } from "./earlier-figure.ts";
import { placeSelect } from "./earlier-figures.service.ts";
import { MOST_PERIODS } from "./period-matrix.service.ts";
import { ReportingPeriod } from "./period-matrix.ts";
import { isReported, type PeriodSum, sumOfPeriods } from "./period-sum.service.ts";
import { Report } from "./report.ts";
import { periodOf } from "./reporting-period.ts";

const PeriodSumPart = builder.objectRef<PeriodSum["parts"][number]>("PeriodSumPart").implement({
  description: "One of the periods that make up a longer one.",
  fields: (t) => ({
    period: t.field({
      type: ReportingPeriod,
      description: "The period.",
      resolve: ({ key, period }) => period ?? { ...key, ...periodOf(key.periodKind, key.year, key.ordinal) },
    }),
    isReported: t.boolean({
      description: "Whether an approved report of it was added; a report that lacks is no zero.",
      resolve: ({ period }) => isReported(period),
    }),
  }),
});

const PeriodSumObject = builder.objectRef<PeriodSum>("PeriodSum").implement({
  description:
    "The approved figures of the shorter periods that make up the period of a report, added by each indicator's rule over periods. Periods that overlap are never added: of halves, quarters and months those are taken of which most is reported.",
  fields: (t) => ({
    parts: t.expose("parts", {
      type: [PeriodSumPart],
      description: "The periods, the earliest first.",
      atMost: MOST_PERIODS,
    }),
    figures: t.connection(
      {
        type: EarlierFigureObject,
        description: "Its figures: each indicator's total, then its parts. An indicator that is not added has none.",
        resolve: ({ figures }, args, context) => figurePage(figures, args, context),
      },
      EarlierFigureConnection,
      EarlierFigureEdge,
    ),
  }),
});

builder.prismaObjectField(Report, "periodSum", (t) =>
  t.field({
    type: PeriodSumObject,
    nullable: true,
    description:
      "What the shorter periods within its own add up to: for a year, its halves, quarters or months; null where none was asked for.",
    select: placeSelect,
    resolve: (place, _arguments, context) => sumOfPeriods(place, context),
  }),
);
