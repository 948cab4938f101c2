import type { Committee as CommitteeRow, Figure as FigureRow } from "@camket/prisma";
import { builder } from "../../builder.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { expectedOf, reportedOf, type SourceStanding } from "./committee-lineage.service.ts";
import { Figure, FigureStateEnum } from "./figure.ts";
import { present, type Read } from "./read-together.ts";
import {
  hasValue,
  type RestatedRow,
  type RestatedSource,
  type RestatedTotal,
  type RestatementState,
} from "./restatement.service.ts";

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

export const RestatedSourceStanding = builder.enumType("RestatedSourceStanding", {
  description: "What became of the figure of one committee of that time.",
  values: {
    REPORTED: { description: "It has an approved figure, of which that of the row is made, where the row has one." },
    MISSING: { description: "It was expected to report, and has no approved figure." },
    NOT_EXPECTED: { description: "It was not expected to report, or exempted, and has no approved figure." },
    DIVIDED: { description: "It was divided; its figure, if there is one, belongs to nobody alone." },
  } satisfies Record<SourceStanding, object>,
});

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

const RestatedSourceObject = builder.objectRef<SourceShape>("RestatedSource").implement({
  description: "One committee of the time of the round of which a committee of the map is made.",
  fields: (t) => ({
    committee: t.field({
      type: Committee,
      description: "The committee of that time.",
      resolve: async ({ committeeId, committeeWith }) => present(await committeeWith(committeeId)),
    }),
    standing: t.expose("standing", { type: RestatedSourceStanding, description: "What became of its figure." }),
    figure: t.field({
      type: Figure,
      nullable: true,
      description:
        "Its figure, of the last approved revision of its report; null where there is none, or it was divided.",
      resolve: async ({ figureId, figureWith }) => (figureId === null ? null : ((await figureWith(figureId)) ?? null)),
    }),
  }),
});

export const RestatedFigure = builder.objectRef<RowShape>("RestatedFigure").implement({
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

export const RestatedTotalObject = builder.objectRef<TotalShape>("RestatedTotal").implement({
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

export const [RestatedFigureConnection, RestatedFigureEdge] = connectionOf(RestatedFigure, "RestatedFigure");

export const figureIdsOf = (rows: RestatedRow[]) =>
  rows.flatMap(({ sources }) => sources.flatMap(({ figureId }) => figureId ?? []));

/** A sum over one number that the viewer may not know would tell it. */
export const isShown = (rows: RestatedRow[], shown: Set<number>) => figureIdsOf(rows).every((id) => shown.has(id));
