import { describe, expect, it } from "vitest";
import { globalId } from "../test/sample-committees.ts";
import { openTestServer } from "../test/test-server.ts";

const { send, statementsOf, sample } = await openTestServer();
const { nation } = sample;

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(" ");
const nested = (depth: number, open: string, inside: string) =>
  `${times(depth, () => `${open} {`)} ${inside} ${times(depth, () => "}")}`;
/** A page of committees, with this on each. */
const listed = (selection: string) => `{ committees(first: 100) { edges { node { ${selection} } } } }`;

/** What is sent, and what it is refused by. */
const bombs: Record<string, [bomb: object | string, refusal: RegExp]> = {
  "deep nesting": [
    { query: `{ committees { edges { node { ${nested(12, "parent", "id")} } } } }` },
    /"exceeded":"depth"/,
  ],
  "nesting as deep as 5,000 tokens go": [
    { query: `{ committees { edges { node { ${nested(1600, "parent", "id")} } } } }` },
    /"exceeded":"depth"|Validation aborted/,
  ],
  "a flood of aliases": [{ query: `{ ${times(16, (i) => `a${i}: viewer { name }`)} }` }, /"exceeded":"aliases"/],
  "aliases in the schema's own fields": [
    { query: `{ __schema { ${times(200, (i) => `a${i}: types { name }`)} } }` },
    /"exceeded":"aliases"/,
  ],
  "a flood of one field": [
    { query: `{ viewer { ${times(2001, () => "name")} } }` },
    /"exceeded":"fields"|Validation aborted/,
  ],
  "a flood of directives": [
    { query: `{ viewer { name ${times(600, () => "@include(if: true)")} } }` },
    /can only be used once/,
  ],
  "directives that don't exist": [
    { query: `{ viewer { name ${times(2000, (i) => `@a${i}`)} } }` },
    /Too many validation errors/,
  ],
  "a cycle of fragments": [
    { query: "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }" },
    /within itself/,
  ],
  "fragments that fan out": [
    {
      query: `{ committees { edges { node { ...F0 } } } }
        ${times(3, (i) => `fragment F${i} on Committee { parent { ...F${i + 1} } children(first: 1) { edges { node { ...F${i + 1} } } } }`)}
        fragment F3 on Committee { ${times(300, () => "path")} }`,
    },
    /"exceeded":"fields"|Validation aborted/,
  ],
  "a huge first": [{ query: "{ tasks(first: 1000000) { edges { node { id } } } }" }, /"exceeded":"first"/],
  "a huge first in a variable": [
    {
      query: "query ($first: Int) { tasks(first: $first) { edges { node { id } } } }",
      variables: { first: 2_147_483_647 },
    },
    /"exceeded":"first"/,
  ],
  "a negative last": [{ query: "{ tasks(last: -1) { edges { node { id } } } }" }, /"exceeded":"last"/],
  "pages in pages": [
    { query: listed("children(first: 100) { edges { node { tasks(first: 100) { edges { node { id } } } } } }") },
    /"exceeded":"cost"/,
  ],
  "plain lists in plain lists": [
    { query: "{ reports(first: 100) { edges { node { indicators { disaggregations { categories { id } } } } } } }" },
    /"exceeded":"cost"/,
  ],
  "a statement for each row": [
    {
      query: listed(`${times(8, (i) => `a${i}: tasks(first: ${i}) { totalCount }`)}`),
    },
    /"exceeded":"cost"/,
  ],
  "the schema round and round": [
    { query: `{ __schema { types { ${nested(8, "fields { type", "name")} ${times(8, () => "}")} } } }` },
    /Maximum introspection depth/,
  ],
  "a list of operations": [[{ query: "{ viewer { name } }" }, { query: "{ viewer { name } }" }], /batching/],
  "variables beyond 256 kB": [
    { query: "query ($id: ID!) { node(id: $id) { id } }", variables: { id: "x".repeat(300_000) } },
    /256 kB/,
  ],
  "variables of another shape": [
    { query: "query ($id: ID!) { node(id: $id) { id } }", variables: { id: { id: [1, 2, 3] } } },
    /invalid value/,
  ],
  "more tokens than there may be": [{ query: `{ viewer { ${times(6000, () => "name")} } }` }, /5000 tokens/],
  "many operations in a document": [
    { query: times(1000, (i) => `query Q${i} { viewer { name } }`), operationName: "Q1" },
    /5000 tokens/,
  ],
  "many operations, and none chosen": [
    { query: times(50, (i) => `query Q${i} { viewer { name } }`) },
    /OPERATION_RESOLUTION_FAILURE/,
  ],
  "a list of ids without end": [
    {
      query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      variables: { ids: Array.from({ length: 101 }, () => globalId("Committee", nation)) },
    },
    /"exceeded":"ids"/,
  ],
  "a NUL in a variable": [
    { query: "query ($t: String) { tasks(where: { title: $t }) { totalCount } }", variables: { t: "a\0" } },
    /NUL/,
  ],
  "a NUL in the document": [{ query: '{ tasks(where: { title: "a\\u0000" }) { totalCount } }' }, /NUL/],
  "half a character in a variable": [
    { query: "query ($t: String) { tasks(where: { title: $t }) { totalCount } }", variables: { t: "a\ud800" } },
    /half a character/,
  ],
  "a day before there were years": [
    { query: '{ tasks(where: { dueFrom: "0000-01-01" }) { totalCount } }' },
    /A date is written/,
  ],
  "JSON nested without end": [
    `{ "query": "query ($t: String) { tasks(where: { title: $t }) { totalCount } }",
       "variables": { "t": ${"[".repeat(100_000)}${"]".repeat(100_000)} } }`,
    /invalid value/,
  ],
  "broken JSON": ['{ "query": "{ viewer { name } }"', /must be JSON/],
};

describe("a query bomb is refused before a statement is sent:", () => {
  it.each(Object.entries(bombs))("%s", async (_name, [bomb, refusal]) => {
    const answers: Awaited<ReturnType<typeof send>>[] = [];
    const statements = await statementsOf(async () => answers.push(await send(bomb)));
    expect(statements).toBe(0);
    expect(answers[0]?.text).toMatch(refusal);
    expect([400, 413]).toContain(answers[0]?.status);
  });

  it("nothing is sent for nobody either", async () => {
    const answers: Awaited<ReturnType<typeof send>>[] = [];
    const query = "{ tasks { totalCount } committees { totalCount } }";
    const statements = await statementsOf(async () => answers.push(await send({ query }, { authorization: "" })));
    expect(statements).toBe(0);
    expect(answers[0]).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });
});
