import pg from "pg";
import { afterAll } from "vitest";

const SKIPPED = ["AuditEntry", "AuditHead", "ImportBatch", "ImportedRow", "_prisma_migrations"];

/** Reads every row of every table but what tells that something was done. */
export async function openWholeState(url: string) {
  const owner = new pg.Client(url);
  await owner.connect();
  afterAll(() => owner.end());
  const { rows } = await owner.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1",
    [SKIPPED],
  );
  const everything = rows
    .map(({ name }) => `SELECT '${name}: ' || entire::text AS line FROM "${name}" entire`)
    .join(" UNION ALL ");
  const wholeState = async (): Promise<string[]> => {
    const { rows } = await owner.query<{ line: string }>(`${everything} ORDER BY 1`);
    return rows.map(({ line }) => line);
  };
  /** The same in a few letters, where there is too much to compare. */
  const digest = async (): Promise<string> => {
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT md5(string_agg(md5(line), '' ORDER BY md5(line))) AS digest FROM (${everything}) state`,
    );
    return rows[0]?.digest ?? "";
  };
  return { owner, wholeState, digest };
}
