import { Prisma, type Transaction } from "@camket/prisma";
import { perPage } from "../per-page.ts";
import { MOST_NAMED, unitName } from "./missing-committees.service.ts";

const isSamePeriod = Prisma.sql`(asked."periodKind", asked."startsOn", asked."endsOn")
  = (round."periodKind", round."startsOn", round."endsOn")`;

/**
 * Reports that go into these: those expected of the committees below in any round of the same period, each committee
 * once. The exempt are not among them.
 */
export const expectedBelow = (reportIds: number[]) => Prisma.sql`
  SELECT DISTINCT ON (above."id", expectation."committeeId") above."id" AS "aboveId", expectation."committeeId",
    expectation."state", below."id" AS "reportId"
  FROM "Report" above JOIN "ReportingRound" round ON round."id" = above."roundId"
    JOIN "RoundExpectation" expectation ON expectation."reportsToId" = above."committeeId"
    JOIN "ReportingRound" asked ON asked."id" = expectation."roundId" AND ${isSamePeriod}
    LEFT JOIN "Report" below ON below."roundId" = expectation."roundId" AND below."committeeId" = expectation."committeeId"
  WHERE above."id" = ANY (${reportIds}::int[]) AND expectation."state" <> 'EXEMPT'
  ORDER BY above."id", expectation."committeeId", (expectation."roundId" = above."roundId") DESC, expectation."id"`;

/** The last approved revision of a report, as a lateral join. */
export const approvedRevision = (reportId: Prisma.Sql) => Prisma.sql`LATERAL (
  SELECT revision."id", revision."number" FROM "ReportRevision" revision
  WHERE revision."reportId" = ${reportId} AND EXISTS (
    SELECT FROM "ReportDecision" decision WHERE decision."revisionId" = revision."id" AND decision."kind" = 'APPROVED')
  ORDER BY revision."number" DESC LIMIT 1)`;

/** Reports that take these. */
const takenBy = (reportIds: number[]) => Prisma.sql`
  FROM "Report" below JOIN "ReportingRound" round ON round."id" = below."roundId"
    JOIN "RoundExpectation" expectation
      ON expectation."roundId" = below."roundId" AND expectation."committeeId" = below."committeeId"
    JOIN "Report" above ON above."committeeId" = expectation."reportsToId"
    JOIN "ReportingRound" asked ON asked."id" = above."roundId" AND ${isSamePeriod}
  WHERE below."id" = ANY (${reportIds}::int[]) AND expectation."state" <> 'EXEMPT'`;

/**
 * Holds the report above before the one below, as whoever consolidates does, so that the two never wait for each other.
 *
 * @returns whether it is under review.
 */
export async function holdAbove(reportId: number, tx: Transaction): Promise<boolean> {
  return (await frozenAmong([reportId], tx)).length > 0;
}

/** Those of these reports whose report above is under review, which is held as holdAbove does. */
export async function frozenAmong(reportIds: number[], tx: Transaction): Promise<number[]> {
  await tx.$executeRaw`
    SELECT FROM "Report" WHERE "id" IN (SELECT above."id" ${takenBy(reportIds)}) ORDER BY "id" FOR SHARE`;
  return frozenOf(reportIds, tx);
}

async function frozenOf(reportIds: number[], db: Pick<Transaction, "$queryRaw">): Promise<number[]> {
  const frozen = await db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT below."id" ${takenBy(reportIds)} AND above."state" = 'SUBMITTED'`;
  return frozen.map(({ id }) => id);
}

/** Whether the report above that takes this one is under review. */
export const isFrozen = perPage(async (ids, { db }) => {
  const frozen = await frozenOf(ids, db);
  return (id) => frozen.includes(id);
});

export const hasDraft = perPage(async (ids, { db }) => {
  const drafts = await db.reportRevision.findMany({
    where: { reportId: { in: ids }, sealedAt: null },
    select: { reportId: true },
  });
  return (id) => drafts.some(({ reportId }) => reportId === id);
});

/** Whether the latest revision took from one that was replaced since. */
export const isStale = perPage(async (ids, { db }) => {
  const stale = await staleAmong(ids, db);
  return (id) => stale.includes(id);
});

export async function staleAmong(ids: number[], db: Pick<Transaction, "$queryRaw">): Promise<number[]> {
  const stale = await db.$queryRaw<{ id: number }[]>`
    SELECT latest."reportId" AS "id" FROM (
      SELECT DISTINCT ON ("reportId") "reportId", "id" FROM "ReportRevision" WHERE "reportId" = ANY (${ids}::int[])
      ORDER BY "reportId", "number" DESC
    ) latest WHERE EXISTS (SELECT FROM "StaleMark" WHERE "revisionId" = latest."id")`;
  return stale.map(({ id }) => id);
}

export interface Coverage {
  expected: number;
  approved: number;
  /** The first of the committees without an approved report, by the name of their unit. */
  missingIds: number[];
}

/** How many of the reports that go into a report are approved. */
export const coverageOf = perPage(async (ids, { db }) => {
  const found = await db.$queryRaw<({ id: number } & Coverage)[]>`
    SELECT below."aboveId" AS "id", count(*)::int AS "expected", count(approved."id")::int AS "approved",
      coalesce((array_agg(below."committeeId" ORDER BY ${unitName}, below."committeeId")
        FILTER (WHERE approved."id" IS NULL))[1:${MOST_NAMED}::int], '{}') AS "missingIds"
    FROM (${expectedBelow(ids)}) below JOIN "Committee" committee ON committee."id" = below."committeeId"
      LEFT JOIN ${approvedRevision(Prisma.sql`below."reportId"`)} approved ON TRUE
    GROUP BY below."aboveId"`;
  return (id): Coverage => found.find((report) => report.id === id) ?? { expected: 0, approved: 0, missingIds: [] };
});

/**
 * Reports below that keep these from being approved, held so that no decision on them slips in between.
 *
 * @returns each report with the committees below whose report is neither approved nor declared missing.
 */
export async function openBelow(reportIds: number[], tx: Transaction) {
  await holdBelow(reportIds, tx);
  return tx.$queryRaw<{ reportId: number; committeeId: number }[]>`
    SELECT below."aboveId" AS "reportId", below."committeeId" FROM (${expectedBelow(reportIds)}) below
      LEFT JOIN ${approvedRevision(Prisma.sql`below."reportId"`)} approved ON TRUE
    WHERE below."state" = 'EXPECTED' AND approved."id" IS NULL`;
}

/** Nobody decides on the reports that go into these until the transaction ends. */
export const holdBelow = (reportIds: number[], tx: Transaction) => tx.$executeRaw`
  SELECT FROM "Report" WHERE "id" IN (SELECT below."reportId" FROM (${expectedBelow(reportIds)}) below) ORDER BY "id" FOR SHARE`;
