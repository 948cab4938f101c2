import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { plans, sections, tasks, groups, themes } = await samplePlans(api.db, sample);
const nation = api.as(viewerOf(sample.nation, "OFFICER"));
const dongNai = api.as(viewerOf(sample.dongNai, "OFFICER"));

const Bars = graphql(`
  query Bars($id: ID!, $where: TaskWhere) {
    plan(id: $id) {
      taskBars(where: $where) {
        isCut
        bars {
          id number title sectionId leadAgencyName leadAgencyNameEn leadAgencyAbbreviation coordinatingAgencyCount
          startsOn dueOn baselineStartsOn baselineDueOn state standing progress doneOn
          assignmentCounts { total done accepted }
          extensionReason version viewerCanEdit viewerCanUpdate
        }
      }
      tasks(first: 100, where: $where) {
        edges { node {
          id number title section { id } leadAgency { name nameEn abbreviation } coordinatingAgencies { id }
          startsOn dueOn baselineStartsOn baselineDueOn state standing progress doneOn
          assignmentCounts { total done accepted } extensionReason deadlineChanges(first: 1) { edges { node { reason } } }
          version viewerCanEdit viewerCanUpdate
        } }
      }
    }
  }
`);
const BarsAlone = graphql(`
  query BarsAlone($id: ID!) { plan(id: $id) { taskBars { isCut bars { id title leadAgencyName extensionReason assignmentCounts { done } } } } }
`);
const TwoPlans = graphql(`query TwoPlans { plans(first: 2) { edges { node { taskBars { bars { id } } } } } }`);

describe("the bars of a plan", () => {
  it.each([
    ["the nation", "dongNai", nation],
    ["the province", "dongNai", dongNai],
    ["the province", "draft", dongNai],
    ["the province, of the plan above", "national", dongNai],
    ["a commune, of the plan above", "dongNai", api.as(viewerOf(sample.bienHoa, "OFFICER"))],
    ["a reviewer", "national", api.as(viewerOf(sample.nation, "REVIEWER"))],
  ] as const)("tell %s what its tasks tell (%s)", async (_viewer, name, viewer) => {
    const { plan } = await viewer.run(Bars, { id: globalId("Plan", plans[name]) });
    const bars = plan?.taskBars.bars ?? [];
    expect(bars.length).toBeGreaterThan(0);
    expect(bars).toEqual(
      plan?.tasks.edges.map(({ node }) => {
        const { section, leadAgency, coordinatingAgencies, deadlineChanges, ...same } = node;
        return {
          ...same,
          sectionId: section?.id ?? null,
          leadAgencyName: leadAgency?.name ?? null,
          leadAgencyNameEn: leadAgency?.nameEn ?? null,
          leadAgencyAbbreviation: leadAgency?.abbreviation ?? null,
          coordinatingAgencyCount: coordinatingAgencies.length,
          extensionReason: deadlineChanges.edges[0]?.node.reason ?? null,
        };
      }),
    );
  });

  it("are of the plan alone, under its headings, with why a deadline was moved", async () => {
    const { plan } = await dongNai.run(Bars, { id: globalId("Plan", plans.dongNai) });
    expect(plan?.taskBars.isCut).toBe(false);
    expect(plan?.taskBars.bars.map(({ number }) => number)).toEqual(["1.1", "1.2", "2.1", "2.2", "2.3", "2.4"]);
    expect(plan?.taskBars.bars[1]).toMatchObject({
      id: globalId("Task", tasks.late),
      sectionId: globalId("PlanSection", sections.first),
      extensionReason: "Chờ kinh phí",
      baselineDueOn: text(inDays(-40)),
    });
  });

  it("count what the committees below carried out for whoever gave the task, and one's own for the others", async () => {
    const { plan } = await nation.run(Bars, { id: globalId("Plan", plans.national) });
    expect(plan?.taskBars.bars).toMatchObject([{ assignmentCounts: { total: 2, done: 1 } }]);
    const below = await dongNai.run(Bars, { id: globalId("Plan", plans.national) });
    expect(below.plan?.taskBars.bars).toMatchObject([{ assignmentCounts: { total: 1, done: 1 } }]);
  });

  it.each([
    ["standing", { standing: ["LATE" as const] }],
    ["theme", { themeId: globalId("Theme", themes.work) }],
    ["group", { groupId: globalId("Group", groups.children) }],
    ["agency", { leadAgencyId: globalId("Agency", sample.agency) }],
    ["due day", { dueTo: text(inDays(-20)) }],
    ["title", { title: "bao hiem" }],
  ])("are filtered as tasks are: by %s", async (_name, where) => {
    const { plan } = await dongNai.run(Bars, { id: globalId("Plan", plans.dongNai), where });
    const ids = plan?.taskBars.bars.map(({ id }) => id);
    expect(ids).toHaveLength(1);
    expect(ids).toEqual(plan?.tasks.edges.map(({ node }) => node.id));
  });

  it("cost no more than a screen may", async () => {
    const { extensions } = await dongNai.execute(BarsAlone, { id: globalId("Plan", plans.dongNai) });
    expect(extensions?.cost).toBe(51);
  });
});

it("takes one statement for a plan and its bars, for some plans too, and one more where tasks were given", async () => {
  const read = (plan: { id: number }) => () => nation.run(BarsAlone, { id: globalId("Plan", plan) });
  expect(await api.statementsOf(read(plans.dongNai))).toHaveLength(1);
  expect(await api.statementsOf(read(plans.national))).toHaveLength(2);
  expect(await api.statementsOf(() => nation.run(TwoPlans, {}))).toHaveLength(1);
});

it("says that more than 5,000 match, and draws the first 5,000 in one statement", async () => {
  const plan = await api.db.plan.create({
    data: { committeeId: sample.dongNai.id, title: "Lớn", startsOn: inDays(0), endsOn: inDays(300), purpose: "Thử" },
  });
  await api.db.task.createMany({
    data: Array.from({ length: 5001 }, (_, index) => ({
      planId: plan.id,
      committeeId: plan.committeeId,
      number: String(index + 1),
      position: index,
      title: `Việc ${index + 1}`,
      expectedResult: "Báo cáo",
      startsOn: inDays(0),
      dueOn: inDays(index % 300),
      leadAgencyId: sample.agency.id,
    })),
  });
  const read = () => dongNai.run(BarsAlone, { id: globalId("Plan", plan) });
  expect(await api.statementsOf(read)).toHaveLength(1);
  const { taskBars } = (await read()).plan ?? {};
  expect(taskBars?.isCut).toBe(true);
  expect(taskBars?.bars).toHaveLength(5000);
  expect(taskBars?.bars.at(-1)?.title).toBe("Việc 5000");
});
