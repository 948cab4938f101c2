import { isDuplicate, Prisma, type Transaction } from "@camket/prisma";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError, VersionConflictError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { remind } from "../access/notification.service.ts";
import { holdsAt, visible } from "../visibility.ts";
import {
  NotExpectedError,
  ReportExistsError,
  ReportIncompleteError,
  ReportNotReturnedError,
  ReportSealedError,
  RoundNotOpenError,
} from "./report.errors.ts";
import { blockersOf } from "./report-rules.ts";
import { formSelect, previousCells, sheetSelect } from "./report-sheet.ts";

/** @returns the id of the new report. */
export async function startReport(
  { roundId, committeeId }: { roundId: number; committeeId: number },
  context: Context,
): Promise<number> {
  try {
    return await transact(context, async (tx) => {
      const [round, committee] = await Promise.all([
        tx.reportingRound.findFirst({ where: { AND: [visible.round(context), { id: roundId }] } }),
        tx.committee.findFirst({ where: { AND: [visible.directory(context), { id: committeeId }] } }),
      ]);
      if (!round || !committee) throw new NotFoundError();
      if (!holdsAt(context.viewer, committee.path, "OFFICER")) throw new ForbiddenError();
      const isExpected = await tx.roundExpectation.count({ where: { roundId, committeeId, state: { not: "EXEMPT" } } });
      if (isExpected === 0) throw new NotExpectedError();
      if (today() < round.opensOn) throw new RoundNotOpenError(round.opensOn);
      const { id } = await tx.report.create({
        data: { roundId, committeeId, revisions: { create: { number: 1 } } },
        select: { id: true },
      });
      return id;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const report = await context.db.report.findUnique({ where: { roundId_committeeId: { roundId, committeeId } } });
    throw new ReportExistsError(report?.id);
  }
}

/** Lets others write the same draft, and no submission before the transaction ends. */
const SHARED = Prisma.sql`FOR SHARE`;
const EXCLUSIVE = Prisma.sql`FOR UPDATE`;

/**
 * The draft of a report that the viewer may write, held until the transaction ends.
 *
 * @returns the id of the draft with the form it answers.
 */
export async function holdDraft(reportId: number, context: Context, tx: Transaction, lock = SHARED) {
  const report = await tx.report.findFirst({
    where: { AND: [visible.withinReach(context), { id: reportId }] },
    select: { committeePath: true, ...formSelect },
  });
  if (!report) throw new NotFoundError();
  if (!holdsAt(context.viewer, report.committeePath, "OFFICER")) throw new ForbiddenError();
  const [draft] = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "ReportRevision" WHERE "reportId" = ${reportId} AND "sealedAt" IS NULL ${lock}`;
  if (!draft) throw new ReportSealedError();
  return { draftId: draft.id, form: report };
}

interface Versioned {
  id: number;
  expectedVersion: number;
}

/** @returns the id of the report. */
export async function submitReport({ id, expectedVersion }: Versioned, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const { draftId } = await holdDraft(id, context, tx, EXCLUSIVE);
    const { count } = await tx.report.updateMany({
      where: { id, version: expectedVersion },
      data: { state: "SUBMITTED", version: { increment: 1 } },
    });
    const sheet = await tx.report.findUniqueOrThrow({
      where: { id },
      select: { ...sheetSelect, version: true, receivedAt: true },
    });
    if (count === 0) throw new VersionConflictError(sheet.version);
    const blockers = blockersOf(sheet, await previousCells(sheet, tx));
    if (blockers.length > 0) throw new ReportIncompleteError(blockers);
    const sealedAt = new Date();
    await tx.reportRevision.update({ where: { id: draftId }, data: { sealedAt } });
    if (!sheet.receivedAt) await tx.report.update({ where: { id }, data: { receivedAt: sealedAt } });
    await remind(["REPORT_TO_REVIEW", "REPORT_RETURNED"], tx, { subjectIds: [id] });
    return id;
  });
}

/** @returns the id of the report. */
export async function reviseReport({ id, expectedVersion }: Versioned, context: Context): Promise<number> {
  return transact(context, async (tx) => {
    const report = await tx.report.findFirst({ where: { AND: [visible.withinReach(context), { id }] } });
    if (!report) throw new NotFoundError();
    if (!holdsAt(context.viewer, report.committeePath, "OFFICER")) throw new ForbiddenError();
    const { count } = await tx.report.updateMany({
      where: { id, version: expectedVersion, state: "RETURNED", revisions: { none: { sealedAt: null } } },
      data: { version: { increment: 1 } },
    });
    if (count === 0) {
      if (report.version !== expectedVersion) throw new VersionConflictError(report.version);
      throw new ReportNotReturnedError();
    }
    const last = await tx.reportRevision.findFirstOrThrow({
      where: { reportId: id },
      orderBy: { number: "desc" },
      include: { narratives: true, sources: true },
    });
    const draft = await tx.reportRevision.create({
      data: {
        reportId: id,
        number: last.number + 1,
        narratives: { create: last.narratives.map(({ section, text }) => ({ section, text })) },
        sources: {
          create: last.sources.map(({ committeeId, sourceRevisionId }) => ({ committeeId, sourceRevisionId })),
        },
      },
    });
    await copyFigures(last.id, draft.id, tx);
    return id;
  });
}

/** With what they were counted from. */
async function copyFigures(fromId: number, toId: number, tx: Transaction) {
  await tx.$executeRaw`
    WITH copied AS (
      INSERT INTO "Figure" ("revisionId", "indicatorVersionId", "categoryId", "state", "numerator", "denominator",
          "origin", "overrideReason", "explanation")
        SELECT ${toId}, "indicatorVersionId", "categoryId", "state", "numerator", "denominator",
          "origin", "overrideReason", "explanation" FROM "Figure" WHERE "revisionId" = ${fromId}
        RETURNING "id", "indicatorVersionId", "categoryId"
    )
    INSERT INTO "FigureEvidence" ("figureId", "taskId", "eventId", "outputId")
      SELECT copied."id", evidence."taskId", evidence."eventId", evidence."outputId" FROM copied
        JOIN "Figure" original ON original."revisionId" = ${fromId}
          AND original."indicatorVersionId" = copied."indicatorVersionId"
          AND original."categoryId" IS NOT DISTINCT FROM copied."categoryId"
        JOIN "FigureEvidence" evidence ON evidence."figureId" = original."id"`;
}
