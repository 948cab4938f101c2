import { type Prisma, type Transaction, violatedConstraint } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { ForbiddenError, NotFoundError } from "../../errors.ts";
import { transact } from "../../transact.ts";
import { BatchChangedSinceError, BatchUndoneError } from "./import-batch.errors.ts";

/**
 * Begins what can be undone as a whole: until the transaction ends, the database notes every row that is made or changed,
 * and the audit gets one entry a statement.
 *
 * @returns the id of the batch.
 */
export async function beginBatch(
  batch: { kind: string; fileName: string; sha256: string },
  { viewer }: Context,
  tx: Transaction,
): Promise<number> {
  const { id } = await tx.importBatch.create({
    data: { ...batch, userId: viewer?.userId || null },
    select: { id: true },
  });
  await tx.$executeRaw`SELECT set_config('camket.batch', ${`import:${id}`}, TRUE), set_config('statement_timeout', '60s', TRUE)`;
  return id;
}

export async function endBatch(id: number, result: Prisma.InputJsonObject, tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('camket.batch', '', TRUE), seal_batch(${id}::int)`;
  await tx.importBatch.update({ where: { id }, data: { result }, select: { id: true } });
}

/**
 * Takes a batch back: what it made is gone, what it changed is as it was, to the letter. Refused where anything of it was
 * changed or built upon since.
 *
 * @returns the id of the batch.
 */
export async function undoBatch(id: number, context: Context): Promise<number> {
  if (!context.viewer?.isGlobalAdministrator) throw new ForbiddenError();
  try {
    return await transact(
      context,
      async (tx) => {
        const [batch] = await tx.$queryRaw<{ undoneAt: Date | null }[]>`
          SELECT "undoneAt" FROM "ImportBatch" WHERE "id" = ${id} FOR UPDATE`;
        if (!batch) throw new NotFoundError();
        if (batch.undoneAt) throw new BatchUndoneError();
        await tx.$executeRaw`SELECT set_config('camket.batch', ${`undo:${id}`}, TRUE), set_config('statement_timeout', '240s', TRUE)`;
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
