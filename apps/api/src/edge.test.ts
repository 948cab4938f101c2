import { describe, expect, it } from "vitest";
import { openTestServer } from "../test/test-server.ts";
import { createLog } from "./log.ts";

const { address, send, logged, token, user, asOwner } = await openTestServer();
const secure = await openTestServer({ publicUrl: "https://camket.example", trustProxy: "1", introspection: false });
const overTls = { "x-forwarded-proto": "https" };

describe("every answer", () => {
  it("lets a page run no script but Camket's own, and stand in no frame", async () => {
    const { headers } = await fetch(address);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  it("asks for TLS from then on only where there is TLS", async () => {
    expect((await fetch(address)).headers.get("strict-transport-security")).toBeNull();
    const { headers } = await fetch(secure.address, { headers: overTls });
    expect(headers.get("strict-transport-security")).toMatch(/max-age=\d+/);
    expect(headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  });

  it("is kept by no cache where it is one person's", async () => {
    const { headers } = await send({ query: "{ viewer { name } }" });
    expect(headers.get("cache-control")).toBe("no-store");
    const ways = await fetch(`${address}/auth/ways`);
    expect(ways.headers.get("cache-control")).toBe("no-store");
  });

  it("has a name of its own", async () => {
    const ids = await Promise.all([1, 2].map(async () => (await fetch(address)).headers.get("x-request-id")));
    expect(ids[0]).toMatch(/^[0-9a-f]{10}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });
});

describe("a request that is no operation", () => {
  it.each([
    ["broken JSON", { body: "{", type: "application/json" }, 400],
    ["JSON that is no object", { body: '"text"', type: "application/json" }, 400],
    ["too large a body", { body: JSON.stringify({ query: " ".repeat(300_000) }), type: "application/json" }, 413],
    ["an unknown character set", { body: "{}", type: "application/json; charset=x" }, 415],
    ["no JSON at all", { body: "<query/>", type: "application/xml" }, 400],
  ])("is refused in the shape of GraphQL: %s", async (_name, { body, type }, status) => {
    const answer = await send(body, { "content-type": type, "accept-language": "vi" });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toMatch(/^application\/graphql-response\+json/);
    expect(answer.errors?.[0]?.extensions.code).toMatch(/^BAD_/);
    expect(answer.text).not.toMatch(/node_modules|\.js|SyntaxError/);
  });

  it("is refused where a foreign page could have sent it", async () => {
    const simple = await fetch(`${address}/graphql?query={viewer{name}}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(simple.status).toBe(400);
    expect(await simple.text()).toContain("CSRF");
  });
});

describe("the schema", () => {
  const query = "{ __schema { types { name } } }";
  const typo = "{ viewr { name } }";

  it("is told, with hints, where the configuration says so", async () => {
    expect((await send({ query })).status).toBe(200);
    expect((await send({ query: typo })).text).toContain("Did you mean");
  });

  it("is not told where it says no, nor hinted at", async () => {
    const headers = { ...overTls, authorization: `Bearer ${secure.token}` };
    expect((await secure.send({ query }, headers)).status).toBe(400);
    expect((await secure.send({ query: typo }, headers)).text).not.toMatch(/did you mean/i);
  });
});

describe("what goes wrong on our side", () => {
  it("is told as a number in the language of the request, and logged under it", async () => {
    await asOwner(`ALTER TABLE "Recommendation" RENAME TO "Moved"`);
    const query = "query Broken($q: String) { recommendations(where: { text: $q }) { totalCount } }";
    const answer = await send(
      { query, variables: { q: "bimat" }, operationName: "Broken" },
      { "accept-language": "vi" },
    );
    await asOwner(`ALTER TABLE "Moved" RENAME TO "Recommendation"`);
    const [error] = answer.errors ?? [];
    const id = answer.headers.get("x-request-id");
    expect(error?.extensions).toEqual({ code: "INTERNAL", requestId: id });
    expect(error?.message).toBe(`Camket gặp lỗi và đã ghi lại. Khi báo lỗi, nêu mã ${id}.`);
    expect(answer.text).not.toMatch(/Recommendation"|node_modules|SELECT|prisma/i);
    expect(logged.some((line) => line.includes(`"request":"${id}"`) && line.includes('"err"'))).toBe(true);
  });
});

describe("the log", () => {
  it("has a line for each request, without what is secret in it", async () => {
    const query = "query Named($id: ID!) { node(id: $id) { id } }";
    const variables = { id: btoa("Person:4711") };
    const headers = { cookie: "camket-session=secret-cookie" };
    const answer = await send({ query, variables, operationName: "Named" }, headers);
    const id = answer.headers.get("x-request-id");
    const line = logged.map((text): Record<string, unknown> => JSON.parse(text)).find(({ request }) => request === id);
    expect(line).toMatchObject({ method: "POST", path: "/graphql", status: 200, operation: "Named", user: user.id });
    expect(line?.ms).toEqual(expect.any(Number));
    await fetch(`${address}/graphql?query=${encodeURIComponent(query)}&variables=${JSON.stringify(variables)}`);
    for (const secret of [token, "secret-cookie", variables.id, "4711"]) expect(logged.join()).not.toContain(secret);
  });

  it("writes no secret, whoever logs the object it is in", () => {
    const lines: string[] = [];
    const log = createLog({ write: (line) => void lines.push(line) });
    log.info({ req: { headers: { cookie: "hidden", authorization: "hidden" } }, body: { password: "hidden" } });
    log.info({ password: "hidden", response: { headers: { "set-cookie": ["hidden"] } } });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain("hidden");
  });
});
