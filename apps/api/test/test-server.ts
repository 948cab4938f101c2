import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, openPool } from "@camket/prisma";
import { afterAll, vi } from "vitest";
import { createLog } from "../src/log.ts";
import { startServer } from "../src/server.ts";
import { mintToken } from "../src/sign-in/api-token.ts";
import { createLink, createSignIn } from "../src/sign-in/better-auth.ts";
import { sampleCommittees } from "./sample-committees.ts";
import { createDatabase, ownerOf } from "./test-api.ts";

type Options = Partial<Parameters<typeof startServer>[0]>;

/** The real server on a database of this test file's own, with some committees and a reader of them all. */
export async function openTestServer(options: Options = {}) {
  const url = await createDatabase();
  const pool = openPool(url);
  const queries: { mock: { calls: unknown[][] } }[] = [];
  pool.on("connect", (client) => queries.push(vi.spyOn(client, "query")));
  const db = connect(pool);
  const sample = await sampleCommittees(db);
  const user = await db.user.create({
    data: {
      email: "reader@camket.example",
      name: "Người đọc",
      grants: { create: { role: "ANALYST", committeeId: sample.nation.id, validFrom: new Date("2026-01-01") } },
    },
  });
  const { token, ...kept } = mintToken();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db.apiToken.create({ data: { ...kept, name: "test", userId: user.id, expiresAt } });

  const http = createServer().listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo; // a listening TCP server's address is never a string
  const address = `http://127.0.0.1:${port}`;
  const logged: string[] = [];
  const settings = {
    db,
    pool,
    http,
    trustProxy: undefined,
    secret: "0123456789abcdef0123456789abcdef",
    publicUrl: address,
    provider: null,
    offersSample: false,
    introspection: true,
    log: createLog({ write: (line) => void logged.push(line) }),
    ...options,
  };
  const server = await startServer(settings);
  afterAll(async () => {
    await server.stop();
    await db.$disconnect();
  });

  const linkFor = (userId: number) => createLink(createSignIn(settings), userId);

  const setPassword = async (userId: number, newPassword: string) => {
    const { status } = await fetch(`${address}/auth/reset-password`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: address },
      body: JSON.stringify({ token: await linkFor(userId), newPassword }),
    });
    if (status !== 200) throw new Error(`No password was set: ${status}`);
  };

  /** Sends an operation, signed in with the token unless the headers say otherwise. */
  async function send(body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json",
        "accept-language": "en",
        authorization: `Bearer ${token}`,
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, ...(JSON.parse(text) as Answer) };
  }

  /** How many SQL statements, on every connection, something takes. */
  async function statementsOf(action: () => Promise<unknown>) {
    const count = () => queries.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const before = count();
    await action();
    return count() - before;
  }

  return {
    address,
    db,
    pool,
    asOwner: ownerOf(url),
    linkFor,
    setPassword,
    url,
    user,
    sample,
    token,
    logged,
    send,
    statementsOf,
  };
}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: { cost?: number };
}
