import pg from "pg";
import { suppress } from "../suppression.ts";
import { buildSample } from "./build.ts";
import { NATIONAL, type Size, writeNation } from "./national.ts";
import { writeRows } from "./write.ts";

/** The sample goes only into a database that holds no committee yet. */
export class DatabaseNotEmptyError extends Error {
  override name = "DatabaseNotEmptyError";

  constructor() {
    super(
      "Cơ sở dữ liệu đã có Ban Chỉ đạo, không nạp được dữ liệu mẫu.\n" +
        "The database already holds committees, so the sample data was not loaded.",
    );
  }
}

/** There is no sample to clear; data of one's own is never removed. */
export class NoSampleError extends Error {
  override name = "NoSampleError";

  constructor() {
    super("Cơ sở dữ liệu không có dữ liệu mẫu để xóa.\nThe database holds no sample data to clear.");
  }
}

type Report = (line: string) => void;

/** Loads the sample in one transaction. */
export function loadSample(url: string, report: Report): Promise<void> {
  return load(url, (client) => writeRows(client, buildSample(), report));
}

/** Loads a sample of the size of the country in one transaction, the small one within it. */
export function loadNationalSample(url: string, report: Report, size: Size = NATIONAL): Promise<void> {
  return load(url, (client) => writeNation(client, size, report));
}

async function load(url: string, write: (client: pg.Client) => Promise<void>): Promise<void> {
  await inTransaction(url, async (client) => {
    // Two loads at once: the second waits, then finds committees.
    await client.query(`LOCK TABLE "SampleLoad" IN EXCLUSIVE MODE`);
    const { rowCount } = await client.query(`SELECT FROM "Committee" LIMIT 1`);
    if (rowCount) throw new DatabaseNotEmptyError();
    await client.query("SELECT set_config('camket.batch', 'sample', TRUE)"); // the audit names the load, not each row
    await write(client);
    await client.query(`INSERT INTO "SampleLoad" DEFAULT VALUES`);
    // Until it knows the new tables, PostgreSQL plans joins over them that take minutes.
    await client.query("ANALYZE");
    await suppressApproved(client);
  });
}

const SUPPRESSED_AT_ONCE = 500;

/** As approving each of them would. */
async function suppressApproved(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT DISTINCT "revisionId" AS "id" FROM "ReportDecision" WHERE "kind" = 'APPROVED' ORDER BY 1`,
  );
  for (let start = 0; start < rows.length; start += SUPPRESSED_AT_ONCE)
    await suppress(
      rows.slice(start, start + SUPPRESSED_AT_ONCE).map(({ id }) => id),
      async (statement) => (await client.query(statement.text, statement.values)).rows,
    );
}

/** Empties every table where the sample was loaded, with everything that was added on top of it since. */
export async function clearSample(url: string): Promise<void> {
  await inTransaction(url, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM "SampleLoad"`);
    if (!rowCount) throw new NoSampleError();
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")} RESTART IDENTITY`);
  });
}

export async function isSampleLoaded(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT FROM "SampleLoad"`);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}

async function inTransaction(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("BEGIN");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}
