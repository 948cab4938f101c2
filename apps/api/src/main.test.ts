import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findFreePort, startMain } from "../test/main-process.ts";

const folder = await mkdtemp(join(tmpdir(), "camket-main-"));
const port = await findFreePort();
afterAll(() => rm(folder, { recursive: true }));

it("loses no acknowledged write when the server and its PostgreSQL are killed while writing", async () => {
  const first = await start();
  cookie = await signIn();
  const acknowledged = await writeUntil(60, () => first.server.kill("SIGKILL"));
  await first.ended;

  const second = await start();
  acknowledged.push(...(await writeUntil(60, killPostgres)));
  second.server.kill("SIGKILL");
  await second.ended;

  const third = await start();
  expect(await namesKept()).toEqual(expect.arrayContaining(acknowledged));
  third.server.kill("SIGTERM");
  await third.ended;
});

let cookie = "";

/** @returns the cookie of a session, which outlives the server. */
async function signIn(): Promise<string> {
  const origin = `http://localhost:${port}`;
  const response = await fetch(`${origin}/auth/sign-in/sample`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email: "admin@camket.example" }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
}

const start = () => startMain({ PORT: String(port), CAMKET_DATA_DIR: folder });

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }; // GraphQL over HTTP
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/**
 * Four writers at once, until every one has failed or, PostgreSQL being back, has gone on writing.
 *
 * @returns the names that were acknowledged.
 */
async function writeUntil(count: number, kill: () => unknown): Promise<string[]> {
  const names: string[] = [];
  const write = async () => {
    while (names.length < 2 * count) {
      const name = `${crypto.randomUUID()} Thử`;
      const mutation = `mutation ($name: String!) { createPerson(input: { name: $name }) { __typename } }`;
      const { createPerson } = await ask<{ createPerson: { __typename: string } }>(mutation, { name });
      if (createPerson.__typename === "Person") names.push(name);
      if (names.length === count) kill();
    }
  };
  await Promise.allSettled(Array.from({ length: 4 }, write));
  return names;
}

async function killPostgres() {
  const [pid] = (await readFile(`${folder}/postgres/postmaster.pid`, "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
}

async function namesKept(): Promise<string[]> {
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) {
      people(where: { name: "thu" }, first: 100, after: $after) {
        edges { node { name } }
        pageInfo { hasNextPage endCursor }
      }
    }`;
    type Page = { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const { people }: { people: Page } = await ask(query, { after });
    names.push(...people.edges.map(({ node }) => node.name));
    if (!people.pageInfo.hasNextPage) return names;
    after = people.pageInfo.endCursor;
  }
}
