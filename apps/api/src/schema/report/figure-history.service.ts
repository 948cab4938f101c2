import type { Context } from "../../context.ts";
import { inRows, type MatrixChoice, type MatrixPeriod, matrix } from "./period-matrix.service.ts";

export interface FigureHistory {
  periods: MatrixPeriod[];
  rows: { committeeId: number; cells: { isExpected: boolean; figureId: number | null }[] }[];
}

interface Found extends MatrixPeriod {
  rowId: number;
  isEnded: boolean;
  isExpected: boolean;
  figureId: number | null;
}

/**
 * The figure of one indicator in the last approved revision of each report: of a committee, and of those directly below
 * it, in the latest periods. Only what each reported itself: what it took over is for a restatement. One statement, since
 * Prisma can't take the last of each.
 */
export async function figureHistory(
  { indicatorId, ...choice }: Omit<MatrixChoice, "isOwnFirst"> & { indicatorId: number },
  context: Context,
): Promise<FigureHistory> {
  const found = await context.db.$queryRaw<Found[]>`
    WITH ${matrix({ ...choice, isOwnFirst: true }, context)}, asked AS MATERIALIZED (
      SELECT call."n", expectation."roundId", expectation."committeeId", expectation."state" <> 'EXEMPT' AS "isExpected"
      FROM call JOIN "RoundExpectation" expectation ON expectation."roundId" = call."roundId"
        JOIN line ON line."id" = expectation."committeeId"
    ), approved AS MATERIALIZED (
      SELECT DISTINCT ON (asked."n", asked."committeeId") asked."n", asked."committeeId", revision."id"
      FROM asked JOIN "Report" report USING ("roundId", "committeeId")
        JOIN "ReportRevision" revision ON revision."reportId" = report."id"
        JOIN "ReportDecision" decision ON decision."revisionId" = revision."id" AND decision."kind" = 'APPROVED'
      ORDER BY asked."n", asked."committeeId", revision."number" DESC, revision."id"
    )
    SELECT "periodKind", "year", "ordinal", "name", "startsOn", "endsOn", line."id" AS "rowId", line."isEnded",
      EXISTS (SELECT FROM asked WHERE asked."n" = period."n" AND asked."committeeId" = line."id" AND "isExpected") AS "isExpected",
      figure."id" AS "figureId"
    FROM line CROSS JOIN period
      LEFT JOIN approved ON approved."n" = period."n" AND approved."committeeId" = line."id"
      LEFT JOIN "Figure" figure ON figure."revisionId" = approved."id" AND figure."categoryId" IS NULL
        AND figure."indicatorVersionId" IN (SELECT "id" FROM "IndicatorVersion" WHERE "indicatorId" = ${indicatorId})
    ORDER BY line."place", period."n"`;

  const rows = [...inRows(found)];
  return {
    periods: rows[0]?.[1] ?? [],
    rows: rows.flatMap(([committeeId, cells]) =>
      // One that ended long ago is no row of periods that asked nothing of it.
      cells.some(({ isEnded, isExpected }) => !isEnded || isExpected) ? [{ committeeId, cells }] : [],
    ),
  };
}
