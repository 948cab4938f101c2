import { graphql } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { documents, event, elsewhereEvent, elsewhereOutput, groups, updates } = await samplePlans(api.db, sample);
const viewer = api.as(viewerOf(sample.dongNai, "ANALYST"));
const below = api.as(viewerOf(sample.bienHoa, "ANALYST"));

const Read = graphql(`
  query Read($id: ID!) {
    event(id: $id) {
      title kind place attendanceTotal
      themes { code }
      document { reference }
      agenda { position kind title speakerOffice }
      attendances { totalCount edges { node { count agency { abbreviation } committee { name } } } }
      conclusions { totalCount edges { node { number text leadAgency { abbreviation } tasks { edges { node { title } } } } } }
    }
  }
`);

const Events = graphql(`
  query Events($where: EventWhere) { events(where: $where) { totalCount edges { node { title } } } }
`);

const Conclusions = graphql(`
  query Conclusions($where: ConclusionWhere) { conclusions(where: $where) { edges { node { number } } } }
`);

const Outputs = graphql(`
  query Outputs($where: OutputWhere) { outputs(where: $where) { totalCount edges { node { count month kind { code } } } } }
`);

const Documents = graphql(`
  query Documents($where: DocumentWhere) { documents(where: $where, orderBy: NUMBER) { edges { node { subject } } } }
`);

const Recommendations = graphql(`
  query Recommendations($where: RecommendationWhere) {
    recommendations(where: $where) { edges { node { reference tasks { totalCount edges { node { title } } } } } }
  }
`);

const Updates = graphql(
  `query Updates($where: TaskUpdateWhere) { taskUpdates(where: $where) { edges { node { note } } } }`,
);

const Node = graphql(`query Node($id: ID!) { node(id: $id) { __typename } }`);

describe("an event", () => {
  it("shows what was said, who came and what was concluded", async () => {
    const { event: found } = await viewer.run(Read, { id: globalId("Event", event) });
    expect(found).toMatchObject({
      kind: "CONFERENCE",
      attendanceTotal: 42,
      themes: [{ code: "EDU" }],
      document: { reference: "96/KH-BCĐ" },
      agenda: [{ position: 1, kind: "PAPER", speakerOffice: "Sở Tư pháp" }],
      attendances: {
        totalCount: 2,
        edges: [
          { node: { count: 30, agency: null, committee: { name: "Ban Chỉ đạo phường Biên Hòa" } } },
          { node: { count: 12, agency: { abbreviation: "STP" }, committee: null } },
        ],
      },
      conclusions: {
        totalCount: 2,
        edges: [
          { node: { number: 1, tasks: { edges: [{ node: { title: "Rà soát trẻ em bỏ học" } }] } } },
          { node: { number: 2, leadAgency: null, tasks: { edges: [] } } },
        ],
      },
    });
  });

  it.each([
    [{}, ["Hội nghị sơ kết sáu tháng"]],
    [{ title: "bien hoa" }, ["Hội nghị sơ kết sáu tháng"]],
    [{ kind: ["TRAINING" as const] }, []],
    [{ from: text(inDays(-59)), to: text(inDays(-59)) }, ["Hội nghị sơ kết sáu tháng"]],
    [{ from: text(inDays(-58)) }, []],
    [{ hasConclusions: false }, []],
    [{ committeeId: globalId("Committee", sample.ninhBinh) }, []],
  ])("is found by %j", async (where, found) => {
    const { events } = await viewer.run(Events, { where });
    expect(events).toEqual({ totalCount: found.length, edges: found.map((title) => ({ node: { title } })) });
  });

  it("is seen from above, not from below or beside", async () => {
    expect((await below.run(Events, {})).events.totalCount).toBe(0);
    expect((await api.as(holderOfNoRole).run(Events, {})).events.totalCount).toBe(0);
    expect((await api.as(viewerOf(sample.nation)).run(Events, {})).events.totalCount).toBe(2);
  });

  it("shows which conclusions no task carries out", async () => {
    const { conclusions } = await viewer.run(Conclusions, { where: { hasTask: false } });
    expect(conclusions.edges).toEqual([{ node: { number: 2 } }]);
  });
});

describe("outputs", () => {
  it("are counts of months, kinds and channels within reach, the latest first", async () => {
    const { outputs } = await viewer.run(Outputs, {
      where: { monthTo: "2026-06-01", kind: "NEWS", channel: "PORTAL" },
    });
    expect(outputs).toMatchObject({ totalCount: 2, edges: [{ node: { count: 9 } }, { node: { count: 7 } }] });
    const { outputs: may } = await viewer.run(Outputs, { where: { monthTo: "2026-05-31" } });
    expect(may.edges).toMatchObject([{ node: { count: 7, month: "2026-05-01" } }]);
  });
});

describe("documents", () => {
  it.each([
    [{ subject: "96 KH-BCD" }, ["Kế hoạch của tỉnh Đồng Nai"]],
    [{ type: "CT" }, ["Tăng cường công tác giáo dục quyền trẻ em"]],
    [{ isByOthers: true }, ["Tăng cường công tác giáo dục quyền trẻ em"]],
    [{ committeeId: globalId("Committee", sample.dongNai) }, ["Kế hoạch của tỉnh Đồng Nai", "Dự thảo kế hoạch"]],
  ])("are found by %j", async (where, found) => {
    const { documents } = await viewer.run(Documents, { where });
    expect(documents.edges.map(({ node }) => node.subject)).toEqual(found);
  });

  it("of the committees above are seen once issued", async () => {
    const where = { committeeId: globalId("Committee", sample.dongNai) };
    const { documents } = await below.run(Documents, { where });
    expect(documents.edges.map(({ node }) => node.subject)).toEqual(["Kế hoạch của tỉnh Đồng Nai"]);
  });
});

describe("recommendations", () => {
  it("are open to everyone; the tasks that carry them out are not", async () => {
    const { recommendations } = await viewer.run(Recommendations, { where: { hasTask: true } });
    expect(recommendations.edges).toEqual([
      { node: { reference: "38.12", tasks: { totalCount: 1, edges: [{ node: { title: "Tập huấn giáo viên" } }] } } },
    ]);
  });

  it.each([
    [{ position: ["NOTED" as const] }, ["38.13"]],
    [{ mechanism: ["UPR" as const], cycle: "4", text: "school children" }, ["38.12"]],
    [{ mechanism: ["CRC" as const] }, []],
    [{ groupId: globalId("Group", groups.children) }, ["38.12"]],
    [{ hasTask: false }, ["38.13"]],
  ])("are found by %j", async (where, found) => {
    const { recommendations } = await viewer.run(Recommendations, { where });
    expect(recommendations.edges.map(({ node }) => node.reference)).toEqual(found);
  });
});

describe("reports of progress", () => {
  it("of the committees beside never show", async () => {
    const { taskUpdates } = await viewer.run(Updates, { where: { from: text(inDays(-30)) } });
    expect(taskUpdates.edges).toEqual([{ node: { note: "Đạt 40%" } }]);
  });
});

describe("a row out of reach", () => {
  it.each([
    ["Event", elsewhereEvent],
    ["Output", elsewhereOutput],
    ["TaskUpdate", updates.ninhBinh],
  ] as const)("is absent: %s", async (type, row) => {
    const [outside, absent] = await Promise.all(
      [row.id, 999_999].map(async (id) => JSON.stringify(await viewer.execute(Node, { id: globalId(type, { id }) }))),
    );
    expect(outside).toBe(absent);
  });

  it("is absent as a draft document above", async () => {
    expect((await below.run(Node, { id: globalId("Document", documents.draft) })).node).toBeNull();
    expect((await viewer.run(Node, { id: globalId("Document", documents.draft) })).node).not.toBeNull();
  });

  it("is absent for whoever is not signed in", async () => {
    const { errors } = await api.as(null).execute(Events, {});
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});
