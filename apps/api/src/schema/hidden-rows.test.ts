import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  parse,
} from "graphql";
import { expect, it } from "vitest";
import { rowsOf } from "../../test/access-rows.ts";
import { accessWorld, type ViewerName, viewersOf, workElsewhere } from "../../test/access-world.ts";
import { inDays, text } from "../../test/sample-plans.ts";
import { ask, connectionsOf, isObject, type Json, pageOf, rootConnections } from "../../test/schema-walk.ts";
import { openTestApi } from "../../test/test-api.ts";

const api = await openTestApi();
const world = await accessWorld(api.db);
const viewers = await viewersOf(world);

/** What an ID in a filter names, where its own name doesn't say it. */
const named: Record<string, string> = {
  "AdministrativeUnitWhere.parentId": "AdministrativeUnit",
  "AuditEntryWhere.actorId": "User",
  "AuditEntryWhere.subjectIds": "Plan",
  "PlanWhere.legalBaseId": "Document",
  "PlanWhere.parentPlanId": "Plan",
  actorId: "User",
  askedById: "Committee",
  belongsToCommitteeId: "Committee",
  takenById: "Committee",
  assigneeId: "Committee",
  categoryId: "DisaggregationCategory",
  committeeId: "Committee",
  expectedCommitteeId: "Committee",
  groupId: "Group",
  indicatorIds: "Indicator",
  leadAgencyId: "Agency",
  parentId: "Committee",
  personId: "Person",
  planId: "Plan",
  taskId: "Task",
  responsibleCommitteeId: "Committee",
  roundId: "ReportingRound",
  themeId: "Theme",
  underCommitteeId: "Committee",
  unitId: "AdministrativeUnit",
};

const last = new Map<string, number>();
for (const { type, id } of await rowsOf(world)) last.set(type, Math.max(id, last.get(type) ?? 0));

/** The first row of a type, its last, and those that are made after it and stay hidden. */
function idsOf(type: string): number[] {
  const most = last.get(type);
  if (most === undefined) throw new Error(`No row of ${type}`);
  if (type === "Committee")
    return (["nation", "own", "sibling", "belowSibling"] as const).map((key) => world.committees[key].id);
  return [1, most + 1, most + 2];
}

/** Values to try in a filter, each alone. */
function valuesOf(type: GraphQLInputType, where: string, field: string): unknown[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return valuesOf(nullable.ofType, where, field).map((value) => [value]);
  const scalar = getNamedType(type);
  if (isEnumType(scalar)) return scalar.getValues().map(({ name }) => name);
  const kind = named[`${where}.${field}`] ?? named[field];
  switch (scalar.name) {
    case "ID":
      if (!kind) throw new Error(`What does ${where}.${field} name?`);
      return idsOf(kind).map((id) => btoa(`${kind}:${id}`));
    case "Boolean":
      return [true, false];
    case "Int":
      return [2026];
    case "Date":
      return [text(inDays(0))];
    case "String":
      return ["việc", "hội", "elsewhere", "Plan", "KH"];
    default:
      throw new Error(`Which values has ${scalar.name}?`);
  }
}

/** Every order of a list, every filter alone, and the page that the cursor of a hidden row would lead to. */
function argumentsOf(args: readonly GraphQLArgument[], list: string): Json[] {
  const beyond = (last.get(list) ?? 0) + 1;
  return args.flatMap(({ name, type }): Json[] => {
    const input = getNamedType(type);
    if (name === "where" && isInputObjectType(input))
      return Object.values(input.getFields()).flatMap((field) =>
        valuesOf(field.type, input.name, field.name).map((value) => ({ where: { [field.name]: value } })),
      );
    if (name === "after") return [{ after: `${list}.${btoa(`GPC:N:${beyond}`)}` }];
    return name === "orderBy" && isEnumType(input) ? input.getValues().map((order) => ({ orderBy: order.name })) : [];
  });
}

const names = "totalCount pageInfo { startCursor endCursor } edges { cursor node { __typename id } }";
const variablesOf = (args: readonly GraphQLArgument[]) =>
  args.filter(({ name }) => ["where", "after", "orderBy"].includes(name));
const passed = (args: readonly GraphQLArgument[]) =>
  ["first: 50", ...variablesOf(args).map(({ name }) => `${name}: $${name}`)].join(", ");
const declared = (args: readonly GraphQLArgument[]) =>
  variablesOf(args)
    .map(({ name, type, defaultValue }) => `$${name}: ${type}${defaultValue === undefined ? "" : ` = ${defaultValue}`}`)
    .join(", ");

const lists = rootConnections.flatMap(({ field: root, node }) => [
  {
    name: root.name,
    document: parse(`query (${declared(root.args)}) { page: ${root.name}(${passed(root.args)}) { ${names} } }`),
    tries: argumentsOf(root.args, node.name),
  },
  ...connectionsOf(node).map(({ field, node: below }) => ({
    name: `${root.name} → ${field.name}`,
    document: parse(
      `query (${declared(field.args)}) { page: ${root.name}(first: 30) { edges { node { id ${field.name}(${passed(field.args)}) { ${names} } } } } }`,
    ),
    // Their filters are those of the lists above, so here only those that name a row.
    tries: argumentsOf(field.args, below.name).filter(
      ({ where }) => isObject(where) && /Id/.test(Object.keys(where).join()),
    ),
  })),
]);

/** Whole rows with all they count, two levels deep. */
const wholes = rootConnections.map(({ field, connection }) => ({
  name: `all of ${field.name}`,
  document: parse(
    `{ page: ${field.name}(first: 100) { ${pageOf(connection, field.name === "auditEntries" ? 0 : 1)} } }`,
  ),
  tries: [{}],
}));
const summaries = rootConnections
  .filter(({ field }) => field.name === "tasks")
  .map(({ field }) => ({
    name: "taskSummary and groupCoverage",
    document: parse(`query ($where: TaskWhere) {
      taskSummary(where: $where) { total done late underWay notBegun due lateByAge { count } }
      groupCoverage { group { id } covered committees }
    }`),
    tries: argumentsOf(
      field.args.filter(({ name }) => name === "where"),
      "Task",
    ),
  }));

const restatements = [
  {
    name: "restatement",
    document: parse(`query ($roundId: ID!, $indicatorId: ID!, $categoryId: ID, $committeeId: ID) {
      restatement(roundId: $roundId, indicatorId: $indicatorId, categoryId: $categoryId, committeeId: $committeeId) {
        total { isComplete numerator isSuppressed committees noFigure expected reported }
        figures(first: 100) { totalCount edges { node { committee { id } state numerator isSuppressed expected reported
          sources { standing committee { id } figure { id numerator } } } } }
      }
    }`),
    tries: idsOf("ReportingRound").flatMap((round) =>
      [...idsOf("Committee"), null].flatMap((committee) =>
        [1, null].map((category) => ({
          roundId: btoa(`ReportingRound:${round}`),
          indicatorId: btoa("Indicator:1"),
          ...(category && { categoryId: btoa(`DisaggregationCategory:${category}`) }),
          ...(committee && { committeeId: btoa(`Committee:${committee}`) }),
        })),
      ),
    ),
  },
];

const matrices = [
  {
    name: "completenessMatrix",
    document: parse(`query ($committeeId: ID!) {
      completenessMatrix(committeeId: $committeeId, periodKinds: [HALF_YEAR_1, HALF_YEAR_2, YEAR, QUARTER, MONTH, OTHER]) {
        periods { period { name endsOn } total { expected received onTime approved exempt declaredMissing } }
        rows { predecessors committee { id } cells { expected received onTime exempt standing reportId } }
      }
    }`),
    tries: idsOf("Committee").map((id) => ({ committeeId: btoa(`Committee:${id}`) })),
  },
  {
    name: "figureHistory",
    document: parse(`query ($committeeId: ID!, $indicatorId: ID!) {
      figureHistory(committeeId: $committeeId, indicatorId: $indicatorId,
        periodKinds: [HALF_YEAR_1, HALF_YEAR_2, YEAR, QUARTER, MONTH, OTHER]) {
        periods { name endsOn }
        rows { committee { id } cells { isExpected figure { id numerator isSuppressed } } }
      }
    }`),
    tries: idsOf("Committee").map((id) => ({
      committeeId: btoa(`Committee:${id}`),
      indicatorId: btoa("Indicator:1"),
    })),
  },
];

const everything = [...wholes, ...summaries, ...restatements, ...matrices, ...lists].flatMap(
  ({ name, document, tries }) =>
    [{}, ...tries].map((variables) => ({
      title: `${name} ${JSON.stringify(variables)}`,
      document,
      variables,
    })),
);
/** An administrator reads what others of the same reach read, and of users and rights more. */
const readers: [ViewerName, (title: string) => boolean][] = [
  ["viewer", () => true],
  ["programOfBelow", (title) => !title.includes("→")],
  ["administrator", (title) => /user|grant|audit/i.test(title)],
];

async function readAll() {
  const answers = new Map<string, string>();
  for (const [reader, reads] of readers)
    for (const { title, document, variables } of everything.filter(({ title }) => reads(title)))
      answers.set(`${reader}: ${title}`, JSON.stringify(await ask(api.db, document, viewers[reader], variables)));
  return answers;
}

const before = await readAll();
await workElsewhere(world);
const after = await readAll();

it("what is hidden changes no answer, whatever is filtered, ordered, counted or gone on from", () => {
  const changed = [...after].filter(([title, answer]) => answer !== before.get(title));
  expect(changed.map(([title, answer]) => `${title}\n  ${before.get(title)}\n  ${answer}`)).toEqual([]);
});

it("a cursor holds what its row shows anyway, its list and its id, beside the signature", () => {
  const seen: string[] = [];
  const wrong: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) look(each);
      return;
    }
    if (!isObject(value)) return;
    if (typeof value.cursor === "string" && isObject(value.node)) {
      const [list, cursor = "", _signature] = value.cursor.split(".");
      seen.push(value.cursor);
      const id = /^GPC:[NI]:(\d+)$/.exec(atob(cursor))?.[1];
      if (typeof value.node.id === "string" && atob(value.node.id) !== `${list}:${id}`) wrong.push(value.cursor);
      if (!id) wrong.push(value.cursor);
    }
    for (const each of Object.values(value)) look(each);
  };
  for (const answer of after.values()) look(JSON.parse(answer));
  expect(wrong).toEqual([]);
  expect(seen.length).toBeGreaterThan(1000);
});
