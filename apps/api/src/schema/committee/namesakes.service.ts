import { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { foldName } from "../folded-names.ts";
import { administeredPaths } from "../visibility.ts";

export const MOST_NAMESAKES = 10;

export interface NamesakeIds {
  key: string;
  /** The first ones, by id. */
  personIds: number[];
}

/**
 * People of one name, tones and order aside, whom the viewer may merge: all their terms are on committees that the
 * viewer administers. First come those of whom two sat under one provincial committee, or one never sat anywhere, since
 * chance gives many people of a nation one name, but few of a province. Statements of their own: Prisma can't ask so.
 */
export function findNamesakes(name: string, { limit, offset }: { limit: number; offset: number }, context: Context) {
  return context.db.$queryRaw<NamesakeIds[]>`
    WITH ${groups(name, context)}, near AS (
      SELECT DISTINCT person."foldedKey" FROM person JOIN "Membership" term ON term."personId" = person."id"
      GROUP BY person."foldedKey", term."provincialCommitteeId" HAVING min(person."id") <> max(person."id")
    )
    SELECT "key", "personIds"[:${MOST_NAMESAKES}::int] AS "personIds" FROM groups
    ORDER BY "hasUnappointed" OR "key" IN (SELECT "foldedKey" FROM near) DESC, "key"
    LIMIT ${limit} OFFSET ${offset}`;
}

export async function countNamesakes(name: string, context: Context): Promise<number> {
  const [row] = await context.db.$queryRaw<{ count: number }[]>`
    WITH ${groups(name, context)} SELECT count(*)::int AS "count" FROM groups`;
  return row?.count ?? 0;
}

// All terms are read at once: asked person by person, those of a nation take longer than a statement may.
const groups = (name: string, { viewer }: Context) => Prisma.sql`
  person AS MATERIALIZED (
    SELECT "Person"."id", "Person"."foldedKey", count(term."id") AS "terms"
    FROM "Person" LEFT JOIN "Membership" term ON term."personId" = "Person"."id"
    WHERE "Person"."mergedIntoId" IS NULL
      AND "Person"."foldedName" LIKE ALL (${foldName(name).map((word) => `%${word}%`)}::text[])
    GROUP BY "Person"."id"
    HAVING bool_and(term."id" IS NULL OR EXISTS (
      SELECT FROM unnest(${administeredPaths(viewer)}::text[]) administered(path)
      WHERE starts_with(term."committeePath", administered.path)))
  ), groups AS (
    SELECT "foldedKey" AS "key", array_agg("id" ORDER BY "id") AS "personIds", bool_or("terms" = 0) AS "hasUnappointed"
    FROM person
    WHERE ${administeredPaths(viewer).length > 0}
    GROUP BY "foldedKey" HAVING count(*) > 1
  )`;
