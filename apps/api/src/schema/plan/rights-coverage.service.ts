import type { Context } from "../../context.ts";
import { ancestorIds } from "../visibility.ts";

export interface RightsCount {
  /** Null where it counts over all of them, and in a cell for tasks that name none. */
  themeId: number | null;
  groupId: number | null;
  tasks: number;
}

interface CountedTasks extends RightsCount {
  isOverThemes: boolean;
  isOverGroups: boolean;
}

interface Scope {
  firstDay: Date;
  lastDay: Date;
  committeeId: number | null;
  underCommitteeId: number | null;
}

/**
 * How many tasks serve each field of rights and each group. A task that serves two is counted for both, and once in each
 * total: so the totals are counted with the cells, in one statement, which Prisma can't group over two relations. Who
 * sees which task is as in `visible.task`.
 */
export async function countRights(
  { firstDay, lastDay, committeeId, underCommitteeId }: Scope,
  { db, viewer }: Context,
) {
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  const above = viewer ? ancestorIds(viewer) : [];
  const counted = await db.$queryRaw<CountedTasks[]>`
    WITH reached AS (SELECT unnest(${paths}::text[]) AS "path"), task AS (
      SELECT task."id" FROM "Task" task
        JOIN "Committee" committee ON committee."id" = task."committeeId"
        LEFT JOIN "Plan" plan ON plan."id" = task."planId"
      WHERE task."state" IN ('NOT_BEGUN', 'UNDER_WAY', 'DONE') AND (plan."id" IS NULL OR plan."state" IN ('ISSUED', 'CLOSED'))
        AND task."startsOn" <= ${lastDay}::date AND task."dueOn" >= ${firstDay}::date
        AND (${committeeId}::int IS NULL OR task."committeeId" = ${committeeId}::int)
        AND (${underCommitteeId}::int IS NULL
          OR ${underCommitteeId}::text = ANY (string_to_array(committee."path", '.')))
        AND (EXISTS (SELECT FROM reached WHERE starts_with(task."committeePath", reached."path"))
          OR (plan."id" IS NOT NULL AND task."committeeId" = ANY (${above}::int[]))
          OR EXISTS (SELECT FROM "TaskAssignment" given JOIN "Committee" assignee ON assignee."id" = given."assigneeId"
            JOIN reached ON starts_with(assignee."path", reached."path") WHERE given."taskId" = task."id"))
    )
    SELECT themed."B" AS "themeId", served."A" AS "groupId", count(DISTINCT task."id")::int AS "tasks",
      grouping(themed."B") = 1 AS "isOverThemes", grouping(served."A") = 1 AS "isOverGroups"
    FROM task
      LEFT JOIN "_TaskToTheme" themed ON themed."A" = task."id"
      LEFT JOIN "_GroupToTask" served ON served."B" = task."id"
    GROUP BY GROUPING SETS ((themed."B", served."A"), (themed."B"), (served."A"), ())
    ORDER BY 1 NULLS LAST, 2 NULLS LAST`;
  const over = (themes: boolean, groups: boolean) =>
    counted
      .filter(({ isOverThemes, isOverGroups }) => isOverThemes === themes && isOverGroups === groups)
      .map(({ themeId, groupId, tasks }): RightsCount => ({ themeId, groupId, tasks }));
  return {
    tasks: over(true, true)[0]?.tasks ?? 0,
    byTheme: over(false, true),
    byGroup: over(true, false),
    cells: over(false, false),
  };
}

export type RightsCoverage = Awaited<ReturnType<typeof countRights>>;
