import { parse } from "graphql";
import { expect, it } from "vitest";
import { accessWorld, type ViewerName, viewersOf, workElsewhere } from "../../test/access-world.ts";
import {
  ask,
  connectionsOf,
  isNode,
  isObject,
  type Json,
  objectTypes,
  rootConnections,
} from "../../test/schema-walk.ts";
import { openTestApi } from "../../test/test-api.ts";

const api = await openTestApi();
const world = await accessWorld(api.db);
const viewers = await viewersOf(world);
await workElsewhere(world);

const page = (name: string, forwards: boolean) =>
  `page: ${name}(${forwards ? "first: 2, after" : "last: 2, before"}: $at) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor }
  }`;

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string }[];
}

/** Goes through a list by twos. */
async function walk(text: string, viewer: ViewerName, variables: Json, forwards: boolean) {
  const [cursors, totals]: [string[], Set<number>] = [[], new Set()];
  const document = parse(text);
  for (let at: string | null = null; ; ) {
    const { data, errors } = await ask(api.db, document, viewers[viewer], { ...variables, at });
    if (errors || !data) throw new Error(`${text}: ${errors}`);
    const found = (isObject(data.node) ? data.node.page : data.page) as Page; // as the text asks
    totals.add(found.totalCount);
    const onPage = found.edges.map(({ cursor }) => cursor);
    if (forwards) cursors.push(...onPage);
    else cursors.unshift(...onPage);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo;
    if (!(forwards ? hasNextPage : hasPreviousPage)) return { cursors, totals: [...totals] };
    at = forwards ? endCursor : startCursor;
  }
}

async function expectWhole(text: (forwards: boolean) => string, viewer: ViewerName, variables: Json) {
  const forwards = await walk(text(true), viewer, variables, true);
  const backwards = await walk(text(false), viewer, variables, false);
  expect(new Set(forwards.cursors).size).toBe(forwards.cursors.length);
  expect(backwards.cursors).toEqual(forwards.cursors);
  expect([forwards.totals, backwards.totals]).toEqual([[forwards.cursors.length], [forwards.cursors.length]]);
}

const readers: ViewerName[] = ["administrator", "reviewer", "programOfBelow", "withoutRole", "globalAdministrator"];
// Of changes there are hundreds; those of the plans suffice.
// Namesakes are counted off and not gone on from, so there is no way back over them.
const twoWay = rootConnections.filter(({ field }) => field.name !== "namesakes");
const roots = twoWay.map(({ field: { name } }) =>
  name === "auditEntries"
    ? { name, filter: 'where: { models: ["PlanRevision", "Grant", "Group"] }, ' }
    : { name, filter: "" },
);

it.each(roots)("$name counts the rows of all its pages, forwards and backwards", async ({ name, filter }) => {
  const text = (forwards: boolean) => `query ($at: String) { ${page(name, forwards).replace("(", `(${filter}`)} }`;
  for (const viewer of readers) await expectWhole(text, viewer, {});
});

const relations = objectTypes
  .filter(isNode)
  .flatMap((type) => connectionsOf(type).map(({ field: { name } }) => ({ type: type.name, name })));

it.each(relations)("$type, $name, counts the rows of all its pages, forwards and backwards", async ({ type, name }) => {
  const text = (forwards: boolean) =>
    `query ($id: ID!, $at: String) { node(id: $id) { ... on ${type} { ${page(name, forwards)} } } }`;
  const names = Object.keys(world.committees).length;
  for (const viewer of readers.slice(0, 3))
    for (let id = 1; id <= names; id++) {
      const found = await ask(api.db, parse(`{ node(id: "${btoa(`${type}:${id}`)}") { id } }`), viewers[viewer]);
      if (found.data?.node) await expectWhole(text, viewer, { id: btoa(`${type}:${id}`) });
    }
});
