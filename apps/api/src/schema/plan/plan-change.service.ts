import { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { compareNumbers } from "./plan-section.service.ts";

/** A task as a text of its plan has it. */
export interface PlannedTask<Day = Date> {
  number: string;
  title: string;
  expectedResult: string;
  leadAgencyName: string | null;
  startsOn: Day;
  dueOn: Day;
}

/** A task that reads otherwise in a later text of the plan, that comes with it, or is gone from it. */
export interface PlanTaskChange<Day = Date> {
  before: PlannedTask<Day> | null;
  after: PlannedTask<Day> | null;
}

export const MOST_CHANGES = 200;

type Changes = (id: number) => PlanTaskChange[];

/** What each of some issued texts changes in the one before it; nothing for the first. */
export async function changesOfRevisions(ids: number[], { db }: Context): Promise<Changes> {
  const texts = Prisma.sql`
    SELECT revision."id", other."id" = revision."id" AS "isAfter", task."taskId" AS "key", task."number", task."title",
      task."expectedResult", task."leadAgencyId", task."startsOn", task."dueOn"
    FROM "PlanRevision" revision
      JOIN "PlanRevision" other ON other."planId" = revision."planId" AND revision."number" - other."number" IN (0, 1)
      JOIN "PlanRevisionTask" task ON task."revisionId" = other."id"
    WHERE revision."id" = ANY (${ids}) AND revision."number" > 1`;
  return byId(await db.$queryRaw<Row[]>(compare(texts)));
}

/** What each of some drafts would change in the plan that it amends; nothing for a plan of its own. */
export async function changesOfDrafts(ids: number[], { db }: Context): Promise<Changes> {
  const texts = Prisma.sql`
    SELECT draft."id", FALSE AS "isAfter", task."id" AS "key", task."number", task."title", task."expectedResult",
      task."leadAgencyId", task."startsOn", task."dueOn"
    FROM "Plan" draft JOIN "Task" task ON task."planId" = draft."amendsId"
    WHERE draft."id" = ANY (${ids}) AND task."state" NOT IN ('WITHDRAWN', 'HANDED_OVER')
    UNION ALL
    -- A day that the draft leaves alone is the one that the plan has by now.
    SELECT draft."id", TRUE, coalesce(task."amendsId", -task."id"), task."number", task."title", task."expectedResult",
      task."leadAgencyId",
      CASE WHEN task."startsOn" = task."baselineStartsOn" THEN amended."startsOn" ELSE task."startsOn" END,
      CASE WHEN task."dueOn" = task."baselineDueOn" THEN amended."dueOn" ELSE task."dueOn" END
    FROM "Plan" draft JOIN "Task" task ON task."planId" = draft."id" LEFT JOIN "Task" amended ON amended."id" = task."amendsId"
    WHERE draft."id" = ANY (${ids}) AND draft."amendsId" IS NOT NULL`;
  return byId(await db.$queryRaw<Row[]>(compare(texts)));
}

type Row = PlanTaskChange<string> & { id: number };

/** Of texts with a row for each task before and after, the tasks that differ, at most so many for each id. */
const compare = (texts: Prisma.Sql) => Prisma.sql`
  WITH text AS (${texts}), change AS (
    SELECT "id", "key", (jsonb_agg(task) FILTER (WHERE NOT "isAfter")) -> 0 AS "before", (jsonb_agg(task) FILTER (WHERE "isAfter")) -> 0 AS "after"
    FROM text CROSS JOIN LATERAL (SELECT jsonb_build_object('number', "number", 'title', "title", 'expectedResult', "expectedResult",
        'leadAgencyName', (SELECT "name" FROM "AgencyPeriod" WHERE "agencyId" = text."leadAgencyId" ORDER BY "validFrom" DESC LIMIT 1),
        'startsOn', "startsOn", 'dueOn', "dueOn") AS task) told
    GROUP BY "id", "key"
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY "id" ORDER BY coalesce("after", "before") ->> 'number', "key") AS place
    FROM change WHERE "before" IS DISTINCT FROM "after"
  )
  SELECT "id", "before", "after" FROM ranked WHERE place <= ${MOST_CHANGES} ORDER BY "id", place`;

function byId(rows: Row[]): Changes {
  const changes = new Map<number, PlanTaskChange[]>();
  for (const { id, before, after } of rows)
    changes.set(id, [...(changes.get(id) ?? []), { before: withDays(before), after: withDays(after) }]);
  for (const ofOne of changes.values()) ofOne.sort((a, b) => compareNumbers(numberOf(a), numberOf(b)));
  return (id) => changes.get(id) ?? [];
}

const numberOf = ({ before, after }: PlanTaskChange) => (after ?? before)?.number ?? "";

const withDays = (task: PlannedTask<string> | null): PlannedTask | null =>
  task && { ...task, startsOn: new Date(task.startsOn), dueOn: new Date(task.dueOn) };
