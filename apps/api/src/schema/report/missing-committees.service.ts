import { Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";

/** So many can be named; more than any province has communes. */
export const MOST_NAMED = 200;

/** The present name of a committee's unit, or its last one; its column sorts in Vietnamese order. */
export const unitName = Prisma.sql`(SELECT period."name" FROM "UnitPeriod" period
  WHERE period."unitId" = committee."unitId" ORDER BY period."validFrom" DESC LIMIT 1)`;

interface Listed {
  /** The row it is listed at. */
  ofId: number;
  committeeId: number;
}

/** @returns for each row that lists committees the ids of the first of them, by the name of their unit. */
export async function firstByName(listed: Listed[], { db }: Context): Promise<(ofId: number) => number[]> {
  const found = await db.$queryRaw<{ ofId: number; committeeIds: number[] }[]>`
    SELECT listed."ofId", (array_agg(committee."id" ORDER BY ${unitName}, committee."id"))[1:${MOST_NAMED}::int] AS "committeeIds"
    FROM jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) AS listed("ofId" int, "committeeId" int)
      JOIN "Committee" committee ON committee."id" = listed."committeeId"
    GROUP BY listed."ofId"`;
  return (ofId) => found.find((row) => row.ofId === ofId)?.committeeIds ?? [];
}

/** The argument of a list of names. */
export const howMany = {
  required: true,
  defaultValue: 10,
  description: `At most so many, ${MOST_NAMED} or fewer.`,
} as const;

/** Each by its key, so that Prisma gathers those of a page in one statement. */
export async function committeesOf(query: object, ids: number[], { most }: { most: number }, { db }: Context) {
  const selection = { ...query };
  const found = await Promise.all(
    ids.slice(0, Math.max(0, most)).map((id) => db.committee.findUnique({ ...selection, where: { id } })),
  );
  return found.flatMap((committee) => committee ?? []);
}
