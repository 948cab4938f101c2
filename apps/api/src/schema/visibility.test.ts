import { isDeepStrictEqual } from "node:util";
import type { TadaDocumentNode } from "@camket/schema";
import { type GraphQLObjectType, getNamedType, isLeafType, isNonNullType, parse } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../test/access-rows.ts";
import { accessWorld, type ViewerName, viewerNames, viewersOf, workElsewhere } from "../../test/access-world.ts";
import { holderOfEveryRole } from "../../test/sample-committees.ts";
import {
  ask,
  isNode,
  isObject,
  type Json,
  objectTypes,
  pageOf,
  queryFields,
  rootConnections,
  selectionOf,
} from "../../test/schema-walk.ts";
import { openTestApi } from "../../test/test-api.ts";
import { type Fields, isSeen, placeOf, type RoomVerdicts, type Row } from "../../test/verdicts.ts";
import type { Viewer } from "../context.ts";
import { accessVerdicts } from "./access/verdicts.ts";
import { committeeVerdicts } from "./committee/verdicts.ts";
import { planVerdicts } from "./plan/verdicts.ts";
import { reportVerdicts } from "./report/verdicts.ts";

const rooms = [accessVerdicts, committeeVerdicts, planVerdicts, reportVerdicts];
const verdicts = new Map(rooms.flatMap((room: RoomVerdicts) => Object.entries(room.rows)));
const fieldVerdicts = new Map(rooms.flatMap(({ fields }) => Object.entries(fields)));
const parts = rooms.flatMap((room) => room.parts);

const api = await openTestApi();
const world = await accessWorld(api.db);
const viewers = await viewersOf(world);
await workElsewhere(world);
const rows = new Map((await rowsOf(world)).map((row) => [`${row.type}:${row.id}`, row]));

describe("the verdicts", () => {
  const isMeans = ({ name }: GraphQLObjectType) => /^(Query|Mutation|PageInfo|__.*|.*Connection|.*Edge)$/.test(name);
  const isError = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === "DomainError");
  const named = (types: GraphQLObjectType[]) => types.map(({ name }) => name).sort();
  const kept = objectTypes.filter((type) => !isMeans(type) && !isError(type));

  it("have a row for each type, and no other", () => {
    const carried = ["FigureConflict", "InvalidField"]; // by refusals of what the viewer sent
    expect([...parts, ...verdicts.keys(), ...carried].sort()).toEqual(named(kept));
    expect([...verdicts.keys()].sort()).toEqual(named(kept.filter(isNode)));
  });

  it("name fields that there are", () => {
    const there = kept.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect([...fieldVerdicts.keys()].filter((name) => !there.includes(name))).toEqual([]);
    const told = there.filter((name) => /\.viewerCan/.test(name));
    expect(told.filter((name) => !fieldVerdicts.has(name))).toEqual([]);
  });

  it("are tried on rows of every type", () => {
    expect([...new Set([...rows.values()].map(({ type }) => type))].sort()).toEqual([...verdicts.keys()].sort());
  });
});

/** A row that a field leads to. */
class Reference {
  constructor(readonly key: string) {}
}

/** All that one viewer was answered, row by row: a field has one answer, whichever way its row was reached. */
class Reading {
  readonly fields = new Map<string, Map<string, unknown>>();
  readonly ways = new Map<string, Set<string>>();
  readonly contradictions: string[] = [];

  take(value: unknown, way: string): unknown {
    if (Array.isArray(value)) return value.map((each) => this.take(each, way));
    if (!isObject(value)) return value;
    if (Array.isArray(value.edges))
      return {
        totalCount: value.totalCount,
        listed: value.edges.map(({ node }: { node: unknown }) => this.take(node, way)),
      };
    const { __typename, id, ...fields } = value;
    const taken = Object.entries(fields).map(([name, each]): [string, unknown] => [
      name,
      this.take(each, `${way}.${name}`),
    ]);
    return typeof id === "string" ? this.keep(atob(id), taken, way) : Object.fromEntries(taken);
  }

  private keep(key: string, fields: [string, unknown][], way: string) {
    this.ways.set(key, (this.ways.get(key) ?? new Set()).add(way));
    const known = this.fields.get(key) ?? new Map<string, unknown>();
    this.fields.set(key, known);
    for (const [name, answer] of fields) {
      if (known.has(name) && !isDeepStrictEqual(known.get(name), answer))
        this.contradictions.push(`${key}.${name} by ${way}: ${JSON.stringify([answer, known.get(name)])}`);
      known.set(name, answer);
    }
    return new Reference(key);
  }
}

/** Two levels of relations below every list; narratives lie three below reports, and changes lead to little. */
const levels: Json = { auditEntries: 0, reports: 2 };
const viewerDocument = parse(
  `{ viewer { ${objectTypes.filter(({ name }) => name === "Viewer").map((type) => selectionOf(type, 0))} } }`,
);
const documents = rootConnections.map(({ field: { name }, connection }) => ({
  name,
  document: parse(
    `query ($after: String) { page: ${name}(first: 100, after: $after) { ${pageOf(connection, Number(levels[name] ?? 1))} } }`,
  ),
}));

async function readAll(viewer: Viewer | null): Promise<Reading> {
  const reading = new Reading();
  for (const { name, document } of documents) {
    for (let after: unknown = null; ; ) {
      const { data, errors } = await ask(api.db, document, viewer, { after });
      if (errors || !data || !isObject(data.page) || !isObject(data.page.pageInfo))
        throw new Error(`${name}: ${errors}`);
      reading.take(data.page, name);
      if (!data.page.pageInfo.hasNextPage) break;
      after = data.page.pageInfo.endCursor;
    }
  }
  const { data } = await ask(api.db, viewerDocument, viewer);
  reading.take(data?.viewer, "viewer");
  return reading;
}

function rowOf(key: string): Row {
  const row = rows.get(key);
  if (!row) throw new Error(`${key} is no row of the sample`);
  return row;
}

function maySee(key: string, viewer: ViewerName): boolean {
  const row = rowOf(key);
  const verdict = verdicts.get(row.type);
  if (verdict === undefined) throw new Error(`No verdict on ${row.type}`);
  return isSeen(verdict, viewer, row);
}

/** What is left of an answer to a holder of every role, where a viewer sees less. */
function leftOf(value: unknown, viewer: ViewerName): unknown {
  if (value instanceof Reference) return maySee(value.key, viewer) ? value : null;
  if (Array.isArray(value))
    return value
      .filter((each) => !(each instanceof Reference) || maySee(each.key, viewer))
      .map((each) => leftOf(each, viewer));
  if (!isObject(value)) return value;
  const left = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, leftOf(each, viewer)]));
  return Array.isArray(left.listed) ? { ...left, totalCount: left.listed.length } : left;
}

const everything = await readAll(holderOfEveryRole);
const listedIn = (page: unknown): Fields[] =>
  isObject(page) && Array.isArray(page.listed)
    ? page.listed.map((each) =>
        Object.fromEntries(everything.fields.get(each instanceof Reference ? each.key : "") ?? []),
      )
    : [];

it("each field answers the same, whichever way its row is reached", () => {
  expect(everything.contradictions).toEqual([]);
});

const nodeById = parse("query ($id: ID!) { node(id: $id) { __typename id } }");
const nodesByIds = parse("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }");
const absent = 2 ** 31 - 1;
const findNode = async (key: string, viewer: ViewerName) =>
  JSON.stringify(await ask(api.db, nodeById, viewers[viewer], { id: btoa(key) }));

describe.each(viewerNames.filter((name) => name !== "anonymous"))("%s", (viewer) => {
  let reading: Reading;
  beforeAll(async () => {
    reading = await readAll(viewers[viewer]);
  });

  it("reaches no row that it may not see, by any way", () => {
    const leaks = [...reading.ways].filter(([key]) => !maySee(key, viewer));
    expect(leaks.map(([key, ways]) => `${key} by ${[...ways].join(", ")}`)).toEqual([]);
  });

  it("finds every row that it may see in the list of its type", () => {
    const listed = new Set(rootConnections.map(({ node }) => node.name));
    const missing = [...rows.values()].filter(({ type, id }) => listed.has(type) && !reading.ways.has(`${type}:${id}`));
    expect(missing.map(({ type, id }) => `${type}:${id}`).filter((key) => maySee(key, viewer))).toEqual([]);
  });

  it("is answered by each field what the verdicts say", () => {
    const wrong = [...reading.contradictions];
    for (const [key, fields] of reading.fields) {
      const { type, at, state, given = [], owner } = rowOf(key);
      for (const [field, answer] of fields) {
        const known = everything.fields.get(key);
        if (!known?.has(field)) continue; // a token, which its owner alone sees
        const value = known.get(field);
        const verdict = fieldVerdicts.get(`${type}.${field}`);
        const expected = verdict
          ? verdict({
              ...{ viewer, value, state, owner },
              place: at && placeOf(viewer, at),
              given: given.map((committee) => placeOf(viewer, committee)),
              listed: (beside) => listedIn(fields.get(beside)),
            })
          : leftOf(value, viewer);
        if (!isDeepStrictEqual(answer, expected))
          wrong.push(`${key}.${field} (${at}, ${state}): ${JSON.stringify(answer)}, not ${JSON.stringify(expected)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("finds by its id each row it may see, and of others no more than of one that never was", async () => {
    const nothing = new Map<string, string>();
    for (const type of verdicts.keys()) nothing.set(type, await findNode(`${type}:${absent}`, viewer));
    const wrong: string[] = [];
    // Of changes there are hundreds alike.
    const oneOfAKind = new Map(
      [...rows].map(([key, { type, at, state, id }]) => [type === "AuditEntry" ? `${at} ${state}` : id + type, key]),
    );
    for (const key of oneOfAKind.values()) {
      const found = await findNode(key, viewer);
      if (maySee(key, viewer) ? !found.includes(`"${btoa(key)}"`) : found !== nothing.get(rowOf(key).type))
        wrong.push(key);
    }
    expect(wrong).toEqual([]);

    const ids = [...oneOfAKind.values()].map(btoa);
    const { data } = await ask(api.db, nodesByIds, viewers[viewer], { ids });
    const found = Array.isArray(data?.nodes)
      ? data.nodes.map((node: unknown) => (isObject(node) ? node.id : node))
      : [];
    expect(found).toEqual(ids.map((id) => (maySee(atob(id), viewer) ? id : null)));
  });
});

it.each(queryFields.map((field) => [field.name, field] as const))(
  "anonymous is answered no %s",
  async (name, field) => {
    const named: Record<string, string> = {
      committeeId: "Committee",
      roundId: "ReportingRound",
      indicatorId: "Indicator",
      taskId: "Task",
    };
    const given = field.args
      .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
      .map((argument) => {
        if (getNamedType(argument.type).name === "Int") return `${argument.name}: 2026`;
        if (argument.name === "periodKinds") return "periodKinds: [YEAR]";
        if (argument.name === "period") return "period: { kind: YEAR, year: 2026 }";
        const id = `"${btoa(`${named[argument.name] ?? getNamedType(field.type).name}:1`)}"`;
        return `${argument.name}: ${argument.name === "ids" ? `[${id}]` : id}`;
      });
    const text = `{ ${name}${given.length > 0 ? `(${given})` : ""} ${isLeafType(getNamedType(field.type)) ? "" : "{ __typename }"} }`;
    const document = parse(text) as TadaDocumentNode<Json, Record<string, never>>; // it takes no variables
    const { data, errors } = await api.as(null).execute(document, {});
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["UNAUTHENTICATED"]);
    expect(data?.[name] ?? null).toBeNull();
  },
);
