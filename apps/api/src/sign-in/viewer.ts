import type { Database, GrantRole } from "@camket/prisma";
import { today } from "../calendar.ts";
import type { Viewer } from "../context.ts";

interface HeldRole {
  role: GrantRole;
  agencyId: number | null;
  paths: string[];
  provincialCommitteeIds: number[];
}

interface UserWithRoles {
  userId: number;
  name: string;
  isGlobalAdministrator: boolean;
  grants: HeldRole[];
}

/** The user with the roles held today, in one statement; null where the account is closed. */
export async function loadViewer(db: Database, userId: number): Promise<Viewer | null> {
  const [user] = await db.$queryRaw<UserWithRoles[]>`
    SELECT "User"."id" AS "userId", "User"."name", "User"."isGlobalAdministrator",
      coalesce(jsonb_agg(jsonb_build_object('role', held."role", 'agencyId', held."agencyId", 'paths', reach."paths",
        'provincialCommitteeIds', reach."provincialCommitteeIds") ORDER BY held."id") FILTER (WHERE held."id" IS NOT NULL), '[]') AS "grants"
    FROM "User"
      LEFT JOIN "Grant" held ON held."userId" = "User"."id"
        AND held."validFrom" <= ${today()}::date AND (held."validTo" IS NULL OR held."validTo" > ${today()}::date)
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(reached."path") AS "paths",
          coalesce(jsonb_agg("id") FILTER (WHERE "id" = reached."provincialCommitteeId"), '[]') AS "provincialCommitteeIds"
        FROM "Committee" reached
        WHERE reached."path" = held."committeePath" OR reached."path" IN
          (SELECT "reachedPath" FROM "CommitteeReach" WHERE "committeeId" = held."committeeId")) reach ON TRUE
    WHERE "User"."id" = ${userId} AND "User"."closedAt" IS NULL
    GROUP BY "User"."id"`;
  return user ? { ...user, isProgram: false } : null;
}
