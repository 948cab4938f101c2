import type { Committee as CommitteeRow } from "@camket/prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import {
  type CompletenessCell,
  type CompletenessMatrix,
  type CompletenessRow,
  completenessBelow,
} from "./completeness.service.ts";
import { MOST_PERIODS, MOST_ROWS } from "./period-matrix.service.ts";
import { chosenPeriods, committeesOf, ReportingPeriod } from "./period-matrix.ts";
import { present, type Read } from "./read-together.ts";
import { PeriodKindEnum } from "./reporting-round.ts";
import { CompletenessObject, Standing } from "./standing.ts";

const Cell = builder.objectRef<CompletenessCell>("CompletenessCell").implement({
  description: "How many reports of one period are expected and there, of a committee and all under it.",
  fields: (t) => ({
    expected: t.exposeInt("expected", { description: "Reports expected, of committees that are not exempt." }),
    received: t.exposeInt("received", { description: "Of those expected: received, on time or late." }),
    onTime: t.exposeInt("onTime", { description: "Of those received: no later than on the day they were due." }),
    notDue: t.exposeInt("notDue", { description: "Of those expected: not received, and not due before today." }),
    exempt: t.exposeInt("exempt", { description: "Reports from which committees were exempted." }),
    standing: t.expose("standing", {
      type: Standing,
      nullable: true,
      description: "How the report of the committee of the row itself stands; null where none was asked of it.",
    }),
    reportId: t.id({
      nullable: true,
      description: "Global ID of that report; null before it was begun.",
      resolve: ({ reportId }) => reportId && encodeGlobalID("Report", reportId),
    }),
  }),
});

interface RowShape extends CompletenessRow {
  committeeWith: Read<CommitteeRow>;
}

const Row = builder.objectRef<RowShape>("CompletenessRow").implement({
  description: "One committee with all under it, and those that they took over.",
  fields: (t) => ({
    committee: t.field({
      type: Committee,
      description: "The committee.",
      resolve: async ({ committeeId, committeeWith }) => present(await committeeWith(committeeId)),
    }),
    predecessors: t.exposeInt("predecessors", {
      description: "Of how many committees it was made, whole or in part; 0 for one that took over from none.",
    }),
    cells: t.expose("cells", {
      type: [Cell],
      description: "One for each period, in their order.",
      atMost: MOST_PERIODS,
    }),
  }),
});

const Total = builder.objectRef<CompletenessMatrix["periods"][number]>("CompletenessPeriod").implement({
  description: "One period of a matrix of completeness.",
  fields: (t) => ({
    period: t.field({ type: ReportingPeriod, description: "The period.", resolve: (period) => period }),
    total: t.expose("total", { type: CompletenessObject, description: "All rows together, each report once." }),
  }),
});

const Matrix = builder
  .objectRef<Omit<CompletenessMatrix, "rows"> & { rows: RowShape[] }>("CompletenessMatrix")
  .implement({
    description:
      "How complete the reports of the committees below one are, committee by committee and period by period.",
    fields: (t) => ({
      periods: t.expose("periods", {
        type: [Total],
        description: "The latest periods of which reports can be drafted, the earliest first.",
        atMost: MOST_PERIODS,
      }),
      rows: t.expose("rows", {
        type: [Row],
        description: "The committees directly below within the viewer's reach, by official code of their unit.",
        atMost: MOST_ROWS,
      }),
    }),
  });

builder.queryField("completenessMatrix", (t) =>
  t.field({
    type: Matrix,
    description:
      "Who of those below a committee reported in the latest periods: counts for each committee directly below with all under it.",
    args: {
      committeeId: t.arg.globalID({
        required: true,
        for: Committee,
        description: "The committees directly below this one are the rows.",
      }),
      periodKinds: t.arg({ type: [PeriodKindEnum], required: true, description: "Only periods of these kinds." }),
      periods: t.arg.int({
        required: true,
        defaultValue: 8,
        description: `So many periods, the latest ones; at most ${MOST_PERIODS}.`,
      }),
      until: t.arg({ type: "Date", description: "No period that ends after this day." }),
    },
    resolve: async (_root, { committeeId, ...choice }, context, info) => {
      const matrix = await completenessBelow({ committeeId: rowId(committeeId.id), ...chosenPeriods(choice) }, context);
      const committeeWith = committeesOf(matrix.rows, context, info);
      return { ...matrix, rows: matrix.rows.map((row) => ({ ...row, committeeWith })) };
    },
  }),
);
