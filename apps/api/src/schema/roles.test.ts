import type { TadaDocumentNode } from "@camket/schema";
import { type GraphQLInputType, getNamedType, isInputObjectType, parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { rowsOf } from "../../test/access-rows.ts";
import { accessWorld, type ViewerName, viewerNames, viewersOf, workElsewhere } from "../../test/access-world.ts";
import { isObject, type Json } from "../../test/schema-walk.ts";
import { openTestApi } from "../../test/test-api.ts";
import {
  absent,
  everyone,
  isSeen,
  type MutationVerdict,
  type Outcome,
  placeOf,
  type Row,
} from "../../test/verdicts.ts";
import { accessVerdicts } from "./access/verdicts.ts";
import { committeeVerdicts } from "./committee/verdicts.ts";
import { schema } from "./index.ts";
import { planVerdicts } from "./plan/verdicts.ts";
import { reportVerdicts } from "./report/verdicts.ts";

const rooms = [accessVerdicts, committeeVerdicts, planVerdicts, reportVerdicts];
const rowVerdicts = new Map(rooms.flatMap(({ rows }) => Object.entries(rows)));
const mutations = rooms.flatMap((room) => Object.entries(room.mutations));

const api = await openTestApi();
const world = await accessWorld(api.db);
const viewers = await viewersOf(world);
await workElsewhere(world);
const rows = await rowsOf(world);

const nameOf = (title: string) => title.split(" ", 1).join();
const fields = schema.getMutationType()?.getFields() ?? {};
const inputOf = (title: string) => {
  const type = getNamedType(fields[nameOf(title)]?.args[0]?.type);
  if (!isInputObjectType(type)) throw new Error(`${title} takes no input`);
  return type;
};

/** The paths of the IDs in an input. */
const idsIn = (type: GraphQLInputType, path = ""): string[] => {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === "ID" ? [path] : [];
  return Object.values(named.getFields()).flatMap((field) =>
    idsIn(field.type, path ? `${path}.${field.name}` : field.name),
  );
};

describe("the verdicts", () => {
  it("have a row for each mutation, and no other", () => {
    expect([...new Set(mutations.map(([title]) => nameOf(title)))].sort()).toEqual(Object.keys(fields).sort());
  });

  it.each(mutations)("say what each ID names that %s takes", (title, { on, input, ids = {} }) => {
    const sent = JSON.stringify(input("the row", 0));
    const target = on
      ? idsIn(inputOf(title)).filter((path) => sent.includes(`"${path.split(".").at(-1)}":"the row"`))
      : [];
    expect([...target, ...Object.keys(ids)].sort()).toEqual(idsIn(inputOf(title)).sort());
  });
});

async function send(title: string, viewer: ViewerName, input: Json): Promise<{ outcome: string; text: string }> {
  const document = parse(`mutation ($input: ${inputOf(title).name}!) {
    result: ${nameOf(title)}(input: $input) {
      __typename ... on DomainError { code message } ... on InvalidInputError { fields { path code limit } }
    }
  }`) as TadaDocumentNode<{ result: Json }, { input: Json }>; // as the schema has it
  const { data, errors } = await api.as(viewers[viewer]).execute(document, { input });
  if (errors || !data) throw new Error(`${title}: ${JSON.stringify(errors)}`);
  return { outcome: String(data.result.code ?? "DONE"), text: JSON.stringify(data) };
}

/** Refused before anything is looked at. */
const WRITES_NOTHING: ViewerName[] = ["program", "programOfBelow", "anonymous"];

const committeeOf = ({ on }: MutationVerdict, { at, given = [] }: Row) =>
  (on?.isByGiven ? given[0] : (at ?? given[0])) ?? null;
const globalId = ({ type, id }: Row) => btoa(`${type}:${id}`);

/** A row of every kind, by its place, its state and to whom it was given, and the viewer's own. */
function targetsOf({ on }: MutationVerdict, viewer: ViewerName): (Row | null)[] {
  if (!on) return [null];
  const wanted = rows.filter(({ type, state }) => type === on.type && (!on.states || on.states.includes(state ?? "")));
  const kindOf = ({ at, state, given, owner }: Row) => JSON.stringify([at, state, given, owner === viewer]);
  const kinds = [...new Map(wanted.map((row) => [kindOf(row), row])).values()];
  return WRITES_NOTHING.includes(viewer) ? kinds.slice(0, 3) : kinds;
}

const maySee = (viewer: ViewerName, row: Row) => isSeen(rowVerdicts.get(row.type) ?? [], viewer, row);

function outcomeFor(verdict: MutationVerdict, viewer: ViewerName, row: Row | null): Outcome {
  if (viewer === "anonymous") return "UNAUTHENTICATED";
  if (WRITES_NOTHING.includes(viewer)) return "FORBIDDEN";
  const committee = row && committeeOf(verdict, row);
  const passed = verdict.passes[viewer]?.[committee ? placeOf(viewer, committee) : "beside"];
  const outcome = typeof passed === "object" ? passed[row?.state ?? ""] : passed;
  if (outcome && (!row || maySee(viewer, row))) return outcome;
  return row && !maySee(viewer, row) ? "NOT_FOUND" : "FORBIDDEN";
}

const remarks = await api.db.taskComment.findMany();

describe.each(mutations)("%s", (title, verdict) => {
  // Nothing can be wrong with it where one may: what was deleted comes back for the next viewer.
  if (title === "deleteTaskComment")
    afterEach(async () => void (await api.db.taskComment.createMany({ data: remarks, skipDuplicates: true })));
  it.each(viewerNames)("by %s", async (viewer) => {
    const never = verdict.on && (await send(title, viewer, verdict.input(absent(verdict.on.type), 0))).text;
    const wrong: string[] = [];
    for (const row of targetsOf(verdict, viewer)) {
      const { outcome, text } = await send(title, viewer, verdict.input(row ? globalId(row) : "", 0));
      const expected = outcomeFor(verdict, viewer, row);
      if (outcome !== expected) wrong.push(`${JSON.stringify(row)}: ${text}, not ${expected}`);
      if (expected === "NOT_FOUND" && text !== never) wrong.push(`${JSON.stringify(row)}: ${text}, not ${never}`);
    }
    expect(wrong).toEqual([]);
  });
});

const versionDocument = (type: string) =>
  parse(`query ($id: ID!) { node(id: $id) { ... on ${type} { version } } }`) as TadaDocumentNode<
    { node: { version: number } },
    { id: string }
  >; // as the schema has it

/** An input with another ID at a path; lists take it alone, or in their first row. */
const withId = (input: Json, [name = "", ...path]: string[], id: string): Json => {
  const value = input[name];
  const [first] = Array.isArray(value) ? value : [];
  if (isObject(first)) return { ...input, [name]: [withId(first, path, id)] };
  const below = isObject(value) ? withId(value, path, id) : Array.isArray(value) || name.endsWith("Ids") ? [id] : id;
  return { ...input, [name]: below };
};

describe("a reference to a hidden row is told as one to a row that never was", () => {
  const cases = mutations.flatMap(([title, verdict]) =>
    Object.entries(verdict.ids ?? {})
      .filter(([, type]) => type !== "Colleague") // known by other rules than as a user: see task-comment.test.ts
      .filter(([, type]) => rowVerdicts.get(type) !== everyone)
      .map(([path, type]) => ({ title, verdict, path, type })),
  );
  it.each(cases)("$title, $path", async ({ title, verdict, path, type }) => {
    const { officer, administrator } = verdict.passes;
    const viewer = officer ? "officer" : administrator ? "administrator" : "globalAdministrator";
    const target = targetsOf(verdict, viewer).find(
      (row) => row && committeeOf(verdict, row) === "own" && row.state !== "ISSUED" && row.state !== "without a plan",
    );
    const id = target ? globalId(target) : "";
    const versioned = target && "version" in (schema.getType(target.type) as { getFields(): object }).getFields();
    const version =
      target && versioned ? (await api.as(viewers[viewer]).run(versionDocument(target.type), { id })).node.version : 0;
    const input = verdict.input(id, version);
    const never = await send(title, viewer, withId(input, path.split("."), absent(type)));
    const told = JSON.stringify(path.split(".").at(-1));
    expect(never.outcome === "NOT_FOUND" || never.text.includes(told)).toBe(true);
    const hidden = rows.filter((row) => row.type === type && !maySee(viewer, row));
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden)
      expect((await send(title, viewer, withId(input, path.split("."), globalId(row)))).text).toBe(never.text);
  });
});
