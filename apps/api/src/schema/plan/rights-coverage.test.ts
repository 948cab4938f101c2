import { graphql } from "@camket/schema";
import { expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { inDays, samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { tasks, themes, groups } = await samplePlans(api.db, sample);
const year = inDays(0).getUTCFullYear();
await api.db.task.update({
  where: { id: tasks.notBegun.id },
  data: {
    themes: { connect: [{ id: themes.education.id }, { id: themes.work.id }] },
    groups: { connect: [{ id: groups.children.id }, { id: groups.disabled.id }] },
  },
});

const Coverage = graphql(`
  query Coverage($year: Int!, $committeeId: ID, $underCommitteeId: ID) {
    rightsCoverage(year: $year, committeeId: $committeeId, underCommitteeId: $underCommitteeId) {
      tasks
      byTheme { themeId groupId tasks }
      byGroup { themeId groupId tasks }
      cells { themeId groupId tasks }
    }
  }
`);

const Found = graphql(`query Found($where: TaskWhere) { tasks(where: $where, first: 0) { totalCount } }`);

const standing = ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN", "DONE"] as const;

const scopes = [
  {},
  { committeeId: globalId("Committee", sample.dongNai) },
  { underCommitteeId: globalId("Committee", sample.dongNai) },
  { committeeId: globalId("Committee", sample.nation) },
];
const viewers = {
  nation: viewerOf(sample.nation, "ANALYST"),
  province: viewerOf(sample.dongNai, "OFFICER"),
  "province beside": viewerOf(sample.ninhBinh, "VIEWER"),
  commune: viewerOf(sample.bienHoa, "VIEWER"),
};

// What a cell counts is the list that it leads to, whoever looks.
it.each(Object.entries(viewers))("counts what the list of tasks holds: %s", async (_name, viewer) => {
  const by = api.as(viewer);
  for (const scope of scopes) {
    const { rightsCoverage: coverage } = await by.run(Coverage, { year, ...scope });
    const count = async (where: object) =>
      (
        await by.run(Found, {
          where: { ...scope, isIssued: true, standing: [...standing], inYear: year, ...where },
        })
      ).tasks.totalCount;
    expect(coverage.tasks).toBe(await count({}));
    for (const { id } of Object.values(themes)) {
      const themeId = globalId("Theme", { id });
      expect(coverage.byTheme.find((each) => each.themeId === themeId)?.tasks ?? 0).toBe(await count({ themeId }));
    }
    for (const { id } of Object.values(groups)) {
      const groupId = globalId("Group", { id });
      expect(coverage.byGroup.find((each) => each.groupId === groupId)?.tasks ?? 0).toBe(await count({ groupId }));
    }
    const themeFilters = [
      ...Object.values(themes).map((theme) => ({ themeId: globalId("Theme", theme) })),
      { isWithoutTheme: true },
    ];
    const groupFilters = [
      ...Object.values(groups).map((group) => ({ groupId: globalId("Group", group) })),
      { isWithoutGroup: true },
    ];
    for (const theme of themeFilters)
      for (const group of groupFilters) {
        const [themeId, groupId] = [
          "themeId" in theme ? theme.themeId : null,
          "groupId" in group ? group.groupId : null,
        ];
        const cell = coverage.cells.find((each) => each.themeId === themeId && each.groupId === groupId);
        expect(cell?.tasks ?? 0).toBe(await count({ ...theme, ...group }));
      }
  }
});

it("counts a task of two fields once in the total", async () => {
  const { rightsCoverage } = await api.as(viewers.province).run(Coverage, { year, ...scopes[1] });
  const sum = (counts: { tasks: number }[]) => counts.reduce((total, { tasks }) => total + tasks, 0);
  expect(sum(rightsCoverage.cells)).toBeGreaterThan(rightsCoverage.tasks);
  expect(rightsCoverage.tasks).toBeGreaterThan(0);
});

it("takes one statement, and knows no year without a calendar", async () => {
  const statements = await api.statementsOf(() => api.as(viewers.nation).run(Coverage, { year }));
  expect(statements).toHaveLength(1);
  const { errors } = await api.as(viewers.nation).execute(Coverage, { year: 20260 });
  expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  expect((await api.as(null).execute(Coverage, { year })).errors).toBeDefined();
});
