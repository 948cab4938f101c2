import type { Database } from "@camket/prisma";

/** How long the answer to an idempotency key is kept. */
export const ANSWER_KEPT_MS = 24 * 3_600_000;
const UPLOAD_KEPT_MS = 24 * 3_600_000;
const JOB_KEPT_MS = 90 * 24 * 3_600_000;
const NOTICE_KEPT_MS = 90 * 24 * 3_600_000;
const EVERY_MS = 3_600_000;

/**
 * Deletes what has run out and is only in the way: sessions, links, limits, answers to requests sent again, tables that
 * were sent to be imported, jobs of long ago, and notices that were over long ago.
 */
export async function forgetExpired(db: Database, now = new Date()): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.verification.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.rateLimit.deleteMany({ where: { expire: { lt: now.valueOf() } } });
  await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now.valueOf() - ANSWER_KEPT_MS) } } });
  await db.uploadedTable.deleteMany({ where: { createdAt: { lt: new Date(now.valueOf() - UPLOAD_KEPT_MS) } } });
  await db.job.deleteMany({ where: { finishedAt: { lt: new Date(now.valueOf() - JOB_KEPT_MS) } } });
  const noticesFrom = new Date(now.valueOf() - NOTICE_KEPT_MS);
  await db.notification.deleteMany({ where: { settledAt: { lt: noticesFrom } } });
  await db.mailDigest.deleteMany({ where: { day: { lt: noticesFrom } } });
}

/** Every hour; on several replicas each does it, and finds nothing left. */
export function forgetHourly(db: Database, onError: (error: unknown) => void): NodeJS.Timeout {
  return setInterval(() => forgetExpired(db).catch(onError), EVERY_MS);
}
