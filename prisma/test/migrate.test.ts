import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../migrate.ts";
import { type PostgresServer, startPostgres } from "../server.ts";

let folder: string;
let server: PostgresServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-migrate-"));
  server = await startPostgres(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

test("two replicas that start at once apply each migration once", async () => {
  const url = await server.openDatabase("replicas");
  const applied = await Promise.all([migrate(url), migrate(url)]);
  expect(applied.flat().sort()).toEqual((await history(url)).map(({ name }) => name));
  expect(applied.map(({ length }) => length)).toContain(0);
});

test("what Prisma applies, the start finds applied, and the other way round", async () => {
  const [ours, prismas] = [await server.openDatabase("ours"), await server.openDatabase("prismas")];
  await migrate(ours);
  await prisma(prismas, "migrate", "deploy");
  expect(await history(prismas)).toEqual(await history(ours));
  expect(await migrate(prismas)).toEqual([]);
  expect(await prisma(ours, "migrate", "deploy")).toContain("No pending migrations to apply");
  expect(await prisma(ours, "migrate", "status")).toContain("Database schema is up to date");
});

test("the migrations make the schema, and leave no shadow database", async () => {
  const url = await server.openDatabase("compared");
  await migrate(url);
  const target = ["--to-schema", "schema", "--exit-code"];
  expect(await prisma(url, "migrate", "diff", "--from-config-datasource", ...target)).toContain(
    "No difference detected",
  );
  expect(await prisma(url, "migrate", "diff", "--from-migrations", "migrations", ...target)).toContain(
    "No difference detected",
  );
  expect(await query(url, "SELECT datname FROM pg_database WHERE datname LIKE 'camket_shadow%'")).toEqual([]);
});

test("a difference between database and schema is told, with its exit code", async () => {
  const url = await server.openDatabase("empty");
  const diff = prisma(url, "migrate", "diff", "--from-config-datasource", "--to-schema", "schema", "--exit-code");
  await expect(diff).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining("Added tables") });
});

test("a server out of reach is named", async () => {
  const deploy = prisma("postgresql://nobody:nothing@127.0.0.1:1/none", "migrate", "deploy");
  await expect(deploy).rejects.toMatchObject({ stderr: expect.stringContaining("Can't reach database server") });
});

async function prisma(url: string, ...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("pnpm", ["exec", "prisma", ...options], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, DATABASE_URL: url },
  });
  return stdout;
}

function history(url: string) {
  return query<{ name: string }>(
    url,
    "SELECT migration_name AS name, checksum, applied_steps_count FROM _prisma_migrations ORDER BY migration_name",
  );
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}
