import type { Database } from "@camket/prisma";
import type { Logger } from "pino";
import type { Context } from "../context.ts";
import { DomainError, internalError } from "../errors.ts";
import { keepEntries } from "../schema/access/job.service.ts";
import { loadViewer } from "../sign-in/viewer.ts";
import { jobWork } from "./job-work.ts";

/** Does what a job asks, once: done again after a crash, it writes nothing a second time. */
export async function runJob(id: number, db: Database, log: Logger): Promise<void> {
  const job = await db.job.findUnique({ where: { id } });
  if (!job || job.finishedAt) return;
  await db.job.update({ where: { id }, data: { state: "RUNNING" }, select: { id: true } });
  const context: Context = {
    db,
    viewer: await loadViewer(db, job.userId),
    locale: "vi",
    cursorSecret: "",
    request: { id: `job:${id}`, idempotencyKey: `job:${id}`, payloadHash: "", writes: 0 },
  };
  try {
    const { batchId, counts, entries } = await jobWork[job.kind](job.input, context, {
      isPreview: job.isPreview,
      onStage: async (stage, counts) => {
        await db.job.update({ where: { id }, data: { stage, ...(counts && { counts }) }, select: { id: true } });
      },
    });
    await db.$transaction(
      async (tx) => {
        await keepEntries(id, entries, tx);
        await tx.job.update({
          where: { id },
          data: { state: "DONE", stage: null, batchId, counts, finishedAt: new Date() },
          select: { id: true },
        });
      },
      { timeout: 120_000 },
    );
  } catch (error) {
    if (!(error instanceof DomainError)) log.error({ job: id, err: error }, "unexpected");
    const refusal = error instanceof DomainError ? error.text : internalError(`job:${id}`);
    await db.job.update({
      where: { id },
      data: { state: "FAILED", stage: null, refusal, finishedAt: new Date() },
      select: { id: true },
    });
  }
}
