import { connect } from "@camket/prisma";
import {
  getNamedType,
  getNullableType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import pg from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
import { openBrowser } from "../test/browser.ts";
import { globalId } from "../test/sample-committees.ts";
import { openTestServer } from "../test/test-server.ts";
import { formatError } from "./answers.ts";
import { measure, ROWS_PER_POINT } from "./cost.ts";
import { schema } from "./schema/index.ts";

const { address, db, linkFor, url, pool, sample, send, statementsOf } = await openTestServer({
  timeLimit: 1000,
  spend: async () => null,
});

const rowsOf = (text: string) => {
  const document = parse(text);
  const [operation] = document.definitions;
  return measure(schema, document, operation as OperationDefinitionNode, {}).rows; // each text here is one operation
};

describe("what an operation costs", () => {
  it("is a point for each hundred rows it could return", async () => {
    const { extensions } = await send({ query: "{ committees(first: 100) { edges { node { parent { id } } } } }" });
    expect(extensions).toEqual({ cost: 3 }); // 100 committees, 100 parents and the list itself
    expect((await send({ query: "{ viewer { name } }" })).extensions).toEqual({ cost: 1 });
  });

  it("counts twenty rows where no page is asked for, and none where only their number is", () => {
    expect(rowsOf("{ tasks { edges { node { id } } } }")).toBe(21);
    expect(rowsOf("{ tasks(first: 100) { totalCount } }")).toBe(1);
  });

  it("counts what is selected twice once, and of several types the dearest", () => {
    const both = "{ tasks { edges { node { committee { id } ... on Task { committee { name } } } } } }";
    expect(rowsOf(both)).toBe(41);
    const node = (fields: string) => `{ node(id: "x") { ${fields} } }`;
    const plan = "... on Plan { sections { id } }";
    expect(rowsOf(node(`${plan} ... on Task { id }`))).toBe(rowsOf(node(plan)));
  });

  it("knows of every list how long it may be", () => {
    const unbounded = Object.values(schema.getTypeMap()).flatMap((type) =>
      (isObjectType(type) && !isIntrospectionType(type) ? Object.values(type.getFields()) : [])
        .filter(({ type: of }) => isListType(getNullableType(of)) && !isLeafType(getNamedType(of)))
        .filter(
          ({ args, extensions }) => !extensions.rows && !args.some(({ name }) => name === "first" || name === "ids"),
        )
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(unbounded).toEqual([]);
  });

  it("leaves out what is skipped, and what the schema says of itself", () => {
    expect(rowsOf("{ tasks @skip(if: true) { edges { node { id } } } }")).toBe(0);
    expect(rowsOf("{ __schema { types { fields { name } } } }")).toBe(0);
  });
});

describe("one relation of listed rows asked for twice, with other arguments", () => {
  const twice = (first: number) => `{ committees(first: ${first}) { edges { node {
    few: children(first: 1) { edges { node { id } } }
    all: children(first: 2) { edges { node { id } } }
  } } } }`;

  it("takes a statement a row, and a point for each of them", async () => {
    await statementsOf(() => send({ query: twice(1) })); // signs in, and opens connections
    const statements = await statementsOf(() => send({ query: twice(100) }));
    const { data } = await send({ query: twice(100) });
    const { length } = (data as { committees: { edges: unknown[] } }).committees.edges; // what was asked for
    expect(statements).toBeGreaterThan(length);
    expect(rowsOf(twice(100)) / ROWS_PER_POINT).toBeGreaterThanOrEqual(100);
  });
});

describe("what takes too long", () => {
  it("is stopped by PostgreSQL, and named in every shape it arrives in", async () => {
    const hasty = new pg.Pool({ connectionString: url, options: "-c statement_timeout=50ms" });
    const impatient = connect(hasty);
    afterAll(() => impatient.$disconnect());
    const sleep = "SELECT pg_sleep(30)";
    await lock("Person", async () => {
      const attempts: (() => Promise<unknown>)[] = [
        () => impatient.person.findMany(),
        () => impatient.person.count(),
        () => impatient.person.create({ data: { name: "Chờ" } }),
        () => impatient.membership.findMany({ include: { person: true } }),
        () => impatient.$queryRawUnsafe(sleep),
        () => impatient.$executeRawUnsafe(sleep),
        () => impatient.$transaction((tx) => tx.person.findMany()),
        () => impatient.$transaction((tx) => tx.$queryRawUnsafe(sleep)),
        () => impatient.$transaction([impatient.person.findMany()]),
      ];
      for (const attempt of attempts) {
        const error: unknown = await attempt().then(
          () => undefined,
          (refusal: unknown) => refusal,
        );
        expect(formatError({ message: "" }, error)).toMatchObject({ extensions: { code: "TIMED_OUT" } });
      }
    });
  });

  it("is answered, and sends no further statement", async () => {
    const query = `{ people { edges { node {
      one: memberships(first: 1) { edges { node { role } } }
      two: memberships(first: 2) { edges { node { role } } }
    } } } }`;
    const whole = await statementsOf(() => send({ query }));
    const cut = await statementsOf(async () => {
      await lock("Person", async () => {
        const answer = await send({ query });
        expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: "TIMED_OUT" } }] });
      });
      await vi.waitFor(() => expect(pool.idleCount).toBe(pool.totalCount));
    });
    expect(cut).toBeLessThan(whole);
    expect(await send({ query })).toMatchObject({ status: 200 });
  });
});

describe("a write that takes too long", () => {
  it("is taken back once the time of its request is over", async () => {
    const { id } = await db.user.create({
      data: {
        email: "slow@camket.example",
        name: "Quản trị",
        grants: { create: { role: "ADMINISTRATOR", committeeId: sample.nation.id, validFrom: new Date("2026-01-01") } },
      },
    });
    const browser = openBrowser(address);
    await browser.post("/auth/reset-password", { token: await linkFor(id), newPassword: "mật khẩu đủ dài" });
    await browser.post("/auth/sign-in/email", { email: "slow@camket.example", password: "mật khẩu đủ dài" });
    const cookie = [...browser.cookies()].map(([key, value]) => `${key}=${value}`).join("; ");
    await lock("Person", async () => {
      const { status } = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify({ query: 'mutation { createPerson(input: { name: "Trần Văn Muộn" }) { __typename } }' }),
      });
      expect(status).toBe(503);
    });
    await vi.waitFor(() => expect(pool.idleCount).toBe(pool.totalCount), { timeout: 10_000 });
    expect(await db.person.count({ where: { name: "Trần Văn Muộn" } })).toBe(0);
  });
});

/** Keeps a table from everybody else for as long as something takes. */
async function lock(table: string, during: () => Promise<void>) {
  const owner = new pg.Client(url);
  await owner.connect();
  await owner.query(`BEGIN; LOCK TABLE "${table}"`);
  await during().finally(() => owner.end());
}

describe("nodes", () => {
  const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Committee { name } } }";
  const { nation, dongNai, bienHoa, head } = sample;

  it("answers in the order asked, each as its type lets the viewer see it", async () => {
    const ids = [
      globalId("Committee", dongNai),
      globalId("Membership", head),
      globalId("Committee", { id: 999_999 }),
      globalId("Committee", nation),
      globalId("Committee", dongNai),
    ];
    const { data } = await send({ query, variables: { ids } });
    expect(data?.nodes).toMatchObject([
      { id: ids[0] },
      { __typename: "Membership" },
      null,
      { id: ids[3] },
      { id: ids[0] },
    ]);
  });

  it("takes as many statements for many ids of a type as for one", async () => {
    const ask = (ids: { id: number }[]) =>
      statementsOf(() => send({ query, variables: { ids: ids.map((row) => globalId("Committee", row)) } }));
    await ask([nation]);
    expect(await ask([nation, dongNai, bienHoa])).toBe(await ask([nation]));
  });
});
