import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Database } from "@camket/prisma";
import type { Grant, Viewer } from "../context.ts";
import { loadViewer } from "./viewer.ts";

const TOKEN = /^camket_([0-9a-f]{12})_[0-9a-f]{48}_([0-9a-f]{8})$/;

/** A new token with 192 random bits: shown once to its owner, and kept as a hash. */
export function mintToken() {
  const prefix = randomBytes(6).toString("hex");
  const body = `camket_${prefix}_${randomBytes(24).toString("hex")}`;
  const token = `${body}_${checksum(body)}`;
  return { token, prefix, tokenHash: hash(token) };
}

/**
 * The owner of a token, with no more than both may read: the token's committee, and the owner's present roles. What
 * can't be a token costs no query.
 */
export async function authenticateToken(db: Database, token: string): Promise<Viewer | null> {
  const [, , sum] = TOKEN.exec(token) ?? [];
  if (!sum || checksum(token.slice(0, -sum.length - 1)) !== sum) return null;
  // When it was last used is kept to the minute, or every read would be a write.
  const [found] = await db.$queryRaw<{ userId: number; path: string | null }[]>`
    WITH token AS (
      SELECT "id", "userId", "committeeId" FROM "ApiToken"
      WHERE "tokenHash" = ${hash(token)} AND "revokedAt" IS NULL AND "expiresAt" > now()
    ), used AS (
      UPDATE "ApiToken" SET "lastUsedAt" = now() FROM token
      WHERE "ApiToken"."id" = token."id" AND coalesce("lastUsedAt" < now() - INTERVAL '1 minute', TRUE)
    )
    SELECT "userId", (SELECT "path" FROM "Committee" WHERE "id" = token."committeeId") AS "path" FROM token`;
  const owner = found && (await loadViewer(db, found.userId));
  if (!owner) return null;
  const grants = owner.grants.map((grant) => ({ ...grant, role: "VIEWER" as const, agencyId: null }));
  return {
    ...owner,
    isGlobalAdministrator: false,
    isProgram: true,
    grants: found.path === null ? grants : grants.map(narrowTo(found.path)),
  };
}

/** What a role reaches of one committee and those under it. */
const narrowTo =
  (committeePath: string) =>
  (grant: Grant): Grant => {
    const isReached = grant.paths.some((path) => committeePath.startsWith(path));
    return {
      ...grant,
      paths: isReached ? [committeePath] : grant.paths.filter((path) => path.startsWith(committeePath)),
      provincialCommitteeIds: [], // the path says the same
    };
  };

const hash = (token: string) => createHash("sha256").update(token).digest("hex");
const checksum = (body: string) => crc32(body).toString(16).padStart(8, "0");
