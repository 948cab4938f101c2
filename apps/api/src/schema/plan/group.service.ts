import type { AdministrativeLevel, Group } from "@camket/prisma";
import type { Context } from "../../context.ts";

export interface GroupCoverage {
  group: Group;
  /** Committees with at least one task for the group in the year. */
  covered: number;
  /** Committees there are. */
  committees: number;
}

interface Scope {
  day: Date;
  underCommitteeId: number | null;
  level: AdministrativeLevel | null;
  first: number;
}

/**
 * For each group of rights-holders, how many committees have a task for it in the calendar year of a day; the least
 * covered first. Only committees within reach are counted, as in `visible.withinReach`: a statement of its own, since
 * Prisma counts the tasks of a group but not the committees that have them.
 */
export async function coverGroups({ day, underCommitteeId, level, first }: Scope, { db, viewer }: Context) {
  const year = day.getUTCFullYear();
  const [firstDay, lastDay] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 11, 31))];
  const paths = viewer?.grants.flatMap((grant) => grant.paths) ?? [];
  return db.$queryRaw<GroupCoverage[]>`
    WITH committee AS (
      SELECT committee."id" FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
      WHERE EXISTS (SELECT FROM unnest(${paths}::text[]) reached(path) WHERE starts_with(committee."path", reached.path))
        AND committee."validFrom" <= ${day}::date AND (committee."validTo" IS NULL OR committee."validTo" > ${day}::date)
        AND (${underCommitteeId}::int IS NULL
          OR ${underCommitteeId}::text = ANY (string_to_array(committee."path", '.')))
        AND (${level}::text IS NULL OR unit."level"::text = ${level}::text)
    ), covered AS (
      SELECT served."A" AS "groupId", count(DISTINCT task."committeeId") AS "count"
      FROM "Task" task
        JOIN committee ON committee."id" = task."committeeId"
        JOIN "_GroupToTask" served ON served."B" = task."id"
        LEFT JOIN "Plan" plan ON plan."id" = task."planId"
      WHERE task."state" IN ('NOT_BEGUN', 'UNDER_WAY', 'DONE') AND (plan."id" IS NULL OR plan."state" IN ('ISSUED', 'CLOSED'))
        AND task."startsOn" <= ${lastDay}::date AND task."dueOn" >= ${firstDay}::date
      GROUP BY served."A"
    )
    SELECT to_jsonb("Group") AS "group", coalesce(covered."count", 0)::int AS "covered",
      (SELECT count(*) FROM committee)::int AS "committees"
    FROM "Group" LEFT JOIN covered ON covered."groupId" = "Group"."id"
    ORDER BY "covered", "Group"."position", "Group"."id"
    LIMIT ${first}`;
}
