import { createHash } from "node:crypto";
import type pg from "pg";
import type { Text } from "./errors.ts";

/** Where the chain of a committee ends. */
export interface AuditHead {
  committeePath: string;
  position: number;
  hash: string;
}

interface Break {
  committeePath: string;
  position: number;
  reason: Text;
}

const reasons = {
  missing: { vi: "thiếu mục này.", en: "this entry is missing." },
  changed: { vi: "nội dung không khớp mã băm.", en: "its content does not match its hash." },
  cut: { vi: "nhật ký dừng trước điểm cuối đã ghi.", en: "the audit stops before the end that was recorded." },
  replaced: { vi: "khác với điểm cuối đã công bố.", en: "it differs from the end that was published." },
} satisfies Record<string, Text>;

const PAGE = 5000;

export async function readHeads(owner: pg.Client): Promise<AuditHead[]> {
  const { rows } = await owner.query<AuditHead>(
    'SELECT "committeePath", "position", "hash" FROM "AuditHead" ORDER BY "committeePath"',
  );
  return rows;
}

/**
 * Walks every chain and works out each hash anew, trusting no function of the database.
 *
 * @param published heads that were kept elsewhere: a chain may have grown since, but neither shrunk nor changed.
 * @returns how many entries there are, and the first that is broken.
 */
export async function findBreak(
  owner: pg.Client,
  published: AuditHead[],
): Promise<{ entries: number; broken: Break | null }> {
  // Everything is read as it stood at one moment, while others go on writing.
  await owner.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const expected = new Map(published.map((head) => [`${head.committeePath} ${head.position}`, head.hash]));
    let [entries, path, position, hash] = [0, "", 0, ""];
    const ends = new Map<string, number>();
    for (;;) {
      const { rows } = await owner.query<{ committeePath: string; position: number; hash: string; content: string }>(
        `SELECT "committeePath", "position", "hash", jsonb_build_array("committeePath", "position",
            to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), "actorId", "requestId", "model", "rowId",
            "action", "before", "after")::TEXT AS "content"
         FROM "AuditEntry" WHERE ("committeePath", "position") > ($1, $2) ORDER BY "committeePath", "position" LIMIT ${PAGE}`,
        [path, position],
      );
      for (const entry of rows) {
        if (entry.committeePath !== path) [path, position, hash] = [entry.committeePath, 0, ""];
        const place = { committeePath: path, position: position + 1 };
        if (entry.position !== position + 1) return { entries, broken: { ...place, reason: reasons.missing } };
        // The database hashes the array with the earlier hash before everything else.
        const link = `[${JSON.stringify(hash)}, ${entry.content.slice(1)}`;
        if (createHash("sha256").update(link).digest("hex") !== entry.hash)
          return { entries, broken: { ...place, reason: reasons.changed } };
        [position, hash, entries] = [entry.position, entry.hash, entries + 1];
        ends.set(path, position);
        const promised = expected.get(`${path} ${position}`);
        if (promised && promised !== hash) return { entries, broken: { ...place, reason: reasons.replaced } };
      }
      if (rows.length < PAGE) break;
    }
    for (const head of [...(await readHeads(owner)), ...published]) {
      const end = ends.get(head.committeePath) ?? 0;
      if (end < head.position)
        return {
          entries,
          broken: { committeePath: head.committeePath, position: end + 1, reason: reasons.cut },
        };
    }
    return { entries, broken: null };
  } finally {
    await owner.query("COMMIT");
  }
}
