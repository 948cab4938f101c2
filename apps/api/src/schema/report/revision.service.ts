import type { Transaction } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { visible } from "../visibility.ts";
import { ReportNotReturnedError } from "./report.errors.ts";
import { ReportFrozenError } from "./report-decision.errors.ts";
import { moveFrom } from "./report-moves.ts";
import { mayWrite, reportPlace } from "./report-place.ts";
import { holdAbove } from "./report-tree.service.ts";

interface Asked {
  id: number;
  expectedVersion: number;
}

/** @returns the id of the report. */
export async function reviseReport(asked: Asked, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    if (!(await beginRevision(asked, context, tx))) throw new ReportNotReturnedError();
    return asked.id;
  });
}

/**
 * Gives a report that was returned or approved a new draft, a copy of what was submitted. One that has a draft, or is
 * under review, only has its version raised.
 *
 * @returns whether there is a new draft.
 */
export async function beginRevision(
  { id, expectedVersion }: Asked,
  context: Context,
  tx: Transaction,
): Promise<boolean> {
  const report = await tx.report.findFirst({
    where: { AND: [visible.withinReach(context), { id }] },
    select: { state: true, version: true, ...reportPlace, revisions: { where: { sealedAt: null }, take: 1 } },
  });
  if (!report) throw new NotFoundError();
  if (!mayWrite(report.expectation, context)) throw new ForbiddenError();
  const to = report.revisions.length === 0 ? moveFrom("revise", report.state) : undefined;
  if (to && (await holdAbove(id, tx))) throw new ReportFrozenError();
  const { count } = await tx.report.updateMany({
    where: { id, version: expectedVersion },
    data: { version: { increment: 1 }, ...(to && { state: to }) },
  });
  if (count === 0) {
    const now = await tx.report.findUniqueOrThrow({ where: { id }, select: { version: true } });
    throw new VersionConflictError(now.version);
  }
  if (!to) return false;
  const last = await tx.reportRevision.findFirstOrThrow({
    where: { reportId: id },
    orderBy: { number: "desc" },
    include: { narratives: { include: { sources: { orderBy: { id: "asc" } } } }, sources: { orderBy: { id: "asc" } } },
  });
  const draft = await tx.reportRevision.create({
    data: {
      reportId: id,
      number: last.number + 1,
      narratives: {
        create: last.narratives.map(({ section, text, sources }) => ({
          ...{ section, text },
          sources: { create: sources.map(({ taskId, eventId, documentId }) => ({ taskId, eventId, documentId })) },
        })),
      },
      sources: {
        create: last.sources.map(({ committeeId, sourceRevisionId }) => ({ committeeId, sourceRevisionId })),
      },
    },
  });
  await copyMarks(last.id, draft.id, tx);
  await copyFigures(last.id, draft.id, tx);
  return true;
}

/** The copy took from the same sources, so it is as stale. */
const copyMarks = (fromId: number, toId: number, tx: Transaction) => tx.$executeRaw`
  INSERT INTO "StaleMark" ("revisionId", "sourceRevisionId", "markedAt")
  SELECT ${toId}, "sourceRevisionId", "markedAt" FROM "StaleMark" WHERE "revisionId" = ${fromId}`;

/** With what they were counted from. */
async function copyFigures(fromId: number, toId: number, tx: Transaction) {
  await tx.$executeRaw`
    WITH copied AS (
      INSERT INTO "Figure" ("revisionId", "indicatorVersionId", "categoryId", "state", "numerator", "denominator",
          "ownNumerator", "ownDenominator", "origin", "overrideReason", "explanation", "isExplanationOutdated")
        SELECT ${toId}, "indicatorVersionId", "categoryId", "state", "numerator", "denominator",
          "ownNumerator", "ownDenominator", "origin", "overrideReason", "explanation", "isExplanationOutdated" FROM "Figure" WHERE "revisionId" = ${fromId}
        RETURNING "id", "indicatorVersionId", "categoryId"
    )
    INSERT INTO "FigureEvidence" ("figureId", "taskId", "eventId", "outputId")
      SELECT copied."id", evidence."taskId", evidence."eventId", evidence."outputId" FROM copied
        JOIN "Figure" original ON original."revisionId" = ${fromId}
          AND original."indicatorVersionId" = copied."indicatorVersionId"
          AND original."categoryId" IS NOT DISTINCT FROM copied."categoryId"
        JOIN "FigureEvidence" evidence ON evidence."figureId" = original."id"`;
}
