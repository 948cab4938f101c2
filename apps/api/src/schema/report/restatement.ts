import type { Committee as CommitteeRow, Figure as FigureRow, IndicatorVersion as VersionRow } from "@camket/prisma";
import { queryFromInfo } from "@pothos/plugin-prisma";
import { resolveOffsetConnection } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { today } from "../../calendar.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import { Figure, FigureStateEnum } from "./figure.ts";
import { Indicator, IndicatorVersion } from "./indicator.ts";
import {
  definitionsAsked,
  formsSelect,
  MOST_INDICATORS,
  type RoundWithForms,
  versionsInOrder,
} from "./report-sheet.ts";
import { ReportingRound } from "./reporting-round.ts";
import {
  hasValue,
  type RestatedRow,
  type RestatedSource,
  type RestatedTotal,
  type RestatementState,
  restateFigures,
  type SourceStanding,
} from "./restatement.service.ts";
import { isHidden, numberSelect } from "./small-cells.ts";

const MOST_SOURCES = 20;

const State = builder.enumType("RestatementState", {
  description: "How a committee of the map came to its figure, or why it has none.",
  values: {
    AS_REPORTED: { description: "It reported the figure itself, and nothing was merged into it since." },
    RESTATED: { description: "Made of the figures of the committees that it took over whole; some may be missing." },
    NOT_RESTATABLE: { description: "A committee it took over from was divided, and nobody knows the shares." },
    NOT_ADDABLE: { description: "Made of several committees, whose figures of this indicator cannot become one." },
    NO_FIGURE: { description: "None of those it is made of has an approved figure." },
  } satisfies Record<RestatementState, object>,
});

const Standing = builder.enumType("RestatedSourceStanding", {
  description: "What became of the figure of one committee of that time.",
  values: {
    REPORTED: { description: "It has an approved figure, of which that of the row is made, where the row has one." },
    MISSING: { description: "It was expected to report, and has no approved figure." },
    NOT_EXPECTED: { description: "It was not expected to report, or exempted, and has no approved figure." },
    DIVIDED: { description: "It was divided; its figure, if there is one, belongs to nobody alone." },
  } satisfies Record<SourceStanding, object>,
});

export type Read<Row> = (id: number) => Promise<Row | undefined>;

interface SourceShape extends RestatedSource {
  committeeWith: Read<CommitteeRow>;
  figureWith: Read<FigureRow>;
}

interface RowShape extends Omit<RestatedRow, "sources"> {
  sources: SourceShape[];
  committeeWith: Read<CommitteeRow>;
  isSuppressed: () => Promise<boolean>;
}

interface TotalShape extends RestatedTotal {
  rows: RestatedRow[];
  isSuppressed: () => Promise<boolean>;
}

interface RestatementShape {
  versionId: number;
  asOf: Date;
  rows: RestatedRow[];
  total: RestatedTotal;
  /** Of the figures used, those whose number the viewer may know. */
  shownFigures: () => Promise<Set<number>>;
}

/** Rows that are read together once one of them is asked for. */
export function together<Row extends { id: number }>(read: () => Promise<Row[]>): Read<Row> {
  let reading: Promise<Row[]> | undefined;
  return async (id) => {
    reading ??= read();
    return (await reading).find((row) => row.id === id);
  };
}

export function present<Row>(row: Row | undefined): Row {
  if (!row) throw new Error("The directory is open to everyone signed in");
  return row;
}

const RestatedSourceObject = builder.objectRef<SourceShape>("RestatedSource").implement({
  description: "One committee of the time of the round of which a committee of the map is made.",
  fields: (t) => ({
    committee: t.field({
      type: Committee,
      description: "The committee of that time.",
      resolve: async ({ committeeId, committeeWith }) => present(await committeeWith(committeeId)),
    }),
    standing: t.expose("standing", { type: Standing, description: "What became of its figure." }),
    figure: t.field({
      type: Figure,
      nullable: true,
      description:
        "Its figure, of the last approved revision of its report; null where there is none, or it was divided.",
      resolve: async ({ figureId, figureWith }) => (figureId === null ? null : ((await figureWith(figureId)) ?? null)),
    }),
  }),
});

const reportedOf = (sources: RestatedSource[]) => sources.filter(({ standing }) => standing === "REPORTED").length;
const expectedOf = (sources: RestatedSource[]) =>
  sources.filter(({ standing }) => standing === "REPORTED" || standing === "MISSING").length;

const RestatedFigure = builder.objectRef<RowShape>("RestatedFigure").implement({
  description: "What an earlier round says of one committee of the map.",
  fields: (t) => ({
    committee: t.field({
      type: Committee,
      description: "The committee of the map.",
      resolve: async ({ committeeId, committeeWith }) => present(await committeeWith(committeeId)),
    }),
    state: t.expose("state", { type: State, description: "How it came to its figure, or why it has none." }),
    figureState: t.expose("figureState", {
      type: FigureStateEnum,
      nullable: true,
      description: "Nothing arose, where nothing arose in any of the figures used; null where there is no figure.",
    }),
    numerator: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "The count or amount, or the numerator of a ratio, of the figures used; null where there is none, where nothing arose, or where it is hidden (isSuppressed).",
      resolve: async ({ numerator, isSuppressed }) => ((await isSuppressed()) ? null : numerator),
    }),
    denominator: t.field({
      type: "Decimal",
      nullable: true,
      description: "The denominator of a ratio, of the figures used; null where the numerator is, and for others.",
      resolve: async ({ denominator, isSuppressed }) => ((await isSuppressed()) ? null : denominator),
    }),
    isSuppressed: t.boolean({
      description: "Whether a figure used is so small that it is hidden from the viewer, and with it what it adds to.",
      resolve: ({ isSuppressed }) => isSuppressed(),
    }),
    expected: t.int({
      description: "Of the committees it is made of: how many were expected to report, or did.",
      resolve: ({ sources }) => expectedOf(sources),
    }),
    reported: t.int({
      description: "Of those expected: how many have an approved figure.",
      resolve: ({ sources }) => reportedOf(sources),
    }),
    sources: t.field({
      type: [RestatedSourceObject],
      description: "The committees of that time of which it is made, by official code of their unit.",
      atMost: MOST_SOURCES,
      resolve: ({ sources }) => sources.slice(0, MOST_SOURCES),
    }),
  }),
});

const countOf = (state: RestatementState) => ({
  resolve: ({ rows }: TotalShape) => rows.filter((row) => row.state === state).length,
});
const isWhole = (row: RestatedRow) => hasValue(row) && row.sources.every(({ standing }) => standing === "REPORTED");

const RestatedTotalObject = builder.objectRef<TotalShape>("RestatedTotal").implement({
  description: "All rows of a restatement together: their total where nothing is missing, else how much is.",
  fields: (t) => ({
    isComplete: t.exposeBoolean("isComplete", {
      description:
        "Whether every committee of that time gave a figure and none was divided. There is no total without.",
    }),
    figureState: t.expose("figureState", {
      type: FigureStateEnum,
      nullable: true,
      description: "Nothing arose, where nothing arose in any figure; null where there is no total.",
    }),
    numerator: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "The count or amount, or the numerator of a ratio, by the indicator's rule over committees; null where it is not complete, cannot be added, or is hidden (isSuppressed).",
      resolve: async ({ numerator, isSuppressed }) => ((await isSuppressed()) ? null : numerator),
    }),
    denominator: t.field({
      type: "Decimal",
      nullable: true,
      description: "The denominator of a ratio; null where the numerator is, and for others.",
      resolve: async ({ denominator, isSuppressed }) => ((await isSuppressed()) ? null : denominator),
    }),
    isSuppressed: t.boolean({
      description: "Whether a figure used is hidden from the viewer, and with it the total.",
      resolve: ({ isSuppressed }) => isSuppressed(),
    }),
    committees: t.int({ description: "Committees of the map.", resolve: ({ rows }) => rows.length }),
    whole: t.int({
      description: "Of those: with a figure from every committee they are made of.",
      resolve: ({ rows }) => rows.filter(isWhole).length,
    }),
    partial: t.int({
      description: "Of those: with figures from some of the committees they are made of.",
      resolve: ({ rows }) => rows.filter((row) => hasValue(row) && !isWhole(row)).length,
    }),
    notRestatable: t.int({
      description: "Of those: not restatable, since a committee was divided.",
      ...countOf("NOT_RESTATABLE"),
    }),
    notAddable: t.int({
      description: "Of those: of several committees whose figures cannot become one.",
      ...countOf("NOT_ADDABLE"),
    }),
    noFigure: t.int({ description: "Of those: without any figure.", ...countOf("NO_FIGURE") }),
    expected: t.int({
      description: "Committees of that time that were expected to report, or did.",
      resolve: ({ rows }) => rows.reduce((sum, { sources }) => sum + expectedOf(sources), 0),
    }),
    reported: t.int({
      description: "Of those expected: with an approved figure.",
      resolve: ({ rows }) => rows.reduce((sum, { sources }) => sum + reportedOf(sources), 0),
    }),
  }),
});

const [RestatedFigureConnection, RestatedFigureEdge] = connectionOf(RestatedFigure, "RestatedFigure");

const figureIdsOf = (rows: RestatedRow[]) =>
  rows.flatMap(({ sources }) => sources.flatMap(({ figureId }) => figureId ?? []));

/** A sum over one number that the viewer may not know would tell it. */
const isShown = (rows: RestatedRow[], shown: Set<number>) => figureIdsOf(rows).every((id) => shown.has(id));

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
      const readShown = async () => {
        const figures = await context.db.figure.findMany({
          where: { id: { in: figureIdsOf(restated.rows) }, AND: visible.withinReach(context) },
          select: { id: true, ...numberSelect },
        });
        return new Set(figures.filter((figure) => !isHidden(figure, context)).map(({ id }) => id));
      };
      return {
        ...restated,
        versionId: definition.id,
        asOf: day,
        shownFigures: () => {
          shown ??= readShown();
          return shown;
        },
      };
    },
  }),
);
