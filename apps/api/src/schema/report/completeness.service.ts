import type { ExpectationState } from "@camket/prisma";
import { today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import { inRows, isMember, type MatrixChoice, type MatrixPeriod, matrix } from "./period-matrix.service.ts";
import { type Completeness, type ExpectationStanding, standingOf } from "./standing.ts";

export interface CompletenessCell extends Completeness {
  /** How the report of the committee of the row itself stands; null where none was asked of it. */
  standing: ExpectationStanding | null;
  reportId: number | null;
}

export interface CompletenessRow {
  committeeId: number;
  predecessors: number;
  cells: CompletenessCell[];
}

export interface CompletenessMatrix {
  periods: (MatrixPeriod & { total: Completeness })[];
  rows: CompletenessRow[];
}

interface Counted extends MatrixPeriod, Completeness {
  n: number;
  /** 0 for all rows together. */
  rowId: number;
  predecessors: number;
  isEnded: boolean;
  ownState: ExpectationState | null;
  ownDueOn: Date | null;
  ownReceivedAt: Date | null;
  ownReportId: number | null;
}

/**
 * How many reports the committees directly below one, each with all under it, were asked for in the latest periods, and
 * how many are there. A report that counts for two rows, as the committee it is of was divided, counts once in the total.
 * One statement, since Prisma neither sums over subtrees nor follows a lineage.
 */
export async function completenessBelow(
  choice: Omit<MatrixChoice, "isOwnFirst">,
  context: Context,
): Promise<CompletenessMatrix> {
  const counted = await context.db.$queryRaw<Counted[]>`
    WITH ${matrix({ ...choice, isOwnFirst: false }, context)}, expected AS MATERIALIZED (
      SELECT call."n", expectation."id", expectation."committeeId", expectation."state", expectation."dueOn",
        report."id" AS "reportId", report."receivedAt", expectation."state" <> 'EXEMPT' AS "isAsked",
        report."receivedAt" IS NOT NULL AS "isReceived", coalesce(report."state" = 'APPROVED', FALSE) AS "isApproved",
        expectation."state" = 'EXPECTED' AND report."receivedAt" IS NULL AND expectation."dueOn" >= ${today()}::date AS "isDueLater",
        coalesce((report."receivedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= expectation."dueOn", FALSE) AS "isOnTime"
      FROM call JOIN "RoundExpectation" expectation ON expectation."roundId" = call."roundId"
        LEFT JOIN "Report" report
          ON report."roundId" = expectation."roundId" AND report."committeeId" = expectation."committeeId"
      WHERE ${isMember}
    ), counted AS (
      SELECT "rowId", "n", count(*) FILTER (WHERE "isAsked")::int AS "expected",
        count(*) FILTER (WHERE "isAsked" AND "isReceived")::int AS "received",
        count(*) FILTER (WHERE "isAsked" AND "isOnTime")::int AS "onTime",
        count(*) FILTER (WHERE "isAsked" AND "isApproved")::int AS "approved",
        count(*) FILTER (WHERE "isDueLater")::int AS "notDue",
        count(*) FILTER (WHERE NOT "isAsked")::int AS "exempt",
        count(*) FILTER (WHERE "state" = 'DECLARED_MISSING' AND NOT "isReceived")::int AS "declaredMissing"
      FROM (
        SELECT member."rowId", expected.* FROM expected JOIN member ON member."id" = expected."committeeId"
        UNION ALL
        SELECT 0, expected.* FROM expected) each
      GROUP BY "rowId", "n"
    ), own AS (
      -- Asked for the same by two committees above, it answers the one that asked first.
      SELECT DISTINCT ON ("n", "committeeId") expected.* FROM expected JOIN line ON line."id" = expected."committeeId"
      ORDER BY "n", "committeeId", expected."id"
    )
    SELECT period."n", "periodKind", "year", "ordinal", "name", "startsOn", "endsOn", row."id" AS "rowId",
      row."predecessors", row."isEnded", coalesce("expected", 0) AS "expected", coalesce("received", 0) AS "received",
      coalesce("onTime", 0) AS "onTime", coalesce("approved", 0) AS "approved", coalesce("notDue", 0) AS "notDue",
      coalesce("exempt", 0) AS "exempt",
      coalesce("declaredMissing", 0) AS "declaredMissing", own."state" AS "ownState",
      own."dueOn" AS "ownDueOn", own."receivedAt" AS "ownReceivedAt", own."reportId" AS "ownReportId"
    FROM period CROSS JOIN (
        SELECT "id", "place", "predecessors", "isEnded" FROM line UNION ALL SELECT 0, 0, 0, FALSE) row
      LEFT JOIN counted ON counted."rowId" = row."id" AND counted."n" = period."n"
      LEFT JOIN own ON own."committeeId" = row."id" AND own."n" = period."n"
    ORDER BY row."place", period."n"`;

  const rows = inRows(counted);
  const periods = (rows.get(0) ?? []).map((total) => ({ ...total, total }));
  rows.delete(0);
  return {
    periods,
    rows: [...rows].flatMap(([committeeId, cells]) => {
      const [first] = cells;
      // One that ended long ago is no row of periods that asked nothing of it.
      if (!first || (first.isEnded && cells.every(({ expected, exempt }) => expected + exempt === 0))) return [];
      return [{ committeeId, predecessors: first.predecessors, cells: cells.map(cellOf) }];
    }),
  };
}

function cellOf({ ownState, ownDueOn, ownReceivedAt, ownReportId, ...counts }: Counted): CompletenessCell {
  return {
    ...counts,
    reportId: ownReportId,
    standing:
      ownState && ownDueOn ? standingOf({ state: ownState, dueOn: ownDueOn }, { receivedAt: ownReceivedAt }) : null,
  };
}
