import { resolveCursorConnection } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { MAXIMUM_PAGE } from "../../connections.ts";
import { Committee } from "../committee/committee.ts";
import { connectionOf } from "../connection.ts";
import { Event } from "../plan/event.ts";
import { Output } from "../plan/output.ts";
import { Task } from "../plan/task.ts";
import { sees } from "../visibility.ts";
import { Figure } from "./figure.ts";
import { countParts, coverageOf, type LineagePart, type PartKind, partsOf, sumBelow } from "./lineage.service.ts";
import { ReportRevision } from "./report-revision.ts";
import { isOwnHidden, knowsNumbers, numberKnown, ownSelect } from "./small-cells.ts";

/** Found by their keys, so that Prisma gathers those of a page in one statement. Reach was looked at with the parts. */
const LineagePartObject = builder.objectRef<LineagePart>("LineagePart").implement({
  description:
    "What one committee below gave to a consolidated figure. It names committee and revision, never the person who typed.",
  fields: (t) => ({
    committee: t.prismaField({
      type: Committee,
      description: "The committee below.",
      resolve: (query, { committeeId }, _arguments, { db }) =>
        db.committee.findUniqueOrThrow({ ...query, where: { id: committeeId } }),
    }),
    isMissing: t.exposeBoolean("isMissing", {
      description: "Whether its report was missing. It counts as missing then, and not as zero.",
    }),
    revision: t.prismaField({
      type: ReportRevision,
      nullable: true,
      description: "The revision taken, with its number and when it was submitted; null where it was missing.",
      resolve: (query, { revisionId }, _arguments, { db }) => {
        const found = { ...query, where: { id: revisionId ?? 0 } };
        return revisionId === null ? null : db.reportRevision.findUnique(found);
      },
    }),
    figure: t.prismaField({
      type: Figure,
      nullable: true,
      description:
        "Its figure as it was taken, which has a lineage of its own; null where its report was missing, or has no such figure.",
      resolve: (query, { figureId }, _arguments, { db }) => {
        const found = { ...query, where: { id: figureId ?? 0 } };
        return figureId === null ? null : db.figure.findUnique(found);
      },
    }),
    presentRevision: t.prismaField({
      type: ReportRevision,
      nullable: true,
      description:
        "The revision approved since: a correction of the one taken, or the report that was missing; null where there is none.",
      resolve: (query, { presentRevisionId }, _arguments, { db }) => {
        const found = { ...query, where: { id: presentRevisionId ?? 0 } };
        return presentRevisionId === null ? null : db.reportRevision.findUnique(found);
      },
    }),
    presentFigure: t.prismaField({
      type: Figure,
      nullable: true,
      description: "Its figure there, which consolidating again would take; null where there is none.",
      resolve: (query, { presentFigureId }, _arguments, { db }) => {
        const found = { ...query, where: { id: presentFigureId ?? 0 } };
        return presentFigureId === null ? null : db.figure.findUnique(found);
      },
    }),
  }),
});

const [LineagePartConnection, LineagePartEdge] = connectionOf(LineagePartObject, "LineagePart");

const LineagePartKind = builder.enumType("LineagePartKind", {
  description: "Which of the committees below a figure was made of.",
  values: {
    TAKEN: { description: "Those whose report was taken." },
    MISSING: { description: "Those whose report was missing." },
    CHANGED: { description: "Those whose report was corrected, or came in, after it was taken." },
  } satisfies Record<PartKind, object>,
});

/** As Prisma's lists write theirs. */
const cursorOf = ({ id }: LineagePart) => btoa(`GPC:N:${id}`);
const sourceIn = (cursor: string | undefined) => (cursor ? Number(atob(cursor).split(":").at(-1)) : null);

builder.prismaObjectField(Figure, "lineage", (t) =>
  t.connection(
    {
      type: LineagePartObject,
      description:
        "What it was made of, a row for each committee below by the code of its unit, the missing ones too: by the indicator's rule over committees these and the own part are the figure. Empty for figures that were typed or counted.",
      args: { kind: t.arg({ type: LineagePartKind, description: "Only those; leave out for all." }) },
      select: { id: true },
      resolve: async ({ id }, { kind = null, ...args }, context) => ({
        ...(await resolveCursorConnection<Promise<LineagePart[]>>(
          { args, maxSize: MAXIMUM_PAGE, defaultSize: 20, toCursor: cursorOf },
          ({ after, before, limit, inverted }) =>
            partsOf(
              {
                ...{ figureId: id, kind, limit, isBackward: inverted },
                ...{ after: sourceIn(after), before: sourceIn(before) },
              },
              context,
            ),
        )),
        totalCount: () => countParts({ figureId: id, kind }, context),
      }),
    },
    LineagePartConnection,
    LineagePartEdge,
  ),
);

builder.prismaObjectFields(Figure, (t) => ({
  expectedBelow: t.int({
    nullable: true,
    description:
      "Of how many of the committees below it was to be made: those expected to report and not exempt. Null where it was not made of theirs.",
    select: { id: true },
    resolve: async ({ id }, _arguments, context) => (await coverageOf(id, context))?.expected ?? null,
  }),
  reportedBelow: t.int({
    nullable: true,
    description: "Of those: whose figure was taken; the others are no zeros. Null where it was not made of theirs.",
    select: { id: true },
    resolve: async ({ id }, _arguments, context) => (await coverageOf(id, context))?.reported ?? null,
  }),
  belowNumerator: t.field({
    type: "Decimal",
    nullable: true,
    description:
      "What the committees below make of it by the indicator's rule, without the own part and whatever was put in place of it; null where nothing was taken, and to those who may not see every number.",
    select: { id: true, committeePath: true },
    resolve: async (figure, _arguments, context) =>
      knowsNumbers(figure, context) ? (await sumBelow(figure.id, context)).numerator : null,
  }),
  belowDenominator: t.field({
    type: "Decimal",
    nullable: true,
    description: "The denominator of what the committees below make of it; null as its numerator is.",
    select: { id: true, committeePath: true },
    resolve: async (figure, _arguments, context) =>
      knowsNumbers(figure, context) ? (await sumBelow(figure.id, context)).denominator : null,
  }),
  ownNumerator: t.field({
    type: "Decimal",
    nullable: true,
    description:
      "What the committee itself adds to the figures of those below, or the numerator of that; null where it adds nothing, or where it is hidden.",
    select: ownSelect,
    resolve: async (figure, _arguments, context) => ((await isOwnHidden(figure, context)) ? null : figure.ownNumerator),
  }),
  ownDenominator: t.field({
    type: "Decimal",
    nullable: true,
    description:
      "The denominator of what the committee itself adds; null where it adds nothing, or where it is hidden.",
    select: ownSelect,
    resolve: async (figure, _arguments, context) =>
      (await isOwnHidden(figure, context)) ? null : figure.ownDenominator,
  }),
}));

const FigureEvidence = builder.prismaObject("FigureEvidence", {
  fields: (t) => ({
    task: t.field({
      type: Task,
      nullable: true,
      description: "The task counted, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ task: nestedSelection(true) }),
      resolve: ({ task }, _arguments, context) => (task && sees.withinReach(context, task) ? task : null),
    }),
    event: t.field({
      type: Event,
      nullable: true,
      description: "The event counted, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ event: nestedSelection(true) }),
      resolve: ({ event }, _arguments, context) => (event && sees.withinReach(context, event) ? event : null),
    }),
    output: t.field({
      type: Output,
      nullable: true,
      description: "The output counted, where the viewer may see it.",
      select: (_arguments, _context, nestedSelection) => ({ output: nestedSelection(true) }),
      resolve: ({ output }, _arguments, context) => (output && sees.withinReach(context, output) ? output : null),
    }),
  }),
});

const [FigureEvidenceConnection, FigureEvidenceEdge] = connectionOf(FigureEvidence, "FigureEvidence");

builder.prismaObjectField(Figure, "evidence", (t) =>
  t.relatedConnection(
    "evidence",
    {
      cursor: "id",
      totalCount: true,
      description:
        "The committee's own tasks, events or outputs that were counted; empty where nothing was, or where the number is hidden.",
      query: (_arguments, context) => ({ where: { figure: numberKnown(context) }, orderBy: { id: "asc" } }),
    },
    FigureEvidenceConnection,
    FigureEvidenceEdge,
  ),
);
