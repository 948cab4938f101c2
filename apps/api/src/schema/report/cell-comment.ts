import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../../builder.ts";
import { Colleague } from "../access/colleague.ts";
import { connectionOf } from "../connection.ts";
import { rowId } from "../row-id.ts";
import { visible } from "../visibility.ts";
import {
  canDelete,
  commentOnCell,
  deleteCellComment,
  mayComment,
  reopenCellComment,
  resolveCellComment,
} from "./cell-comment.service.ts";
import { DisaggregationCategory } from "./disaggregation.ts";
import { Indicator } from "./indicator.ts";
import { Report } from "./report.ts";
import { reportPlace } from "./report-place.ts";

const CellComment = builder.prismaNode("CellComment", {
  id: { field: "id" },
  nullable: true,
  findUnique: (id, context) => ({ id: rowId(id), AND: visible.cellComment(context) }),
  fields: (t) => ({
    report: t.relation("report"),
    indicator: t.relation("indicator"),
    category: t.relation("category", { nullable: true }),
    author: t.relation("author", { type: Colleague, nullable: true }),
    text: t.exposeString("text"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    resolvedAt: t.expose("resolvedAt", { type: "DateTime", nullable: true }),
    viewerCanDelete: t.boolean({
      description:
        "Whether the viewer may delete it: who wrote it may, and administrators of the committee who read it.",
      select: { authorId: true, committeePath: true },
      resolve: (comment, _arguments, { viewer }) => canDelete(viewer, comment),
    }),
  }),
});

const [CellCommentConnection, CellCommentEdge] = connectionOf(CellComment, "CellComment");

/** Of one report; who settles these sees the next. */
const MOST_COMMENTED = 500;

interface CommentedCellShape {
  indicatorId: number;
  categoryId: number | null;
  openCount: number;
}

const CommentedCell = builder.objectRef<CommentedCellShape>("CommentedCell").implement({
  description: "A cell of a report with remarks that are not settled.",
  fields: (t) => ({
    indicatorId: t.id({
      description: "Global ID of the indicator.",
      resolve: ({ indicatorId }) => encodeGlobalID("Indicator", indicatorId),
    }),
    categoryId: t.id({
      nullable: true,
      description: "Global ID of the part of a disaggregation; null for the total.",
      resolve: ({ categoryId }) => categoryId && encodeGlobalID("DisaggregationCategory", categoryId),
    }),
    openCount: t.exposeInt("openCount", { description: "How many of its remarks are not settled." }),
  }),
});

function countByCell(open: Omit<CommentedCellShape, "openCount">[]): CommentedCellShape[] {
  const cells = new Map<string, CommentedCellShape>();
  for (const cell of open) {
    const key = `${cell.indicatorId}/${cell.categoryId}`;
    cells.set(key, { ...cell, openCount: (cells.get(key)?.openCount ?? 0) + 1 });
  }
  return [...cells.values()];
}

builder.prismaObjectFields(Report, (t) => ({
  commentedCells: t.field({
    type: [CommentedCell],
    description: "Its cells with remarks that are not settled. Shown to those who may see every number of it.",
    atMost: MOST_COMMENTED,
    select: (_arguments, context) => ({
      cellComments: {
        where: { AND: [visible.cellComment(context), { resolvedAt: null }] },
        orderBy: { id: "asc" as const },
        take: MOST_COMMENTED,
        select: { indicatorId: true, categoryId: true },
      },
    }),
    resolve: ({ cellComments }) => countByCell(cellComments),
  }),
  cellComments: t.relatedConnection(
    "cellComments",
    {
      cursor: "id",
      totalCount: true,
      description:
        "Remarks on its cells through all its revisions, the latest first. Shown to those who may see every number of it.",
      args: {
        indicatorId: t.arg.globalID({ for: Indicator, description: "Only on the cells of this indicator." }),
        categoryId: t.arg.globalID({
          for: DisaggregationCategory,
          description: "Only on this part of a disaggregation; null for totals, left out for both.",
        }),
        isOpen: t.arg.boolean({ description: "Only those that are not settled, or only those that are." }),
      },
      query: ({ indicatorId, categoryId, isOpen }, context) => ({
        where: {
          AND: [
            visible.cellComment(context),
            indicatorId ? { indicatorId: rowId(indicatorId.id) } : {},
            categoryId === undefined ? {} : { categoryId: categoryId && rowId(categoryId.id) },
            typeof isOpen === "boolean" ? { resolvedAt: isOpen ? null : { not: null } } : {},
          ],
        },
        orderBy: { id: "desc" },
      }),
    },
    CellCommentConnection,
    CellCommentEdge,
  ),
  viewerCanComment: t.boolean({
    description:
      "Whether the viewer may write a remark on a cell of it, and settle one: whoever writes it may, and reviewers of its committee and those above it.",
    select: reportPlace,
    resolve: (report, _arguments, context) => mayComment(report, context),
  }),
}));

const CommentOnCellInput = builder.inputType("CommentOnCellInput", {
  description: "A remark on a cell of a report.",
  fields: (t) => ({
    reportId: t.globalID({ required: true, for: Report, description: "The report." }),
    indicatorId: t.globalID({ required: true, for: Indicator, description: "An indicator of its form." }),
    categoryId: t.globalID({ for: DisaggregationCategory, description: "A part of it; leave out for the total." }),
    text: t.string({ required: true, description: "The remark, in Vietnamese, at most 5000 letters." }),
  }),
});

builder.mutationField("commentOnCell", (t) =>
  t.prismaField({
    type: CellComment,
    description:
      "Writes a remark on a cell of a report. Of those who report, it is told to the reviewers; of reviewers, to those who report.",
    errors: { types: [] },
    args: { input: t.arg({ type: CommentOnCellInput, required: true, description: "The remark." }) },
    resolve: async (query, _root, { input }, context) => {
      const { reportId, indicatorId, categoryId, text } = input;
      const id = await commentOnCell(
        {
          reportId: rowId(reportId.id),
          indicatorId: rowId(indicatorId.id),
          categoryId: categoryId ? rowId(categoryId.id) : null,
          text,
        },
        context,
      );
      return context.db.cellComment.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const oneComment = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      id: t.globalID({ required: true, for: CellComment, description: "Global ID of the remark." }),
    }),
  });

const ResolveCellCommentInput = oneComment("ResolveCellCommentInput", "A remark that is settled.");

builder.mutationField("resolveCellComment", (t) =>
  t.prismaField({
    type: Report,
    description: "Settles a remark and those before it on the same cell. Returns the report.",
    errors: {},
    args: { input: t.arg({ type: ResolveCellCommentInput, required: true, description: "The remark." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await resolveCellComment(rowId(input.id.id), context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const ReopenCellCommentInput = oneComment("ReopenCellCommentInput", "A remark that waits for an answer again.");

builder.mutationField("reopenCellComment", (t) =>
  t.prismaField({
    type: Report,
    description: "Takes back that a remark is settled. Returns the report.",
    errors: {},
    args: { input: t.arg({ type: ReopenCellCommentInput, required: true, description: "The remark." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await reopenCellComment(rowId(input.id.id), context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DeleteCellCommentInput = oneComment("DeleteCellCommentInput", "A remark that is to be deleted for good.");

builder.mutationField("deleteCellComment", (t) =>
  t.prismaField({
    type: Report,
    description: "Deletes a remark for good. Its text is kept nowhere, in no history either. Returns the report.",
    errors: {},
    args: { input: t.arg({ type: DeleteCellCommentInput, required: true, description: "The remark." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await deleteCellComment(rowId(input.id.id), context);
      return context.db.report.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
