import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { dissolve, inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { documents, plans, sections, tasks } = await samplePlans(api.db, sample);
const officer = api.as(viewerOf(sample.dongNai, "OFFICER"));
const idOf = (plan: { id: number }) => globalId("Plan", plan);

const Search = graphql(`
  query Search($where: PlanWhere, $orderBy: PlanOrder! = TITLE) {
    plans(where: $where, orderBy: $orderBy) { totalCount edges { node { title } } }
  }
`);

const Read = graphql(`
  query Read($id: ID!) {
    plan(id: $id) {
      title state viewerCanEdit
      document { reference plan { title } }
      legalBases { reference }
      parentPlan { title }
      sections { number title }
      taskCounts { total done late dueSoon }
      childPlans { totalCount edges { node { title } } }
      revisions { totalCount edges { node { number tasks { totalCount edges { node { number } } } } } }
    }
  }
`);

const Node = graphql(`query Node($id: ID!) { node(id: $id) { __typename ... on Plan { title } } }`);

const Draft = graphql(`
  mutation Draft($input: DraftPlanInput!) {
    draftPlan(input: $input) {
      __typename
      ... on Plan { id title state version parentPlan { title } legalBases { reference } committee { plans { totalCount } } }
      ... on DomainError { code message }
      ... on InvalidInputError { fields { path code message limit } }
    }
  }
`);

const Edit = graphql(`
  mutation Edit($input: EditPlanInput!) {
    editPlan(input: $input) {
      __typename
      ... on Plan { title version legalBases { reference } }
      ... on DomainError { code }
      ... on VersionConflictError { currentVersion }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const Delete = graphql(`
  mutation Delete($input: DeletePlanDraftInput!) {
    deletePlanDraft(input: $input) {
      __typename
      ... on Committee { plans(where: { state: [DRAFT] }) { totalCount } }
      ... on DomainError { code }
    }
  }
`);

const AddSection = graphql(`
  mutation AddSection($input: AddPlanSectionInput!) {
    addPlanSection(input: $input) {
      __typename
      ... on Plan { version sections { id number title } }
      ... on DomainError { code }
      ... on VersionConflictError { currentVersion }
      ... on InvalidInputError { fields { path code limit } }
    }
  }
`);

const EditSection = graphql(`
  mutation EditSection($input: EditPlanSectionInput!) {
    editPlanSection(input: $input) {
      __typename
      ... on Plan { version sections { number title } }
      ... on DomainError { code }
    }
  }
`);

const DeleteSection = graphql(`
  mutation DeleteSection($input: DeletePlanSectionInput!) {
    deletePlanSection(input: $input) {
      __typename
      ... on Plan { version sections { number } }
      ... on DomainError { code }
    }
  }
`);

const titles = async (where: NonNullable<VariablesOf<typeof Search>["where"]>, by = officer) => {
  const { plans } = await by.run(Search, { where });
  expect(plans.totalCount).toBe(plans.edges.length);
  return plans.edges.map(({ node }) => node.title);
};

describe("reading", () => {
  it("shows a plan with what it rests on, carries out and was issued as", async () => {
    const { plan } = await officer.run(Read, { id: idOf(plans.dongNai) });
    expect(plan).toEqual({
      title: "Kế hoạch tỉnh Đồng Nai",
      state: "ISSUED",
      viewerCanEdit: false,
      document: { reference: "96/KH-BCĐ", plan: { title: "Kế hoạch tỉnh Đồng Nai" } },
      legalBases: [{ reference: "34/CT-TTg" }, { reference: "1/KH-BCĐ" }],
      parentPlan: { title: "Kế hoạch toàn quốc" },
      sections: [
        { number: "1", title: "Nhóm nhiệm vụ 1" },
        { number: "2", title: "Nhóm nhiệm vụ 2" },
      ],
      taskCounts: { total: 5, done: 1, late: 1, dueSoon: 1 },
      childPlans: { totalCount: 0, edges: [] },
      revisions: {
        totalCount: 1,
        edges: [
          {
            node: {
              number: 1,
              tasks: { totalCount: 2, edges: [{ node: { number: "1.1" } }, { node: { number: "1.2" } }] },
            },
          },
        ],
      },
    });
  });

  it.each<[VariablesOf<typeof Search>["where"] & object, string[]]>([
    [{ title: "dong nai ke hoach" }, ["Kế hoạch tỉnh Đồng Nai"]],
    [{ state: ["RETURNED", "CLOSED"] }, ["Kế hoạch bị trả lại", "Kế hoạch đã tổng kết"]],
    [{ state: [] }, []],
    [{ committeeId: globalId("Committee", sample.nation) }, ["Kế hoạch toàn quốc"]],
    [{ underCommitteeId: globalId("Committee", sample.bienHoa) }, ["Kế hoạch phường Biên Hòa"]],
    [{ parentPlanId: idOf(plans.national) }, ["Kế hoạch tỉnh Đồng Nai"]],
    [{ legalBaseId: globalId("Document", documents.directive) }, ["Kế hoạch tỉnh Đồng Nai"]],
    [{ year: inDays(-200).getUTCFullYear(), title: "Biên Hòa" }, ["Kế hoạch phường Biên Hòa"]],
    [{ year: inDays(1000).getUTCFullYear() }, []],
    [{ year: 2_000_000_000 }, []],
    [{ year: -1 }, []],
  ])("finds plans by %j", async (where, found) => {
    expect(await titles(where)).toEqual(found);
  });
});

describe("visibility", () => {
  it("shows plans of the committees above once issued, those below always, those beside never", async () => {
    const seen = await titles({});
    expect(seen).toContain("Kế hoạch toàn quốc");
    expect(seen).toContain("Kế hoạch phường Biên Hòa");
    expect(seen).not.toContain("Dự thảo toàn quốc");
    expect(seen).not.toContain("Kế hoạch tỉnh Ninh Bình");
    expect(await titles({}, api.as(viewerOf(sample.ninhBinh)))).toEqual([
      "Kế hoạch tỉnh Ninh Bình",
      "Kế hoạch toàn quốc",
    ]);
  });

  it("shows nothing to whoever holds no role", async () => {
    expect(await titles({}, api.as(holderOfNoRole))).toEqual([]);
  });

  it("lists only the viewer's own among the plans that carry one out", async () => {
    const { plan } = await officer.run(Read, { id: idOf(plans.national) });
    expect(plan?.childPlans).toEqual({ totalCount: 1, edges: [{ node: { title: "Kế hoạch tỉnh Đồng Nai" } }] });
  });

  it("answers the same bytes for out of reach, absent and malformed", async () => {
    const ids = [plans.ninhBinh.id, plans.nationalDraft.id, 999_999, "99999999999", "none"];
    const heading = { expectedVersion: 1, title: "Nhóm nhiệm vụ" };
    for (const answer of [
      (id: string) => officer.execute(Node, { id }),
      (id: string) => officer.execute(Read, { id }),
      (id: string) => officer.execute(Delete, { input: { id, expectedVersion: 1 } }),
      (id: string) => officer.execute(AddSection, { input: { ...heading, planId: id } }),
      (id: string) => officer.execute(Edit, { input: { ...edited, id, expectedVersion: 1 } }),
    ]) {
      const answers = await Promise.all(ids.map(async (id) => JSON.stringify(await answer(globalId("Plan", { id })))));
      expect(new Set(answers)).toHaveLength(1);
    }
  });
});

const edited = {
  title: "Kế hoạch sửa đổi",
  startsOn: text(inDays(-150)),
  endsOn: text(inDays(150)),
  purpose: "Bảo đảm quyền trẻ em",
  legalBaseIds: [globalId("Document", documents.directive)],
};

describe("drafting", () => {
  const input = { ...edited, committeeId: globalId("Committee", sample.dongNai), parentPlanId: idOf(plans.national) };
  const draft = async (changes: Partial<VariablesOf<typeof Draft>["input"]> = {}, by = officer) =>
    (await by.run(Draft, { input: { ...input, ...changes } })).draftPlan;

  it("begins a plan", async () => {
    expect(await draft()).toMatchObject({
      title: "Kế hoạch sửa đổi",
      state: "DRAFT",
      version: 1,
      parentPlan: { title: "Kế hoạch toàn quốc" },
      legalBases: [{ reference: "34/CT-TTg" }],
      committee: { plans: { totalCount: 5 } },
    });
  });

  it.each([
    [{ title: "" }, { path: "title", code: "REQUIRED" }],
    [{ title: "a".repeat(10_000) }, { path: "title", code: "TOO_LONG", limit: 500 }],
    [{ purpose: "a".repeat(5001) }, { path: "purpose", code: "TOO_LONG", limit: 5000 }],
    [{ endsOn: text(inDays(-151)) }, { path: "endsOn", code: "ENDS_BEFORE_START" }],
    [{ parentPlanId: idOf(plans.nationalDraft) }, { path: "parentPlanId", code: "NOT_FOUND" }],
    [{ parentPlanId: idOf(plans.bienHoa) }, { path: "parentPlanId", code: "NOT_FOUND" }],
    [{ legalBaseIds: [globalId("Document", { id: 999 })] }, { path: "legalBaseIds", code: "NOT_FOUND" }],
  ])("says what is wrong with which field: %#", async (changes, field) => {
    expect(await draft(changes)).toMatchObject({
      __typename: "InvalidInputError",
      fields: [{ limit: null, ...field }],
    });
  });

  it("is for officers of the committee, in the language of the request", async () => {
    const reviewer = api.as(viewerOf(sample.dongNai, "REVIEWER"), "vi");
    expect(await draft({}, reviewer)).toMatchObject({ message: "Vai trò hiện có không cho phép làm việc này." });
    expect(await draft({ committeeId: globalId("Committee", sample.ninhBinh) })).toMatchObject({
      __typename: "ForbiddenError",
    });
    expect(await draft({ committeeId: globalId("Committee", { id: 999 }) })).toMatchObject({
      __typename: "NotFoundError",
    });
  });

  it("writes once when a request is sent again", async () => {
    const again = api.as(viewerOf(sample.dongNai, "OFFICER"), "en", "draft-once");
    const [first, second] = [await draft({ title: "Một lần" }, again), await draft({ title: "Một lần" }, again)];
    expect(second).toEqual(first);
    expect(await titles({ title: "Một lần" })).toHaveLength(1);
  });

  it("is refused to officers of a committee above", async () => {
    expect(await draft({ committeeId: globalId("Committee", sample.bienHoa) })).toMatchObject({ code: "FORBIDDEN" });
  });

  it("refuses a committee that is dissolved", async () => {
    await dissolve(api.db, sample.bienHoa);
    const own = api.as(viewerOf(sample.bienHoa, "OFFICER"));
    expect(await draft({ committeeId: globalId("Committee", sample.bienHoa) }, own)).toMatchObject({
      __typename: "CommitteeDissolvedError",
      code: "LOCKED",
    });
  });
});

describe("editing", () => {
  const edit = async (plan: { id: number }, expectedVersion: number, changes: Partial<typeof edited> = {}) =>
    (await officer.run(Edit, { input: { ...edited, ...changes, id: idOf(plan), expectedVersion } })).editPlan;

  it("lets one of two editors through and tells the other the version there is", async () => {
    const answers = await Promise.all([edit(plans.returned, 1), edit(plans.returned, 1)]);
    expect(answers).toContainEqual(expect.objectContaining({ __typename: "Plan", version: 2 }));
    expect(answers).toContainEqual({ __typename: "VersionConflictError", code: "CONFLICT", currentVersion: 2 });
  });

  it("keeps every task within the period, and writes nothing otherwise", async () => {
    expect(await edit(plans.draft, 1, { startsOn: text(inDays(-90)), endsOn: text(inDays(90)) })).toMatchObject({
      fields: [
        { path: "startsOn", code: "OUT_OF_RANGE" },
        { path: "endsOn", code: "OUT_OF_RANGE" },
      ],
    });
    expect(await api.db.plan.findUniqueOrThrow({ where: { id: plans.draft.id } })).toEqual(plans.draft);
  });

  it("leaves alone what was issued, and what is another's", async () => {
    expect(await edit(plans.dongNai, 1)).toMatchObject({ __typename: "PlanNotEditableError", code: "LOCKED" });
    expect(await edit(plans.national, 1)).toMatchObject({ __typename: "ForbiddenError" });
  });
});

describe("headings", () => {
  const add = async (expectedVersion: number, title: string, number?: string) => {
    const input = { planId: idOf(plans.draft), expectedVersion, title, ...(number && { number }) };
    return (await officer.run(AddSection, { input })).addPlanSection;
  };

  it("stand in the order of their numbers", async () => {
    expect(await add(1, "Nhóm mười", "10")).toMatchObject({ __typename: "Plan", version: 2 });
    expect(await add(2, "Nhóm hai", "2")).toMatchObject({ version: 3 });
    const last = await add(3, "Nhóm cuối");
    expect(last).toMatchObject({ sections: [{ number: "1" }, { number: "2" }, { number: "10" }, { number: "11" }] });
  });

  it("are refused with a number taken, an older version, or too long a text", async () => {
    expect(await add(4, "Trùng số", "2")).toMatchObject({ __typename: "PlanSectionNumberTakenError" });
    expect(await add(1, "Bản cũ")).toMatchObject({ __typename: "VersionConflictError", currentVersion: 4 });
    expect(await add(4, "a".repeat(501))).toMatchObject({ fields: [{ path: "title", code: "TOO_LONG", limit: 500 }] });
  });

  it("take their tasks along when they move", async () => {
    const input = {
      id: globalId("PlanSection", sections.draft),
      expectedVersion: 4,
      number: "12",
      title: "Nhóm cuối cùng",
    };
    expect((await officer.run(EditSection, { input })).editPlanSection).toMatchObject({
      version: 5,
      sections: [{ number: "2" }, { number: "10" }, { number: "11" }, { number: "12", title: "Nhóm cuối cùng" }],
    });
    expect(await api.db.task.findUnique({ where: { id: tasks.draft.id } })).toMatchObject({
      number: "1.1",
      position: 1,
    });
  });

  it("are deleted only without tasks", async () => {
    const remove = async (id: number) => {
      const input = { id: globalId("PlanSection", { id }), expectedVersion: 5 };
      return (await officer.run(DeleteSection, { input })).deletePlanSection;
    };
    expect(await remove(sections.draft.id)).toMatchObject({ __typename: "PlanSectionNotEmptyError" });
    expect(await remove(sections.first.id)).toMatchObject({ __typename: "PlanNotEditableError" });
    const empty = await api.db.planSection.findFirstOrThrow({ where: { planId: plans.draft.id, number: "10" } });
    expect(await remove(empty.id)).toMatchObject({
      version: 6,
      sections: [{ number: "2" }, { number: "11" }, { number: "12" }],
    });
  });
});

describe("deleting", () => {
  const remove = async (plan: { id: number }, expectedVersion: number) =>
    (await officer.run(Delete, { input: { id: idOf(plan), expectedVersion } })).deletePlanDraft;

  it("takes a draft with its tasks, and nothing else", async () => {
    expect(await remove(plans.returned, 2)).toMatchObject({ __typename: "PlanNotDeletableError", code: "LOCKED" });
    expect(await remove(plans.dongNai, 1)).toMatchObject({ __typename: "PlanNotEditableError" });
    expect(await remove(plans.draft, 1)).toMatchObject({ __typename: "VersionConflictError" });
    expect(await api.db.task.count({ where: { planId: plans.draft.id } })).toBe(1);
    expect(await remove(plans.draft, 6)).toMatchObject({ __typename: "Committee", plans: { totalCount: 2 } });
    expect(await api.db.task.count({ where: { planId: plans.draft.id } })).toBe(0);
  });
});
