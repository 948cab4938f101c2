import type { Committee as CommitteeRow, Figure as FigureRow } from "@camket/prisma";
import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { asShown, EarlierFigureObject } from "./earlier-figure.ts";
import { Figure } from "./figure.ts";
import { figureHistory } from "./figure-history.service.ts";
import { Indicator } from "./indicator.ts";
import { type MatrixPeriod, MOST_PERIODS, MOST_ROWS } from "./period-matrix.service.ts";
import { chosenPeriods, committeesOf, ReportingPeriod } from "./period-matrix.ts";
import { yearSoFar } from "./period-sum.service.ts";
import { present, type Read, together } from "./read-together.ts";
import { PeriodKindEnum } from "./reporting-round.ts";

interface CellShape {
  isExpected: boolean;
  figureId: number | null;
  figureWith: Read<FigureRow>;
}

interface RowShape {
  committeeId: number;
  cells: CellShape[];
  committeeWith: Read<CommitteeRow>;
}

const Cell = builder.objectRef<CellShape>("FigureHistoryCell").implement({
  description: "What a committee reported of an indicator in one period.",
  fields: (t) => ({
    isExpected: t.exposeBoolean("isExpected", {
      description: "Whether a report was expected of it, without exemption.",
    }),
    figure: t.field({
      type: Figure,
      nullable: true,
      description: "The total in the last approved revision of its report; null where there is none.",
      resolve: async ({ figureId, figureWith }) => (figureId === null ? null : ((await figureWith(figureId)) ?? null)),
    }),
  }),
});

const Row = builder.objectRef<RowShape>("FigureHistoryRow").implement({
  description: "What one committee reported of an indicator, period by period.",
  fields: (t) => ({
    committee: t.field({
      type: Committee,
      description: "The committee.",
      resolve: async ({ committeeId, committeeWith }) => present(await committeeWith(committeeId)),
    }),
    cells: t.expose("cells", {
      type: [Cell],
      description: "One for each period, in their order.",
      atMost: MOST_PERIODS,
    }),
  }),
});

interface HistoryShape {
  committeeId: number;
  indicatorId: number;
  periods: MatrixPeriod[];
  rows: RowShape[];
}

const History = builder.objectRef<HistoryShape>("FigureHistory").implement({
  description: "One indicator over the latest periods: of a committee, and of each directly below it.",
  fields: (t) => ({
    periods: t.expose("periods", {
      type: [ReportingPeriod],
      description: "The periods, the earliest first.",
      atMost: MOST_PERIODS,
    }),
    yearSoFar: t.field({
      type: [EarlierFigureObject],
      nullable: { list: false, items: true },
      description:
        "For each period the approved totals of the committee itself from the start of the year to its end, added by the indicator's rule over periods; null where the period does not divide the year, or nothing was approved.",
      atMost: MOST_PERIODS,
      resolve: ({ committeeId, indicatorId, periods, rows }, _arguments, context) =>
        // A committee that is out of reach has no row.
        rows.some((row) => row.committeeId === committeeId)
          ? Promise.all(
              periods.map(async (period) => {
                const figure = await yearSoFar({ committeeId, indicatorId, period }, context);
                return figure && asShown(figure, context);
              }),
            )
          : [],
    }),
    rows: t.expose("rows", {
      type: [Row],
      description:
        "The committee itself, then those below it within the viewer's reach by official code of their unit.",
      atMost: MOST_ROWS,
    }),
  }),
});

builder.queryField("figureHistory", (t) =>
  t.field({
    type: History,
    description:
      "What a committee and those directly below it reported of an indicator, as approved; small figures are hidden as everywhere.",
    args: {
      committeeId: t.arg.globalID({ required: true, for: Committee, description: "The committee." }),
      indicatorId: t.arg.globalID({ required: true, for: Indicator, description: "The indicator." }),
      periodKinds: t.arg({ type: [PeriodKindEnum], required: true, description: "Only periods of these kinds." }),
      periods: t.arg.int({
        required: true,
        defaultValue: 6,
        description: `So many periods, the latest ones; at most ${MOST_PERIODS}.`,
      }),
      until: t.arg({ type: "Date", description: "No period that ends after this day." }),
    },
    resolve: async (_root, { committeeId, indicatorId, ...choice }, context, info) => {
      const { periods, rows } = await figureHistory(
        { committeeId: rowId(committeeId.id), indicatorId: rowId(indicatorId.id), ...chosenPeriods(choice) },
        context,
      );
      const committeeWith = committeesOf(rows, context, info);
      const figureWith = together(async () =>
        context.db.figure.findMany({
          ...(await queryFromInfo({
            ...{ context, info, path: ["rows", "cells", "figure"], include: {} },
            awaitSelections: true,
          })),
          where: {
            id: { in: rows.flatMap(({ cells }) => cells.flatMap(({ figureId }) => figureId ?? [])) },
            AND: visible.withinReach(context),
          },
        }),
      );
      return {
        committeeId: rowId(committeeId.id),
        indicatorId: rowId(indicatorId.id),
        periods,
        rows: rows.map(({ cells, ...row }) => ({
          ...row,
          committeeWith,
          cells: cells.map((cell) => ({ ...cell, figureWith })),
        })),
      };
    },
  }),
);
