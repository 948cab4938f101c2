import fc from "fast-check";
import { type GraphQLField, type GraphQLObjectType, getNamedType, isEnumType, isObjectType, parse } from "graphql";
import { it } from "vitest";
import { accessWorld, type ViewerName, viewersOf, workElsewhere } from "../../test/access-world.ts";
import { ask, connectionsOf, isNode, isObject, needsArguments, rootConnections } from "../../test/schema-walk.ts";
import { openTestApi } from "../../test/test-api.ts";

const api = await openTestApi();
const world = await accessWorld(api.db);
const viewers = await viewersOf(world);
await workElsewhere(world);

/** What the model says is seen, without the code that keeps it: $1 are the paths that the roles reach. */
const reach = `EXISTS (SELECT FROM unnest($1::text[]) reach(path) WHERE starts_with(row."committeePath", reach.path))`;
const above = `EXISTS (SELECT FROM unnest($1::text[]) reach(path) WHERE starts_with(reach.path, row."committeePath"))`;
const given = (key: string) => `EXISTS (SELECT FROM "Committee" c, unnest($1::text[]) reach(path)
  WHERE c."id" = ${key} AND starts_with(c."path", reach.path))`;
const inForce = `IN ('ISSUED', 'CLOSED')`;
const within = (table: string) => `SELECT "id" FROM "${table}" row WHERE ${reach}`;
const ofPlan = (table: string) => `SELECT row."id" FROM "${table}" row JOIN "Plan" plan ON plan."id" = row."planId"
  WHERE ${reach} OR ${above} AND plan."state" ${inForce}`;

const seen: Record<string, string> = {
  CellComment: `${within("CellComment")} AND FALSE`, // nobody here knows every number
  Conclusion: within("Conclusion"),
  DeadlineChange: within("DeadlineChange"),
  Document: `SELECT "id" FROM "Document" row
    WHERE "committeeId" IS NULL OR ${reach} OR ${above} AND "issuedOn" IS NOT NULL`,
  Event: within("Event"),
  Figure: within("Figure"),
  Narrative: within("Narrative"),
  Output: within("Output"),
  Plan: `SELECT "id" FROM "Plan" row WHERE ${reach} OR ${above} AND "state" ${inForce}`,
  PlanRevision: ofPlan("PlanRevision"),
  PlanSection: ofPlan("PlanSection"),
  Report: within("Report"),
  ReportDecision: within("ReportDecision"),
  ReportRevision: within("ReportRevision"),
  ReportingRound: `SELECT "id" FROM "ReportingRound" row WHERE ${reach} OR ${above}`,
  RoundExpectation: `SELECT "id" FROM "RoundExpectation" row WHERE ${reach} OR ${given('"responsibleCommitteeId"')}`,
  Task: `SELECT row."id" FROM "Task" row LEFT JOIN "Plan" plan ON plan."id" = row."planId"
    WHERE ${reach} OR ${above} AND plan."state" ${inForce}
      OR EXISTS (SELECT FROM "TaskAssignment" a WHERE a."taskId" = row."id" AND ${given('a."assigneeId"')})`,
  TaskAssignment: `SELECT "id" FROM "TaskAssignment" row WHERE ${reach} OR ${given('"assigneeId"')}`,
  TaskComment: within("TaskComment"),
  TaskOccurrence: within("TaskOccurrence"),
  TaskUpdate: within("TaskUpdate"),
};

/** The paths, as the tables of roles and successions say. */
const reached: [ViewerName, string[]][] = [
  ["viewer", [world.committees.own.path, world.committees.predecessor.path]],
  ["officerOfAgency", [world.committees.own.path, world.committees.predecessor.path]],
  ["programOfBelow", [world.committees.below.path]],
  ["globalAdministrator", []],
];

const visibleTo = new Map<string, Set<string>>();
for (const [viewer, paths] of reached) {
  const keys = new Set<string>();
  for (const [type, sql] of Object.entries(seen))
    for (const { id } of (await api.pool.query<{ id: number }>(sql, [paths])).rows) keys.add(`${type}:${id}`);
  visibleTo.set(viewer, keys);
}

/** Fields that lead on: connections, lists of rows and rows. */
const leadsOf = (type: GraphQLObjectType) => [
  ...connectionsOf(type),
  ...Object.values(type.getFields()).flatMap((field) => {
    const node = getNamedType(field.type);
    return isObjectType(node) && isNode(node) && !needsArguments(field) ? [{ field, connection: null, node }] : [];
  }),
];

/** A selection so many levels deep; each number picks what comes next. */
function selectionOf(type: GraphQLObjectType, levels: number, pick: (most: number) => number): string {
  const leads = leadsOf(type);
  const named = isNode(type) ? "__typename id" : "__typename";
  if (levels === 0 || leads.length === 0) return named;
  const chosen = new Set([leads[pick(leads.length)], leads[pick(leads.length)]]);
  const below = [...chosen].flatMap((lead) => {
    if (!lead) return [];
    const selection = selectionOf(lead.node, levels - 1, pick);
    if (!lead.connection) return [`${lead.field.name} { ${selection} }`];
    return [`${lead.field.name}(${argumentsOf(lead.field, pick)}) { edges { node { ${selection} } } }`];
  });
  return `${named} ${below.join(" ")}`;
}

function argumentsOf({ name, args }: GraphQLField<unknown, unknown>, pick: (most: number) => number): string {
  const order = args
    .map(({ name, type }) => (name === "orderBy" ? getNamedType(type) : null))
    .find((type) => type !== null);
  const values = isEnumType(order) ? order.getValues() : [];
  const under = Object.values(world.committees).map(({ id }) => btoa(`Committee:${id}`));
  const filters = args.some(
    ({ name, type }) => name === "where" && "underCommitteeId" in Object(getNamedType(type)).getFields(),
  );
  return [
    `${name === "namesakes" || pick(2) ? "first" : "last"}: ${1 + pick(20)}`, // namesakes know no way back
    ...(values.length > 0 ? [`orderBy: ${values[pick(values.length)]?.name}`] : []),
    ...(filters && pick(3) === 0 ? [`where: { underCommitteeId: "${under[pick(under.length)]}" }`] : []),
  ].join(", ");
}

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (!isObject(value)) return [];
  return [...(typeof value.id === "string" ? [atob(value.id)] : []), ...Object.values(value).flatMap(keysIn)];
}

it("random walks three levels deep meet only rows that SQL finds visible", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.infiniteStream(fc.nat()), async (start, who, numbers) => {
      const root = rootConnections[start % rootConnections.length];
      const [viewer] = reached[who % reached.length] ?? [];
      if (!root || !viewer) throw new Error("There are some");
      const pick = (most: number) => (numbers.next().value ?? 0) % most;
      const page = `${root.field.name}(${argumentsOf(root.field, pick)}) { edges { node { ${selectionOf(root.node, 3, pick)} } } }`;
      const { data, errors } = await ask(api.db, parse(`{ ${page} }`), viewers[viewer]);
      if (errors) throw new Error(`${page}: ${errors}`);
      const hidden = keysIn(data).filter((key) => key.split(":", 1).join() in seen && !visibleTo.get(viewer)?.has(key));
      if (hidden.length > 0) throw new Error(`${viewer} meets ${hidden.join(", ")} by ${page}`);
    }),
    { seed: 2026, numRuns: 300 },
  );
});
