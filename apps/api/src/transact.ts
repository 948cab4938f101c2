import { setTimeout } from "node:timers/promises";
import { Prisma, type Transaction } from "@camket/prisma";
import type { Context } from "./context.ts";
import { IdempotencyKeyReusedError, TimedOutError } from "./errors.ts";
import { ANSWER_KEPT_MS } from "./forget.ts";

const ATTEMPTS = 5;
const USUAL_MS = 5000;

/**
 * The one way to write: one transaction that knows its actor and request, runs again when the database says that it
 * collided with another one, and answers a request that is sent again without writing again.
 *
 * Conflicts are named after it: PostgreSQL refuses every query in a transaction that has failed. What isn't done before the
 * request's time is over is taken back.
 *
 * @param write returns what identifies the change, usually the id of the row.
 * @param timeout in milliseconds, for the transaction and for each of its statements.
 */
export async function transact<Result extends Prisma.InputJsonValue>(
  context: Context,
  write: (tx: Transaction) => Promise<Result>,
  { timeout = USUAL_MS }: { timeout?: number } = {},
): Promise<Result> {
  context.request.writes += 1;
  const operation = String(context.request.writes);
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.db.$transaction((tx) => once(tx, context, operation, write, timeout), {
        timeout,
        maxWait: timeout,
      });
    } catch (error) {
      if (isExpired(error)) throw new TimedOutError();
      if (attempt === ATTEMPTS || !isSerializationFailure(error)) throw error;
      await setTimeout(2 ** attempt * 10 * Math.random());
    }
  }
}

/** What the next write of this request was answered when it was sent before; undefined where it was not. */
export async function answerBefore({ db, viewer, request }: Context): Promise<Prisma.JsonValue | undefined> {
  if (!viewer || !request.idempotencyKey) return undefined;
  const [actor, operation] = [`user:${viewer.userId}`, String(request.writes + 1)];
  const id = { actor, operation, key: request.idempotencyKey };
  return (await db.idempotencyKey.findUnique({ where: { actor_operation_key: id } }))?.response;
}

async function once<Result extends Prisma.InputJsonValue>(
  tx: Transaction,
  { viewer, request }: Context,
  operation: string,
  write: (tx: Transaction) => Promise<Result>,
  timeout: number,
): Promise<Result> {
  const actor = viewer ? `user:${viewer.userId}` : "";
  await tx.$executeRaw`SELECT set_config('camket.actor', ${actor}, TRUE), set_config('camket.request', ${request.id}, TRUE)`;
  if (timeout > USUAL_MS) await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${timeout}ms`}, TRUE)`;
  if (!request.idempotencyKey) return inTime(await write(tx), request);

  const { payloadHash } = request;
  const id = { actor, operation, key: request.idempotencyKey };
  await tx.idempotencyKey.deleteMany({ where: { ...id, createdAt: { lt: new Date(Date.now() - ANSWER_KEPT_MS) } } });
  // Waits for a transaction with the same key that is under way, then finds its answer.
  const { count } = await tx.idempotencyKey.createMany({
    data: { ...id, payloadHash, response: {} },
    skipDuplicates: true,
  });
  if (count === 0) {
    const answered = await tx.idempotencyKey.findUniqueOrThrow({ where: { actor_operation_key: id } });
    if (answered.payloadHash !== payloadHash) throw new IdempotencyKeyReusedError();
    return answered.response as Result; // the same payload was answered by the same write
  }
  const result = await write(tx);
  await tx.idempotencyKey.update({ where: { actor_operation_key: id }, data: { response: result } });
  return inTime(result, request);
}

/** Takes back what came too late: whoever is told that a request took too long may send it again. */
function inTime<Result>(result: Result, { writesUntil = Infinity }: Context["request"]): Result {
  if (Date.now() > writesUntil) throw new TimedOutError();
  return result;
}

/** Whether the transaction waited or ran too long for Prisma, which took it back. */
const isExpired = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2028";

/** A collision arrives in three shapes: named by Prisma, inside a raw query, or raw at commit; deadlocks likewise. */
function isSerializationFailure(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError)
    return (
      error.code === "P2034" || (error.code === "P2010" && /TransactionWriteConflict|40001|40P01/.test(error.message))
    );
  return (
    error instanceof Error && error.name === "DriverAdapterError" && /40001|40P01|WriteConflict/.test(error.message)
  );
}
