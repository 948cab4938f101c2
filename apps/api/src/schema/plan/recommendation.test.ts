import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { inDays, samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { plans, tasks, themes, groups, recommendations } = await samplePlans(api.db, sample);
const officer = api.as(viewerOf(sample.dongNai, "OFFICER"));
const neighbour = api.as(viewerOf(sample.ninhBinh, "OFFICER"));
const nation = api.as(viewerOf(sample.nation, "VIEWER"));
const [school, work] = recommendations;
if (!school || !work) throw new Error("The sample has two recommendations.");
const idOf = (task: { id: number }) => globalId("Task", task);
const recommendationId = (recommendation: { id: number }) => globalId("Recommendation", recommendation);

const Link = graphql(`
  mutation Link($input: LinkRecommendationsInput!) {
    linkRecommendations(input: $input) {
      __typename
      ... on Task { version recommendations { edges { node { reference } } } }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Covered = graphql(`
  query Covered($where: RecommendationWhere) {
    recommendations(where: $where) { edges { node { reference coverage } } }
    recommendationCoverage(where: $where) { mechanism stateUnderReview cycle total supported noted pending withoutTask lateOnly covered }
  }
`);
const SuggestedTasks = graphql(`
  query SuggestedTasks($id: ID!) { recommendation(id: $id) { suggestedTasks { title } } }
`);
const SuggestedRecommendations = graphql(`
  query SuggestedRecommendations($id: ID!) {
    task(id: $id) { version viewerCanLinkRecommendations suggestedRecommendations { reference } }
  }
`);

async function link(
  task: { id: number },
  change: Partial<VariablesOf<typeof Link>["input"]>,
  by: typeof officer = officer,
) {
  const { version } = await api.db.task.findUniqueOrThrow({ where: { id: task.id } });
  const input = { taskId: idOf(task), expectedVersion: version, addIds: [], removeIds: [], ...change };
  return (await by.run(Link, { input })).linkRecommendations;
}

const coverageFor = async (by: typeof officer, where: VariablesOf<typeof Covered>["where"] = {}) => {
  const answer = await by.run(Covered, { where });
  return {
    rows: answer.recommendations.edges.map(({ node }) => [node.reference, node.coverage]),
    counts: answer.recommendationCoverage,
  };
};

describe("the coverage of recommendations", () => {
  it("is counted over the tasks that the viewer may see, and over no others", async () => {
    expect((await coverageFor(officer)).rows).toEqual([
      ["38.12", "COVERED"],
      ["38.13", "NONE"],
    ]);
    // Only its neighbour's task is late; to the officer it does not exist.
    await api.db.task.update({ where: { id: tasks.ninhBinh.id }, data: { dueOn: inDays(-3), state: "UNDER_WAY" } });
    expect((await coverageFor(neighbour)).rows[0]).toEqual(["38.12", "LATE_ONLY"]);
    expect((await coverageFor(nation)).rows[0]).toEqual(["38.12", "COVERED"]);
    expect((await coverageFor(neighbour, { coverage: ["LATE_ONLY"] })).rows).toHaveLength(1);
    expect((await coverageFor(officer, { coverage: ["LATE_ONLY"] })).rows).toEqual([]);
    expect((await coverageFor(officer, { coverage: ["NONE", "COVERED"] })).rows).toHaveLength(2);
    expect((await coverageFor(officer, { coverage: [] })).rows).toEqual([]);
  });

  it("leaves out tasks that were withdrawn", async () => {
    await api.db.task.update({ where: { id: tasks.ninhBinh.id }, data: { state: "WITHDRAWN" } });
    expect((await coverageFor(neighbour)).rows[0]).toEqual(["38.12", "NONE"]);
    await api.db.task.update({ where: { id: tasks.ninhBinh.id }, data: { state: "UNDER_WAY" } });
  });

  it("is summed up by mechanism, State and cycle, in three statements", async () => {
    const ofAll = { mechanism: "UPR", stateUnderReview: "Viet Nam", cycle: "4", total: 2 };
    expect((await coverageFor(neighbour)).counts).toEqual([
      { ...ofAll, supported: 1, noted: 1, pending: 0, withoutTask: 1, lateOnly: 1, covered: 0 },
    ]);
    expect((await coverageFor(officer, { position: ["SUPPORTED"] })).counts).toEqual([
      { ...ofAll, total: 1, supported: 1, noted: 0, pending: 0, withoutTask: 0, lateOnly: 0, covered: 1 },
    ]);
    const Counts = graphql(`query Counts { recommendationCoverage { total } }`);
    expect(await api.statementsOf(() => officer.run(Counts, {}))).toHaveLength(3);
  });
});

describe("tying recommendations to a task", () => {
  it("is done and undone while its plan is in force", async () => {
    const tied = await link(tasks.late, { addIds: [recommendationId(work), recommendationId(school)] });
    expect(tied).toMatchObject({
      recommendations: { edges: [{ node: { reference: "38.12" } }, { node: { reference: "38.13" } }] },
    });
    expect((await coverageFor(officer)).rows[1]).toEqual(["38.13", "LATE_ONLY"]);
    const untied = await link(tasks.late, { removeIds: [recommendationId(work), recommendationId(school)] });
    expect(untied).toMatchObject({ recommendations: { edges: [] } });
    const history = await api.db.auditEntry.findMany({
      where: { model: "Task", rowId: tasks.late.id, committeePath: sample.dongNai.path },
    });
    expect(history.filter(({ after }) => JSON.stringify(after)?.includes("recommendations"))).toHaveLength(1);
  });

  it("is refused by name", async () => {
    const addIds = [recommendationId(work)];
    expect(await link(tasks.late, { addIds, expectedVersion: 99 })).toMatchObject({ code: "CONFLICT" });
    expect(await link(tasks.late, { addIds: [globalId("Recommendation", { id: 999_999 })] })).toMatchObject({
      fields: [{ path: "addIds", code: "NOT_FOUND" }],
    });
    expect(await link(tasks.late, { addIds }, nation)).toMatchObject({ code: "FORBIDDEN" });
    expect(await link(tasks.late, { addIds }, neighbour)).toMatchObject({ code: "NOT_FOUND" });
    await api.db.plan.update({ where: { id: plans.dongNai.id }, data: { state: "CLOSED" } });
    expect(await link(tasks.late, { addIds })).toMatchObject({ __typename: "TaskNotLinkableError", code: "LOCKED" });
    await api.db.plan.update({ where: { id: plans.dongNai.id }, data: { state: "ISSUED" } });
  });
});

describe("suggestions", () => {
  it("are recommendations that share most with a task, and none that it carries out", async () => {
    const base = { mechanism: "UPR", stateUnderReview: "Viet Nam", cycle: "3", position: "SUPPORTED" } as const;
    const [theme, group] = [{ connect: { id: themes.education.id } }, { connect: { id: groups.children.id } }];
    const make = (reference: string, ties: object) =>
      api.db.recommendation.create({ data: { ...base, reference, text: reference, ...ties } });
    await make("1.theme", { themes: theme });
    await make("2.both", { themes: theme, groups: group });
    await make("3.none", {});
    const task = await api.db.task.update({
      where: { id: tasks.late.id },
      data: { themes: { set: { id: themes.education.id } }, groups: { set: { id: groups.children.id } } },
    });
    const suggested = async () =>
      (await officer.run(SuggestedRecommendations, { id: idOf(task) })).task?.suggestedRecommendations.map(
        ({ reference }) => reference,
      );
    expect(await suggested()).toEqual(["38.12", "2.both", "1.theme"]);
    await link(task, { addIds: [recommendationId(school)] });
    expect(await suggested()).toEqual(["2.both", "1.theme"]);
    await link(task, { removeIds: [recommendationId(school)] });
  });

  it("are tasks within reach, and none that are hidden", async () => {
    const titlesFor = async (by: typeof officer) =>
      (await by.run(SuggestedTasks, { id: recommendationId(school) })).recommendation?.suggestedTasks.map(
        ({ title }) => title,
      );
    const { title } = await api.db.task.findUniqueOrThrow({ where: { id: tasks.late.id } });
    expect(await titlesFor(officer)).toContain(title);
    expect(await titlesFor(neighbour)).not.toContain(title);
    await api.db.task.update({ where: { id: tasks.late.id }, data: { state: "WITHDRAWN" } });
    expect(await titlesFor(officer)).not.toContain(title);
  });
});
