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
    SELECT "key", "personIds"[:${MOST_NAMESAKES}::int] AS "personIds" FROM (${groups(name, context)}) groups
    ORDER BY
      EXISTS (SELECT FROM "Membership" WHERE "personId" = ANY ("personIds")
        GROUP BY "provincialCommitteeId" HAVING count(DISTINCT "personId") > 1)
      OR (SELECT count(DISTINCT "personId") FROM "Membership" WHERE "personId" = ANY ("personIds"))
        < cardinality("personIds") DESC,
      "key"
    LIMIT ${limit} OFFSET ${offset}`;
}

export async function countNamesakes(name: string, context: Context): Promise<number> {
  const [row] = await context.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (${groups(name, context)}) groups`;
  return row?.count ?? 0;
}

const groups = (name: string, { viewer }: Context) => Prisma.sql`
  SELECT "foldedKey" AS "key", array_agg("id" ORDER BY "id") AS "personIds"
  FROM "Person"
  WHERE "mergedIntoId" IS NULL
    AND "foldedName" LIKE ALL (${foldName(name).map((word) => `%${word}%`)}::text[])
    AND "foldedKey" IN (
      SELECT "foldedKey" FROM "Person" WHERE "mergedIntoId" IS NULL GROUP BY "foldedKey" HAVING count(*) > 1)
    AND ${administeredPaths(viewer).length > 0}
    AND NOT EXISTS (SELECT FROM "Membership" term WHERE term."personId" = "Person"."id" AND NOT EXISTS (
      SELECT FROM unnest(${administeredPaths(viewer)}::text[]) administered(path)
      WHERE starts_with(term."committeePath", administered.path)))
  GROUP BY "foldedKey" HAVING count(*) > 1`;
