import { type Prisma, type Transaction, violatedConstraint } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { requireDrafts } from "../report/figure-batch.service.ts";
import { visible } from "../visibility.ts";
import { BatchChangedSinceError, BatchUndoneError } from "./import-batch.errors.ts";
import { askForJob } from "./job.service.ts";

/**
 * Begins what can be undone as a whole: until the transaction ends, the database notes every row that is made or changed,
 * and the audit gets one entry a statement.
 *
 * @returns the id of the batch.
 */
export async function beginBatch(
  batch: { kind: string; fileName: string; sha256: string; committeeId?: number | null },
  { viewer }: Context,
  tx: Transaction,
): Promise<number> {
  const { id } = await tx.importBatch.create({
    data: { ...batch, userId: viewer?.userId || null },
    select: { id: true },
  });
  await tx.$executeRaw`SELECT set_config('camket.batch', ${`import:${id}`}, TRUE)`;
  return id;
}

export async function endBatch(id: number, result: Prisma.InputJsonObject, tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('camket.batch', '', TRUE), seal_batch(${id}::int)`;
  await tx.importBatch.update({ where: { id }, data: { result }, select: { id: true } });
}

/** Rolls the transaction back; what there is to say is in the outcome. */
class NothingWritten extends Error {}

/**
 * Writes a batch in one transaction.
 *
 * @param write one that comes out without a batch is taken back: a preview, or what has problems.
 * @param again what a batch came out as that was sent before, and is not made a second time, with its counts.
 */
export async function writeBatch<Outcome extends { batchId: number | null }>(
  context: Context,
  write: (tx: Transaction) => Promise<Outcome>,
  again: (batchId: number, counts: Prisma.JsonValue) => Outcome,
  { timeout = 120_000 }: { timeout?: number } = {},
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  const batchId = await transact(
    context,
    async (tx) => {
      outcome = await write(tx);
      if (outcome.batchId === null) throw new NothingWritten();
      return outcome.batchId;
    },
    { timeout },
  ).catch((error) => {
    if (!(error instanceof NothingWritten)) throw error;
    return null;
  });
  if (outcome) return outcome;
  if (batchId === null) throw new Error("What writes nothing says why.");
  return again(batchId, await batchCounts(batchId, context));
}

/** What a batch did, as its own import counts it. */
export async function batchCounts(id: number, { db }: Context): Promise<Prisma.JsonValue> {
  return (await db.importBatch.findUniqueOrThrow({ where: { id }, select: { result: true } })).result;
}

/** @returns the id of the job that takes a batch back. */
export async function askForUndo(batchId: number, context: Context): Promise<number> {
  const batch = await context.db.importBatch.findFirst({ where: { id: batchId, AND: visible.importBatch(context) } });
  if (!batch) throw new NotFoundError();
  if (batch.undoneAt) throw new BatchUndoneError();
  await requireDrafts(batchId, context.db);
  return askForJob({ kind: "UNDO_BATCH", isPreview: false, input: { batchId } }, context);
}

/**
 * Takes a batch back: what it made is gone, what it changed is as it was, to the letter. Whoever may see a batch may undo it.
 * Refused where anything of it was changed or built upon since.
 *
 * @returns the id of the batch.
 */
export async function undoBatch(id: number, context: Context): Promise<number> {
  try {
    return await transact(
      context,
      async (tx) => {
        await tx.$executeRaw`SELECT FROM "ImportBatch" WHERE "id" = ${id} FOR UPDATE`;
        const batch = await tx.importBatch.findFirst({ where: { id, AND: visible.importBatch(context) } });
        if (!batch) throw new NotFoundError();
        if (batch.undoneAt) throw new BatchUndoneError();
        await requireDrafts(id, tx);
        await tx.$executeRaw`SELECT set_config('camket.batch', ${`undo:${id}`}, TRUE)`;
        await tx.$executeRaw`SELECT undo_batch(${id}::int)`;
        return id;
      },
      { timeout: 300_000 },
    );
  } catch (error) {
    if (violatedConstraint(error)) throw new BatchChangedSinceError();
    throw error;
  }
}
