import type { IndicatorVersion as VersionRow } from "@camket/prisma";
import { queryFromInfo } from "@pothos/plugin-prisma";
import { resolveOffsetConnection } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { today } from "../../calendar.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { Committee } from "../committee/committee.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import { figuresShown } from "./figures-shown.ts";
import { Indicator, IndicatorVersion } from "./indicator.ts";
import { together } from "./read-together.ts";
import {
  definitionsAsked,
  formsSelect,
  MOST_INDICATORS,
  type RoundWithForms,
  versionsInOrder,
} from "./report-sheet.ts";
import { ReportingRound } from "./reporting-round.ts";
import {
  figureIdsOf,
  isShown,
  RestatedFigure,
  RestatedFigureConnection,
  RestatedFigureEdge,
  RestatedTotalObject,
} from "./restated-figure.ts";
import { hasValue, type RestatedRow, type RestatedTotal, restateFigures } from "./restatement.service.ts";

interface RestatementShape {
  versionId: number;
  asOf: Date;
  rows: RestatedRow[];
  total: RestatedTotal;
  /** Of the figures used, those whose number the viewer may know. */
  shownFigures: () => Promise<Set<number>>;
}

const Restatement = builder.objectRef<RestatementShape>("Restatement").implement({
  description:
    "The figures of one round on the map of another day: counts of merged committees are put together, those of divided ones are not shared out. No report is changed.",
  fields: (t) => ({
    asOf: t.expose("asOf", { type: "Date", description: "The day of the map." }),
    indicatorVersion: t.prismaField({
      type: IndicatorVersion,
      description: "The indicator, as defined on the last day of the period of the round.",
      resolve: (query, { versionId }, _arguments, { db }) =>
        db.indicatorVersion.findUniqueOrThrow({ ...query, where: { id: versionId } }),
    }),
    total: t.field({
      type: RestatedTotalObject,
      description: "All rows together, on every page.",
      resolve: ({ rows, total, shownFigures }) => ({
        ...total,
        rows,
        isSuppressed: async () => total.figureState !== null && !isShown(rows, await shownFigures()),
      }),
    }),
    figures: t.connection(
      {
        type: RestatedFigure,
        description: "A row for each committee of the map that the viewer reaches, by official code of its unit.",
        resolve: async ({ rows, shownFigures }, args, context, info) => ({
          ...(await resolveOffsetConnection({ args, maxSize: MAXIMUM_PAGE }, async ({ limit, offset }) => {
            const page = rows.slice(offset, offset + limit);
            const selection = (...path: string[]) =>
              queryFromInfo({ context, info, path: ["edges", "node", ...path], include: {}, awaitSelections: true });
            const committees = (ids: number[], ...path: string[]) =>
              together(async () =>
                context.db.committee.findMany({
                  ...(await selection(...path)),
                  where: { id: { in: ids }, AND: visible.directory(context) },
                }),
              );
            const committeeWith = committees(
              page.map(({ committeeId }) => committeeId),
              "committee",
            );
            const sourceCommitteeWith = committees(
              page.flatMap(({ sources }) => sources.map(({ committeeId }) => committeeId)),
              "sources",
              "committee",
            );
            const figureWith = together(async () =>
              context.db.figure.findMany({
                ...(await selection("sources", "figure")),
                where: { id: { in: figureIdsOf(page) }, AND: visible.withinReach(context) },
              }),
            );
            return page.map((row) => ({
              ...row,
              committeeWith,
              sources: row.sources.map((source) => ({ ...source, committeeWith: sourceCommitteeWith, figureWith })),
              isSuppressed: async () => hasValue(row) && !isShown([row], await shownFigures()),
            }));
          })),
          totalCount: rows.length,
        }),
      },
      RestatedFigureConnection,
      RestatedFigureEdge,
    ),
  }),
});

const askingSelect = <Versions>(versions: Versions) => ({
  committee: { select: { unit: { select: { level: true } } } },
  ...formsSelect(versions),
});

interface Asking<Version> extends RoundWithForms<Version> {
  committee: { unit: { level: string } };
}

/** What a round asks of those below, level by level. The form of the asking committee's own level is for its own report. */
function askedBelow<Version extends { id: number; validFrom: Date }>(round: Asking<Version>): Version[] {
  const versions = definitionsAsked(round, (level) => level !== round.committee.unit.level);
  return [...new Map(versions.map((version) => [version.id, version])).values()];
}

builder.prismaObjectField(ReportingRound, "indicators", (t) =>
  t.field({
    type: [IndicatorVersion],
    description:
      "The indicators it asks for of committees below, as defined at the end of its period, in the order of the forms.",
    atMost: MOST_INDICATORS,
    select: (_arguments, _context, nestedSelection) => askingSelect(nestedSelection(versionsInOrder)),
    resolve: (round) => askedBelow<VersionRow>(round),
  }),
);

builder.queryField("restatement", (t) =>
  t.field({
    type: Restatement,
    nullable: true,
    description:
      "An earlier round on the map of a day; null where the round is not within the viewer's reach, or does not ask for this.",
    args: {
      roundId: t.arg.globalID({ required: true, for: ReportingRound, description: "The round." }),
      indicatorId: t.arg.globalID({ required: true, for: Indicator, description: "An indicator it asks for." }),
      categoryId: t.arg.globalID({
        for: DisaggregationCategory,
        description: "A part of the indicator; leave out for the total.",
      }),
      committeeId: t.arg.globalID({
        for: Committee,
        description: "The committees that report to this one on the day are the rows; by default the one that asked.",
      }),
      asOf: t.arg({ type: "Date", description: "The day of the map; by default today in Viet Nam." }),
    },
    resolve: async (_root, { roundId, indicatorId, categoryId, committeeId, asOf }, context) => {
      const round = await context.db.reportingRound.findFirst({
        where: { AND: [visible.round(context), { id: rowId(roundId.id) }] },
        select: {
          id: true,
          committeeId: true,
          ...askingSelect({
            ...versionsInOrder,
            select: {
              id: true,
              indicatorId: true,
              validFrom: true,
              overCommittees: true,
              disaggregations: { select: { categories: { select: { id: true } } } },
            },
          }),
        },
      });
      const definition = round && askedBelow(round).find((version) => version.indicatorId === rowId(indicatorId.id));
      const part = categoryId ? rowId(categoryId.id) : null;
      const parts = definition?.disaggregations.flatMap(({ categories }) => categories.map(({ id }) => id));
      if (!definition || (part !== null && !parts?.includes(part))) return null;
      const day = asOf ?? today();
      const restated = await restateFigures(
        {
          ...{ roundId: round.id, endsOn: round.endsOn, definition, day },
          categoryId: part,
          committeeId: committeeId ? rowId(committeeId.id) : round.committeeId,
        },
        context,
      );
      let shown: Promise<Set<number>> | undefined;
      return {
        ...restated,
        versionId: definition.id,
        asOf: day,
        shownFigures: () => {
          shown ??= figuresShown(figureIdsOf(restated.rows), context);
          return shown;
        },
      };
    },
  }),
);
