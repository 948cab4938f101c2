import type { CellComment, Prisma } from "@camket/prisma";
import { z } from "zod";
import type { Context, Viewer } from "../../context.ts";
import { ForbiddenError, InvalidInputError, NotFoundError, parseInput } from "../../errors.ts";
import { requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { administers, holdsOver, visible } from "../visibility.ts";
import { mayWrite, reportPlace } from "./report-place.ts";
import { formSelect, linesOf } from "./report-sheet.ts";

const commentRules = z.object({
  text: requiredText(5000),
});

type Cell = Pick<CellComment, "reportId" | "indicatorId" | "categoryId">;

type Placed = Prisma.ReportGetPayload<{ select: typeof reportPlace }>;

/** Whoever writes the report, and reviewers of its committee and those above it. */
export const mayComment = ({ expectation }: Placed, context: Context) =>
  mayWrite(expectation, context) || holdsOver(context.viewer, expectation.committeePath, "REVIEWER");

/** A program reads, and takes nothing back. */
export const canDelete = (
  viewer: Viewer | null,
  { authorId, committeePath }: Pick<CellComment, "authorId" | "committeePath">,
) => viewer !== null && !viewer.isProgram && (authorId === viewer.userId || administers(viewer, committeePath));

/** @returns the id of the remark. */
export async function commentOnCell({ text: typed, ...cell }: Cell & { text: string }, context: Context) {
  const { text } = parseInput(commentRules, { text: typed });
  return transact(context, async (tx) => {
    const report = await tx.report.findFirst({
      where: { AND: [visible.withinReach(context), { id: cell.reportId }] },
      select: { ...reportPlace, ...formSelect },
    });
    if (!report) throw new NotFoundError();
    if (!context.viewer || !mayComment(report, context)) throw new ForbiddenError();
    requireAsked(cell, report);
    const { id } = await tx.cellComment.create({
      data: { ...cell, text, authorId: context.viewer.userId },
      select: { id: true },
    });
    await remindOf(cell, tx);
    return id;
  });
}

/** Only what the form asks for is talked about. */
function requireAsked({ indicatorId, categoryId }: Cell, form: Parameters<typeof linesOf>[0]) {
  const line = linesOf(form).find(({ definition }) => definition.indicatorId === indicatorId);
  if (!line) throw new InvalidInputError([{ path: "indicatorId", code: "NOT_FOUND" }]);
  const categories = line.definition.disaggregations.flatMap((split) => split.categories);
  if (categoryId !== null && !categories.some(({ id }) => id === categoryId))
    throw new InvalidInputError([{ path: "categoryId", code: "NOT_FOUND" }]);
}

async function remindOf(
  { reportId, indicatorId, categoryId }: Cell,
  tx: Parameters<typeof remind>[1] & Pick<Context["db"], "cellComment">,
) {
  const ofCell = await tx.cellComment.findMany({
    where: { reportId, indicatorId, categoryId },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  await remind(["CELL_COMMENTED"], tx, { subjectIds: ofCell.map(({ id }) => id) });
}

/**
 * Settles a remark and those before it on the same cell: what was written meanwhile still waits.
 *
 * @returns the id of the report.
 */
export const resolveCellComment = (id: number, context: Context) =>
  settle(id, context, ({ reportId, indicatorId, categoryId }) => ({
    where: { reportId, indicatorId, categoryId, id: { lte: id }, resolvedAt: null },
    data: { resolvedAt: new Date() },
  }));

/** @returns the id of the report. */
export const reopenCellComment = (id: number, context: Context) =>
  settle(id, context, () => ({ where: { id }, data: { resolvedAt: null } }));

async function settle(
  id: number,
  context: Context,
  change: (comment: CellComment) => Prisma.CellCommentUpdateManyArgs,
): Promise<number> {
  return transact(context, async (tx) => {
    const comment = await tx.cellComment.findFirst({
      where: { AND: [visible.cellComment(context), { id }] },
      include: { report: { select: reportPlace } },
    });
    if (!comment) throw new NotFoundError();
    if (!mayComment(comment.report, context)) throw new ForbiddenError();
    await tx.cellComment.updateMany(change(comment));
    await remindOf(comment, tx);
    return comment.reportId;
  });
}

/**
 * Deletes a remark for good, with the notices of it.
 *
 * @returns the id of the report.
 */
export async function deleteCellComment(id: number, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const comment = await tx.cellComment.findFirst({ where: { AND: [visible.cellComment(context), { id }] } });
    if (!comment) throw new NotFoundError();
    if (!canDelete(context.viewer, comment)) throw new ForbiddenError();
    await tx.cellComment.delete({ where: { id }, select: { id: true } });
    await remindOf(comment, tx);
    return comment.reportId;
  });
}
