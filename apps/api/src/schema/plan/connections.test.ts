import { graphql, type TadaDocumentNode } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const plan = await samplePlans(api.db, sample);
const nation = api.as(viewerOf(sample.nation, "ANALYST"));

type Page = TadaDocumentNode<unknown, { first: number }>;

const roots: Record<string, Page> = {
  documents: graphql(`query A($first: Int!) { documents(first: $first) { totalCount edges { node {
    reference type { code } committee { name } plan { title } } } } }`),
  themes: graphql(`query B($first: Int!) { themes(first: $first) { totalCount edges { node { code } } } }`),
  groups: graphql(`query C($first: Int!) { groups(first: $first) { totalCount edges { node { code } } } }`),
  plans: graphql(`query D($first: Int!) { plans(first: $first) { totalCount edges { node {
    title committee { name } document { reference } parentPlan { title } legalBases { subject } sections { title } viewerCanEdit } } } }`),
  tasks: graphql(`query E($first: Int!) { tasks(first: $first) { totalCount edges { node {
    title standing daysLate plan { title } section { number } leadAgency { name } coordinatingAgencies { name }
    themes { code } groups { code } conclusion { text event { title } } origin { task { title } }
    continues { title } continuations { title }
    viewerCanEdit viewerCanUpdate } } } }`),
  taskUpdates: graphql(`query F($first: Int!) { taskUpdates(first: $first) { totalCount edges { node {
    note task { title plan { title } committee { name } } } } } }`),
  taskAssignments: graphql(`query G($first: Int!) { taskAssignments(first: $first) { totalCount edges { node {
    state task { title } assignee { name } childTask { title progress } } } } }`),
  deadlineChanges: graphql(`query H($first: Int!) { deadlineChanges(first: $first) { totalCount edges { node {
    reason task { title } } } } }`),
  events: graphql(`query I($first: Int!) { events(first: $first) { totalCount edges { node {
    title committee { name } themes { code } document { reference } agenda { title } } } } }`),
  conclusions: graphql(`query J($first: Int!) { conclusions(first: $first) { totalCount edges { node {
    text event { title } leadAgency { name } } } } }`),
  outputs: graphql(`query K($first: Int!) { outputs(first: $first) { totalCount edges { node {
    count committee { name } kind { name } channel { name } } } } }`),
  recommendations: graphql(`query L($first: Int!) { recommendations(first: $first) { totalCount edges { node {
    text themes { code } groups { code } } } } }`),
};

describe("a list", () => {
  it.each(Object.entries(roots))(
    "of %s takes two statements, however many rows: the page and the count",
    async (_name, list) => {
      const read = (first: number) => api.statementsOf(() => nation.run(list, { first }));
      expect(await read(1)).toHaveLength(2);
      expect(await read(100)).toHaveLength(2);
    },
  );

  it.each(Object.entries(roots))("of %s has at most 100 rows a page", async (_name, list) => {
    const { errors } = await nation.execute(list, { first: 100_000 });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "first" } }]);
  });

  it("takes no cursor of another list", async () => {
    const Plans = graphql(`query Plans { plans(first: 1) { pageInfo { endCursor } } }`);
    const Tasks = graphql(`query Tasks($after: String) { tasks(after: $after) { totalCount } }`);
    const { plans } = await nation.run(Plans, {});
    const { errors } = await nation.execute(Tasks, { after: plans.pageInfo.endCursor ?? "" });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });

  it.each(["GPC:D:0", "GPC:N:x", "GPC:N:99999999999", "GPC:S:a", ""])("takes no cursor made up: %s", async (place) => {
    const Tasks = graphql(`query Tasks($after: String) { tasks(after: $after) { edges { node { id } } } }`);
    const { errors } = await nation.execute(Tasks, { after: `Task.${btoa(place)}` });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });

  it("takes no cursor that was made up, nor one of somebody else's", async () => {
    const Tasks = graphql(`query Tasks($after: String) { tasks(first: 1, after: $after) { pageInfo { endCursor } } }`);
    const { tasks } = await nation.run(Tasks, {});
    const cursor = tasks.pageInfo.endCursor ?? "";
    const unsigned = cursor.split(".").slice(0, 2).join(".");
    const somebodyElse = api.as(viewerOf(sample.dongNai));
    const answers = [
      await nation.execute(Tasks, { after: unsigned }),
      await nation.execute(Tasks, { after: `${unsigned}.${"ỷ".repeat(16)}` }),
      await somebodyElse.execute(Tasks, { after: cursor }),
    ];
    for (const { errors } of answers)
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });
});

const id = globalId("Committee", sample.dongNai);
const planId = globalId("Plan", plan.plans.dongNai);
const nationalPlanId = globalId("Plan", plan.plans.national);
const nationalTaskId = globalId("Task", plan.tasks.national);
const eventId = globalId("Event", plan.event);

type Nested = TadaDocumentNode<unknown, { id: string; first: number }>;

const nested: Record<string, [string, Nested]> = {
  "Committee.documents": [
    id,
    graphql(`query A($id: ID!, $first: Int!) { committee(id: $id) { documents(first: $first) {
      totalCount edges { node { reference type { code } } } } } }`),
  ],
  "Committee.plans": [
    id,
    graphql(`query B($id: ID!, $first: Int!) { committee(id: $id) { plans(first: $first) {
      totalCount edges { node { title document { reference } } } } } }`),
  ],
  "Committee.tasks": [
    id,
    graphql(`query C($id: ID!, $first: Int!) { committee(id: $id) { tasks(first: $first) {
      totalCount edges { node { title standing plan { title } } } } } }`),
  ],
  "Committee.events": [
    id,
    graphql(`query D($id: ID!, $first: Int!) { committee(id: $id) { events(first: $first) {
      totalCount edges { node { title } } } } }`),
  ],
  "Committee.outputs": [
    id,
    graphql(`query E($id: ID!, $first: Int!) { committee(id: $id) { outputs(first: $first) {
      totalCount edges { node { count kind { name } } } } } }`),
  ],
  "Plan.tasks": [
    planId,
    graphql(`query F($id: ID!, $first: Int!) { plan(id: $id) { tasks(first: $first) {
      totalCount edges { node { number standing section { title } leadAgency { name } updates(first: $first) {
        totalCount edges { node { note } } } deadlineChanges(first: $first) { totalCount edges { node { reason } } }
        occurrences(first: $first) { totalCount edges { node { dueOn } } }
        recommendations(first: $first) { totalCount edges { node { text } } } } } } } }`),
  ],
  "Plan.childPlans": [
    nationalPlanId,
    graphql(`query G($id: ID!, $first: Int!) { plan(id: $id) { childPlans(first: $first) {
      totalCount edges { node { title committee { name } } } } } }`),
  ],
  "Plan.revisions": [
    planId,
    graphql(`query H($id: ID!, $first: Int!) { plan(id: $id) { revisions(first: $first) { totalCount edges { node {
      number document { reference } tasks(first: $first) { totalCount edges { node { number task { state } } } }
    } } } } }`),
  ],
  "Task.assignments": [
    nationalTaskId,
    graphql(`query I($id: ID!, $first: Int!) { task(id: $id) { assignments(first: $first) {
      totalCount edges { node { state assignee { name } childTask { progress } } } } } }`),
  ],
  "Event.conclusions": [
    eventId,
    graphql(`query J($id: ID!, $first: Int!) { event(id: $id) {
      attendances(first: $first) { totalCount edges { node { count committee { name } agency { name } } } }
      conclusions(first: $first) { totalCount edges { node { text tasks(first: $first) {
        totalCount edges { node { title standing } } } } } } } }`),
  ],
  "Recommendation.tasks": [
    globalId("Recommendation", plan.recommendations[0] ?? { id: 0 }),
    graphql(`query K($id: ID!, $first: Int!) { recommendation(id: $id) { tasks(first: $first) {
      totalCount edges { node { title committee { name } } } } } }`),
  ],
};

const totals: Record<string, Page> = {
  "Plan.taskCounts": graphql(`query A($first: Int!) { plans(first: $first) { edges { node {
    taskCounts { total done late dueSoon } tasks(first: $first) { totalCount edges { node { title } } } } } } }`),
  "Task.assignmentCounts": graphql(`query B($first: Int!) { tasks(first: $first) { edges { node {
    assignmentCounts { total accepted done } assignments(first: $first) { totalCount edges { node { state } } } } } } }`),
  "Event.attendanceTotal": graphql(`query C($first: Int!) { events(first: $first) { edges { node {
    attendanceTotal attendances(first: $first) { totalCount edges { node { count } } } } } } }`),
};

describe("a list on another row", () => {
  it.each(Object.entries(nested))(
    "%s takes one statement with its count, however many rows",
    async (_name, [id, list]) => {
      const read = (first: number) => api.statementsOf(() => nation.run(list, { id, first }));
      expect(await read(1)).toHaveLength(1);
      expect(await read(100)).toHaveLength(1);
    },
  );

  it.each(Object.entries(totals))(
    "%s takes one statement for all rows, beside the list of the same",
    async (_name, list) => {
      const read = (first: number) => api.statementsOf(() => nation.run(list, { first }));
      expect(await read(1)).toHaveLength(2);
      expect(await read(100)).toHaveLength(2);
    },
  );
});

describe("a cursor", () => {
  const Documents = graphql(`
    query Documents($after: String, $orderBy: DocumentOrder!) {
      documents(first: 1, after: $after, orderBy: $orderBy) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id } }
      }
    }
  `);
  it.each(["LATEST", "NUMBER"] as const)("goes through drafts without a day or number too: %s", async (orderBy) => {
    const seen: string[] = [];
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const { documents }: { documents: DocumentPage } = await nation.run(Documents, { orderBy, after });
      seen.push(...documents.edges.map(({ node }) => node.id));
      ({ endCursor: after, hasNextPage: hasNext } = documents.pageInfo);
    }
    expect(new Set(seen)).toEqual(
      new Set(Object.values(plan.documents).map((document) => globalId("Document", document))),
    );
    expect(seen).toHaveLength(4);
  });
});

interface DocumentPage {
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: { node: { id: string } }[];
}
