import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { connect, openPool } from "@camket/prisma";
import { afterAll, describe, expect, it } from "vitest";
import { openBrowser } from "../test/browser.ts";
import { findFreePort, refuseMain, startMain } from "../test/main-process.ts";
import { sampleCommittees } from "../test/sample-committees.ts";
import { createDatabase, ownerOf } from "../test/test-api.ts";
import { createLink, createSignIn } from "./sign-in/better-auth.ts";

const folder = await mkdtemp(join(tmpdir(), "camket-replicas-"));
const url = await createDatabase();
const pool = openPool(url);
const db = connect(pool);
afterAll(async () => {
  await db.$disconnect();
  await rm(folder, { recursive: true });
});
const { nation } = await sampleCommittees(db);
const [first, second] = [await findFreePort(), await findFreePort()];
const publicUrl = `http://localhost:${first}`;
const CAMKET_SECRET = "a secret that both replicas are given";
const env = (port: number) => ({
  PORT: String(port),
  PUBLIC_URL: publicUrl,
  DATABASE_URL: url,
  CAMKET_DATA_DIR: folder,
  CAMKET_SECRET,
});

async function addUser(name: string) {
  const email = `${name}@office.example`;
  const { id } = await db.user.create({
    data: {
      email,
      name,
      grants: { create: { role: "ADMINISTRATOR", committeeId: nation.id, validFrom: new Date("2026-01-01") } },
    },
  });
  const signIn = createSignIn({ db, pool, secret: CAMKET_SECRET, publicUrl, provider: null, offersSample: false });
  const token = await createLink(signIn, id);
  await openBrowser(publicUrl).post("/auth/reset-password", { token, newPassword: "mật khẩu đủ dài" });
  const browser = openBrowser(publicUrl);
  expect((await browser.post("/auth/sign-in/email", { email, password: "mật khẩu đủ dài" })).status).toBe(200);
  return [...browser.cookies()].map(([key, value]) => `${key}=${value}`).join("; ");
}

async function ask<Data>(port: number, cookie: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://localhost:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Data; errors?: unknown }; // GraphQL over HTTP
}

describe("two replicas on one database", () => {
  it("know the same sessions, keep two people apart, and write once what is sent again after a crash", async () => {
    const [one, two] = [await startMain(env(first)), await startMain(env(second))];
    const cookies = { anh: await addUser("anh"), binh: await addUser("binh") };

    const names = await Promise.all(
      Array.from({ length: 200 }, async (_, turn) => {
        const who = turn % 2 === 0 ? "anh" : "binh";
        const port = turn % 4 < 2 ? first : second;
        const { data } = await ask<{ viewer: { name: string } }>(port, cookies[who], "{ viewer { name } }");
        return `${who}: ${data.viewer?.name}`;
      }),
    );
    expect(new Set(names)).toEqual(new Set(["anh: anh", "binh: binh"]));

    const mutation = `mutation { createPerson(input: { name: "Nguyễn Văn Một" }) { __typename ... on Person { id } } }`;
    const send = (port: number) =>
      ask<{ createPerson: { id: string } }>(port, cookies.anh, mutation, { "idempotency-key": "once" });
    const unheard = send(first).catch(() => null);
    while ((await db.person.count({ where: { name: "Nguyễn Văn Một" } })) === 0) await setTimeout(2);
    one.server.kill("SIGKILL");
    await Promise.all([unheard, one.ended]);

    const answers = await Promise.all(Array.from({ length: 10 }, () => send(second)));
    const people = await db.person.findMany({ where: { name: "Nguyễn Văn Một" } });
    expect(people).toHaveLength(1);
    const answer = { data: { createPerson: { __typename: "Person", id: btoa(`Person:${people[0]?.id}`) } } };
    expect(answers).toMatchObject(answers.map(() => answer));
    expect(await db.auditEntry.count({ where: { model: "Person", rowId: people[0]?.id ?? 0 } })).toBe(1);
    two.server.kill("SIGTERM");
    await two.ended;
  });
});

describe("other computers", () => {
  const exposed = { ...env(second), HOST: "0.0.0.0" };

  it.each([
    ["without https", { ...exposed, TRUST_PROXY: "1" }],
    ["without the proxy that ends TLS", { ...exposed, PUBLIC_URL: "https://camket.example" }],
  ])("are not served %s", async (_what, variables) => {
    const { code, said } = await refuseMain(variables);
    expect(code).toBe(1);
    expect(said).toMatch(/PUBLIC_URL=https.*TRUST_PROXY/);
  });

  it("are not served sample data, whose users have no password", async () => {
    await ownerOf(url)(`INSERT INTO "SampleLoad" DEFAULT VALUES`);
    const secured = { ...exposed, PUBLIC_URL: "https://camket.example", TRUST_PROXY: "1" };
    const { code, said } = await refuseMain(secured);
    expect(code).toBe(1);
    expect(said).toContain("sample clear");
    await ownerOf(url)(`DELETE FROM "SampleLoad"`);
  });

  it("are served over TLS alone, with a cookie for this host and TLS alone", async () => {
    const secured = { ...exposed, PUBLIC_URL: "https://camket.example", TRUST_PROXY: "loopback" };
    const { server, ended } = await startMain(secured);
    const address = `http://127.0.0.1:${second}`;
    const plain = await fetch(`${address}/plans?state=ISSUED`, { redirect: "manual" });
    expect([plain.status, plain.headers.get("location")]).toEqual([308, "https://camket.example/plans?state=ISSUED"]);
    const sent = { method: "POST", body: JSON.stringify({ email: "anh@office.example", password: "mật khẩu đủ dài" }) };
    const headers = { "content-type": "application/json", origin: "https://camket.example" };
    expect((await fetch(`${address}/auth/sign-in/email`, { ...sent, headers })).status).toBe(403);
    const secure = { ...headers, "x-forwarded-proto": "https" };
    const response = await fetch(`${address}/auth/sign-in/email`, { ...sent, headers: secure });
    expect(response.headers.getSetCookie().join()).toMatch(
      /^__Host-camket-session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict/,
    );
    expect(response.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    server.kill("SIGTERM");
    await ended;
  });
});
