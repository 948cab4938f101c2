import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { dissolve, inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { plans, sections, tasks, themes, groups, event } = await samplePlans(api.db, sample);
const officer = api.as(viewerOf(sample.dongNai, "OFFICER"));
const nation = api.as(viewerOf(sample.nation, "OFFICER"));
const idOf = (task: { id: number }) => globalId("Task", task);

const Search = graphql(`
  query Search($where: TaskWhere, $orderBy: TaskOrder! = NUMBER) {
    tasks(where: $where, orderBy: $orderBy, first: 100) { totalCount edges { node { title } } }
  }
`);

const Read = graphql(`
  query Read($id: ID!) {
    task(id: $id) {
      title number progress state standing isAtRisk daysLate dueOn baselineDueOn doneOn version
      viewerCanEdit viewerCanUpdate
      plan { title }
      section { number }
      conclusion { text event { title } }
      origin { task { title } }
      assignments { totalCount edges { node { assignee { id } childTask { progress } } } }
      assignmentCounts { total accepted done }
      updates { totalCount edges { node { note } } }
      deadlineChanges { totalCount edges { node { dueOn reason } } }
      occurrences { totalCount }
    }
  }
`);

const Node = graphql(`query Node($id: ID!) { node(id: $id) { __typename ... on Task { title } } }`);

const Summary = graphql(`
  query Summary($where: TaskWhere) {
    taskSummary(where: $where) { total done late due underWay notBegun lateByAge { fromDays toDays count } }
  }
`);

const Coverage = graphql(`
  query Coverage($underCommitteeId: ID, $level: AdministrativeLevel) {
    groupCoverage(underCommitteeId: $underCommitteeId, level: $level) { group { id code name } covered committees }
  }
`);

const Add = graphql(`
  mutation Add($input: AddTaskInput!) {
    addTask(input: $input) {
      __typename
      ... on Task { id number title version groups { code } coordinatingAgencies { abbreviation } section { number } }
      ... on DomainError { code message }
      ... on InvalidInputError { fields { path code limit } }
    }
  }
`);

const Edit = graphql(`
  mutation Edit($input: EditTaskInput!) {
    editTask(input: $input) {
      __typename
      ... on Task { number title version groups { code } }
      ... on DomainError { code }
      ... on VersionConflictError { currentVersion }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const Exchange = graphql(`
  mutation Exchange($input: ExchangeTasksInput!) {
    exchangeTasks(input: $input) {
      __typename
      ... on Task { number version plan { tasks { edges { node { id number version } } } } }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const Delete = graphql(`
  mutation Delete($input: DeleteTaskInput!) {
    deleteTask(input: $input) {
      __typename
      ... on Plan { tasks { edges { node { number } } } }
      ... on DomainError { code }
      ... on VersionConflictError { currentVersion }
    }
  }
`);

const Report = graphql(`
  mutation Report($input: ReportProgressInput!) {
    reportProgress(input: $input) {
      __typename
      ... on Task { progress state doneOn version updates(first: 1) { totalCount edges { node { note limitation } } } }
      ... on DomainError { code message }
      ... on VersionConflictError { currentVersion }
      ... on InvalidInputError { fields { path code limit } }
    }
  }
`);

const Extend = graphql(`
  mutation Extend($input: ExtendDeadlineInput!) {
    extendDeadline(input: $input) {
      __typename
      ... on Task { dueOn baselineDueOn version deadlineChanges(first: 1) { edges { node { previousDueOn reason } } } }
      ... on DomainError { code }
      ... on VersionConflictError { currentVersion }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const titles = async (where: NonNullable<VariablesOf<typeof Search>["where"]>, by = officer) => {
  const { tasks } = await by.run(Search, { where });
  expect(tasks.totalCount).toBe(tasks.edges.length);
  return tasks.edges.map(({ node }) => node.title);
};

describe("how a task stands", () => {
  it.each([
    ["DONE", ["Tập huấn giáo viên"]],
    ["LATE", ["Cấp thẻ bảo hiểm y tế"]],
    ["DUE", ["Trợ giúp pháp lý lưu động"]],
    ["NOT_BEGUN", ["An toàn lao động"]],
    ["UNDER_WAY", ["Phổ cập giáo dục"]],
    ["WITHDRAWN", ["Việc đã rút"]],
    ["HANDED_OVER", []],
  ] as const)("is found as it is told: %s", async (standing, found) => {
    const planId = globalId("Plan", plans.dongNai);
    expect(await titles({ planId, standing: [standing] })).toEqual(found);
    for (const task of Object.values(tasks).filter(({ title }) => found.some((name) => name === title)))
      expect((await officer.run(Read, { id: idOf(task) })).task?.standing).toBe(standing);
  });

  it.each([
    ["not begun", { state: "NOT_BEGUN", progress: 0 }, 14, true],
    ["less than half done", { state: "UNDER_WAY", progress: 49 }, 0, true],
    ["half done", { state: "UNDER_WAY", progress: 50 }, 0, false],
    ["not due yet", { state: "NOT_BEGUN", progress: 0 }, 15, false],
    ["late already", { state: "NOT_BEGUN", progress: 0 }, -1, false],
    ["done", { state: "DONE", progress: 100, doneOn: inDays(-1) }, 3, false],
  ] as const)("is at risk, or not, where it is %s", async (_how, stands, days, isAtRisk) => {
    const { id, dueOn, state, progress } = tasks.due;
    await api.db.task.update({ where: { id }, data: { ...stands, dueOn: inDays(days) } });
    expect((await officer.run(Read, { id: idOf(tasks.due) })).task?.isAtRisk).toBe(isAtRisk);
    const planId = globalId("Plan", plans.dongNai);
    expect((await titles({ planId, isAtRisk: true })).includes(tasks.due.title)).toBe(isAtRisk);
    expect((await titles({ planId, isAtRisk: false })).includes(tasks.due.title)).toBe(!isAtRisk);
    await api.db.task.update({ where: { id }, data: { state, progress, dueOn, doneOn: null } });
  });

  it("says how many days late, from the present due day", async () => {
    const { task } = await officer.run(Read, { id: idOf(tasks.late) });
    expect(task).toMatchObject({ daysLate: 10, baselineDueOn: text(inDays(-40)) });
    expect((await officer.run(Read, { id: idOf(tasks.due) })).task?.daysLate).toBeNull();
  });

  it("is summed up in one statement, by age of lateness too", async () => {
    const where = { planId: globalId("Plan", plans.dongNai) };
    const { taskSummary } = await officer.run(Summary, { where });
    expect(taskSummary).toEqual({
      total: 5,
      done: 1,
      late: 1,
      due: 1,
      underWay: 1,
      notBegun: 1,
      lateByAge: [
        { fromDays: 1, toDays: 7, count: 0 },
        { fromDays: 8, toDays: 30, count: 1 },
        { fromDays: 31, toDays: null, count: 0 },
      ],
    });
    expect(await api.statementsOf(() => officer.run(Summary, { where }))).toHaveLength(1);
  });

  it("leaves the reach out of nobody's summary but its own", async () => {
    const { taskSummary } = await api.as(viewerOf(sample.ninhBinh)).run(Summary, { where: { isIssued: true } });
    expect(taskSummary.total).toBe(2);
  });
});

describe("finding tasks", () => {
  it("by their state, however near the due day is", async () => {
    const planId = globalId("Plan", plans.dongNai);
    expect(await titles({ planId, state: ["NOT_BEGUN", "WITHDRAWN"] })).toEqual(
      expect.arrayContaining(["An toàn lao động", "Việc đã rút"]),
    );
    expect(await titles({ planId, state: [] })).toEqual([]);
  });

  it("by the days on which they fall due again, as far as those are seen", async () => {
    const [first] = await api.db.taskOccurrence.findMany({ orderBy: { id: "asc" }, include: { task: true } });
    if (!first) throw new Error("The sample has a recurring task");
    const dueOn = inDays(33);
    await api.db.taskOccurrence.create({ data: { taskId: first.taskId, dueOn } });
    const month = { fallsFrom: text(inDays(32)), fallsTo: text(inDays(34)) };
    const Falls = graphql(`
      query Falls($where: TaskWhere, $from: Date, $to: Date) {
        tasks(where: $where, first: 10) { edges { node { title occurrences(from: $from, to: $to) { edges { node { dueOn } } } } } }
      }
    `);
    const { tasks: found } = await officer.run(Falls, { where: month, from: month.fallsFrom, to: month.fallsTo });
    expect(found.edges.map(({ node }) => [node.title, node.occurrences.edges.map(({ node }) => node.dueOn)])).toEqual([
      [first.task.title, [text(dueOn)]],
    ]);
    expect(await titles({ dueFrom: month.fallsFrom, dueTo: month.fallsTo })).toEqual([]);
    await api.db.taskOccurrence.deleteMany({ where: { taskId: first.taskId, dueOn } });
  });

  it.each([
    [{ title: "bao hiem" }, ["Cấp thẻ bảo hiểm y tế"]],
    [{ committeeId: globalId("Committee", sample.bienHoa) }, ["Thăm hộ nghèo"]],
    [{ committeeId: globalId("Committee", { id: "none" }) }, []],
    [{ leadAgencyId: globalId("Agency", sample.agency) }, ["Tập huấn giáo viên"]],
    [{ themeId: globalId("Theme", themes.work) }, ["An toàn lao động"]],
    [{ groupId: globalId("Group", groups.disabled) }, ["Thăm hộ nghèo"]],
    [{ isWithoutGroup: false }, ["Thăm hộ nghèo", "Tập huấn giáo viên"]],
    [{ isIssued: false }, ["Việc trong dự thảo"]],
    [{ standing: [] }, []],
    [{ inYear: inDays(0).getUTCFullYear() + 5 }, []],
    [{ assigneeId: globalId("Committee", sample.dongNai) }, ["Phổ biến Công ước về quyền trẻ em"]],
    [{ assigneeId: globalId("Committee", sample.ninhBinh) }, []],
    [{ planId: globalId("Plan", plans.nationalDraft) }, []],
    [{ dueFrom: text(inDays(-20)), dueTo: text(inDays(-10)) }, ["Tập huấn giáo viên", "Cấp thẻ bảo hiểm y tế"]],
  ])("by %j", async (where, found) => {
    expect(await titles(where)).toEqual(found);
  });

  it("under a committee counts it and all below, and takes no id for another that begins alike", async () => {
    const all = await titles({ underCommitteeId: globalId("Committee", sample.nation) }, nation);
    expect(all).toHaveLength(Object.keys(tasks).length);
    expect(await titles({ underCommitteeId: globalId("Committee", sample.ninhBinh) }, nation)).toEqual([
      "Tuyên truyền tại Ninh Bình",
    ]);
  });

  it("refuses a day that is none", async () => {
    const { errors } = await officer.execute(Search, { where: { dueFrom: "2026-02-31" } });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("groups of rights-holders", () => {
  it("are covered by committees, the least covered first, in one statement", async () => {
    const read = (by = nation, variables: VariablesOf<typeof Coverage> = {}) => by.run(Coverage, variables);
    const { groupCoverage } = await read();
    expect(groupCoverage).toEqual([
      { group: { id: globalId("Group", groups.children), code: "CHILD", name: "Trẻ em" }, covered: 1, committees: 4 },
      {
        group: { id: globalId("Group", groups.disabled), code: "PWD", name: "Người khuyết tật" },
        covered: 1,
        committees: 4,
      },
    ]);
    expect(await api.statementsOf(() => read())).toHaveLength(1);
    const provinces = await read(nation, { level: "PROVINCE" });
    expect(provinces.groupCoverage.map(({ covered, committees }) => [covered, committees])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const below = await read(nation, { underCommitteeId: globalId("Committee", sample.dongNai) });
    expect(below.groupCoverage[0]).toMatchObject({ covered: 1, committees: 2 });
    const elsewhere = await read(api.as(viewerOf(sample.ninhBinh)));
    expect(elsewhere.groupCoverage[0]).toMatchObject({ covered: 0, committees: 1 });
    const outside = await read(api.as(viewerOf(sample.ninhBinh)), {
      underCommitteeId: globalId("Committee", sample.dongNai),
    });
    expect(outside.groupCoverage[0]).toMatchObject({ covered: 0, committees: 0 });
  });
});

describe("visibility", () => {
  it("shows a task of an issued plan above, but not how the neighbours do with it", async () => {
    const { task } = await officer.run(Read, { id: idOf(tasks.national) });
    expect(task).toMatchObject({
      title: "Phổ biến Công ước về quyền trẻ em",
      viewerCanUpdate: false,
      assignmentCounts: { total: 1, accepted: 1, done: 1 },
      assignments: { totalCount: 1, edges: [{ node: { assignee: { id: globalId("Committee", sample.dongNai) } } }] },
    });
    expect((await nation.run(Read, { id: idOf(tasks.national) })).task?.assignmentCounts).toEqual({
      total: 2,
      accepted: 2,
      done: 1,
    });
    expect((await officer.run(Read, { id: idOf(tasks.done) })).task?.origin?.task.title).toBe(tasks.national.title);
  });

  it("shows what hangs on a task only within reach", async () => {
    const below = api.as(viewerOf(sample.bienHoa));
    const { task } = await below.run(Read, { id: idOf(tasks.late) });
    expect(task).toMatchObject({ title: "Cấp thẻ bảo hiểm y tế", updates: { totalCount: 0, edges: [] } });
    expect(task?.deadlineChanges.totalCount).toBe(0);
    const { task: concluded } = await officer.run(Read, { id: idOf(tasks.concluded) });
    expect(concluded).toMatchObject({ plan: null, section: null, conclusion: { event: { title: event.title } } });
  });

  it("answers the same bytes for out of reach, absent and malformed", async () => {
    const ids = [tasks.ninhBinh.id, tasks.nationalDraft.id, 999_999, "99999999999", "none"];
    const input = { expectedVersion: 1, date: text(inDays(0)), progress: 50, note: "Đạt" };
    const extension = { expectedVersion: 1, dueOn: text(inDays(150)), reason: "Chờ kinh phí" };
    for (const answer of [
      (id: string) => officer.execute(Node, { id }),
      (id: string) => officer.execute(Read, { id }),
      (id: string) => officer.execute(Report, { input: { ...input, taskId: id } }),
      (id: string) => officer.execute(Extend, { input: { ...extension, taskId: id } }),
      (id: string) => officer.execute(Delete, { input: { id, expectedVersion: 1 } }),
    ]) {
      const answers = await Promise.all(ids.map(async (id) => JSON.stringify(await answer(globalId("Task", { id })))));
      expect(new Set(answers)).toHaveLength(1);
    }
  });
});

const draft: VariablesOf<typeof Add>["input"] = {
  planId: globalId("Plan", plans.draft),
  sectionId: globalId("PlanSection", sections.draft),
  title: "Tập huấn cho cán bộ cấp xã",
  expectedResult: "Mười lớp tập huấn",
  coordinatingAgencyIds: [globalId("Agency", sample.agency)],
  themeIds: [],
  groupIds: [globalId("Group", groups.children)],
  startsOn: text(inDays(0)),
  dueOn: text(inDays(60)),
};
const add = async (changes: Partial<typeof draft> = {}, by = officer) =>
  (await by.run(Add, { input: { ...draft, ...changes } })).addTask;

describe("drafting tasks", () => {
  it("gives the next number under the heading, and every racing one its own", async () => {
    expect(await add()).toMatchObject({
      number: "1.2",
      version: 1,
      groups: [{ code: "CHILD" }],
      coordinatingAgencies: [{ abbreviation: "STP" }],
      section: { number: "1" },
    });
    const added = await Promise.all(Array.from({ length: 9 }, () => add()));
    const numbers = added.map((task) => (task.__typename === "Task" ? Number(task.number.slice(2)) : 0));
    expect(numbers.sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const { tasks } = await officer.run(Search, { where: { planId: draft.planId } });
    const placed = await api.db.task.findMany({ where: { planId: plans.draft.id }, orderBy: { position: "asc" } });
    expect(placed.map(({ number }) => number).slice(-3)).toEqual(["1.9", "1.10", "1.11"]);
    expect(tasks.totalCount).toBe(11);
    expect(await add({ sectionId: null })).toMatchObject({ number: "2", section: null });
  });

  it("refuses a number that is taken", async () => {
    expect(await add({ number: "1.1" })).toMatchObject({ __typename: "TaskNumberTakenError", code: "CONFLICT" });
  });

  it.each([
    [{ title: " " }, { path: "title", code: "REQUIRED" }],
    [{ title: "a".repeat(10_000) }, { path: "title", code: "TOO_LONG", limit: 500 }],
    [{ expectedResult: "a".repeat(2001) }, { path: "expectedResult", code: "TOO_LONG", limit: 2000 }],
    [{ number: "1 . 2" }, { path: "number", code: "INVALID" }],
    [{ dueOn: text(inDays(-1)) }, { path: "dueOn", code: "ENDS_BEFORE_START" }],
    [{ dueOn: text(inDays(201)) }, { path: "dueOn", code: "OUT_OF_RANGE" }],
    [{ startsOn: text(inDays(-201)) }, { path: "startsOn", code: "OUT_OF_RANGE" }],
    [{ sectionId: globalId("PlanSection", sections.first) }, { path: "sectionId", code: "NOT_FOUND" }],
    [{ leadAgencyId: globalId("Agency", { id: 999 }) }, { path: "leadAgencyId", code: "NOT_FOUND" }],
    [{ groupIds: [globalId("Group", { id: 999 })] }, { path: "groupIds", code: "NOT_FOUND" }],
    [{ themeIds: Array(11).fill(globalId("Theme", { id: 1 })) }, { path: "themeIds", code: "OUT_OF_RANGE", limit: 10 }],
  ])("says what is wrong with which field: %#", async (changes, field) => {
    expect(await add(changes)).toMatchObject({ __typename: "InvalidInputError", fields: [{ limit: null, ...field }] });
  });

  it("refuses a plan that is issued, of others, or of a committee that is dissolved", async () => {
    expect(await add({ planId: globalId("Plan", plans.dongNai), sectionId: null })).toMatchObject({
      __typename: "PlanNotEditableError",
      code: "LOCKED",
    });
    expect(await add({}, api.as(viewerOf(sample.dongNai, "REVIEWER")))).toMatchObject({ __typename: "ForbiddenError" });
    expect(await add({}, api.as(viewerOf(sample.ninhBinh, "OFFICER")))).toMatchObject({ __typename: "NotFoundError" });
    expect(await add({}, api.as(null))).toMatchObject({ __typename: "UnauthenticatedError" });
  });

  it("changes a draft where it was read, and nothing that was issued", async () => {
    const input = { ...draft, number: "1.1", title: "Việc sửa lại", groupIds: [] };
    const edit = async (task: { id: number }, expectedVersion: number) => {
      const { planId: _planId, ...changes } = input;
      return (await officer.run(Edit, { input: { ...changes, id: idOf(task), expectedVersion } })).editTask;
    };
    const answers = await Promise.all([edit(tasks.draft, 1), edit(tasks.draft, 1)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["Task", "VersionConflictError"]);
    expect(answers.find(({ __typename }) => __typename === "Task")).toMatchObject({ version: 2, groups: [] });
    expect(await edit(tasks.late, 1)).toMatchObject({ __typename: "PlanNotEditableError" });
    expect(await edit(tasks.concluded, 1)).toMatchObject({ __typename: "PlanNotEditableError" });
    expect(await edit(tasks.national, 1)).toMatchObject({ __typename: "ForbiddenError" });
  });

  it("lets two tasks under one heading change places, also when both are moved at once", async () => {
    const added = [await add({ title: "Đi trước" }), await add({ title: "Đi sau" })];
    const [first, second] = added.flatMap((task) => (task.__typename === "Task" ? [task] : []));
    if (!first || !second) throw new Error(JSON.stringify(added));
    const exchange = async (id: string, withId: string, expectedVersion: number) =>
      (await officer.run(Exchange, { input: { id, withId, expectedVersion } })).exchangeTasks;
    const answers = await Promise.all([exchange(first.id, second.id, 1), exchange(second.id, first.id, 1)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["Task", "VersionConflictError"]);
    const answer = answers.find(({ __typename }) => __typename === "Task");
    if (answer?.__typename !== "Task") throw new Error(JSON.stringify(answers));
    const order = answer.plan?.tasks.edges
      .map(({ node }) => node)
      .filter(({ id }) => [first.id, second.id].includes(id));
    expect(order).toEqual([
      { id: second.id, number: first.number, version: 2 },
      { id: first.id, number: second.number, version: 2 },
    ]);
    expect(await exchange(first.id, idOf(tasks.late), 2)).toMatchObject({
      fields: [{ path: "withId", code: "NOT_FOUND" }],
    });
    expect(await exchange(idOf(tasks.late), first.id, 1)).toMatchObject({ __typename: "PlanNotEditableError" });
  });

  it("deletes from drafts only", async () => {
    const remove = async (task: { id: number }, expectedVersion: number) =>
      (await officer.run(Delete, { input: { id: idOf(task), expectedVersion } })).deleteTask;
    expect(await remove(tasks.draft, 1)).toEqual({
      __typename: "VersionConflictError",
      code: "CONFLICT",
      currentVersion: 2,
    });
    expect(await remove(tasks.late, 1)).toMatchObject({ __typename: "PlanNotEditableError" });
    const answer = await remove(tasks.draft, 2);
    if (answer.__typename !== "Plan") throw new Error(answer.__typename);
    expect(answer.tasks.edges.map(({ node }) => node.number)).not.toContain("1.1");
  });
});

describe("reporting progress", () => {
  const report = async (
    task: { id: number },
    expectedVersion: number,
    changes: Partial<VariablesOf<typeof Report>["input"]> = {},
    by = officer,
  ) => {
    const input = { date: text(inDays(0)), progress: 60, note: "Đã cấp thẻ", ...changes };
    return (await by.run(Report, { input: { ...input, taskId: idOf(task), expectedVersion } })).reportProgress;
  };

  it("moves the task, is done at 100 on the day it speaks of, and opens again below", async () => {
    expect(await report(tasks.late, 1, { progress: 100, date: text(inDays(-2)), limitation: " " })).toMatchObject({
      progress: 100,
      state: "DONE",
      doneOn: text(inDays(-2)),
      version: 2,
      updates: { totalCount: 3, edges: [{ node: { note: "Đã cấp thẻ", limitation: null } }] },
    });
    expect(await report(tasks.late, 2, { progress: 90, date: text(inDays(-1)) })).toMatchObject({
      progress: 90,
      state: "UNDER_WAY",
      doneOn: null,
    });
  });

  it("keeps what a later day said", async () => {
    expect(await report(tasks.late, 3, { progress: 30, date: text(inDays(-15)) })).toMatchObject({
      progress: 90,
      version: 4,
      updates: { totalCount: 5 },
    });
  });

  it("lets one of two reports on the same version through, and writes nothing of the other", async () => {
    const answers = await Promise.all([10, 20, 30].map((progress) => report(tasks.due, 1, { progress })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      "Task",
      "VersionConflictError",
      "VersionConflictError",
    ]);
    expect(await api.db.taskUpdate.count({ where: { taskId: tasks.due.id } })).toBe(1);
    const task = await api.db.task.findUniqueOrThrow({ where: { id: tasks.due.id }, include: { updates: true } });
    expect(task).toMatchObject({ version: 2, state: "UNDER_WAY", progress: task.updates[0]?.progress });
  });

  it.each([
    [{ progress: 101 }, { path: "progress", code: "OUT_OF_RANGE", limit: 100 }],
    [{ progress: -1 }, { path: "progress", code: "OUT_OF_RANGE", limit: null }],
    [{ date: text(inDays(1)) }, { path: "date", code: "OUT_OF_RANGE", limit: null }],
    [{ note: "" }, { path: "note", code: "REQUIRED", limit: null }],
    [{ note: "a".repeat(5001) }, { path: "note", code: "TOO_LONG", limit: 5000 }],
    [{ limitation: "a".repeat(5001) }, { path: "limitation", code: "TOO_LONG", limit: 5000 }],
  ])("says what is wrong with which field: %#", async (changes, field) => {
    expect(await report(tasks.underWay, 1, changes)).toMatchObject({
      __typename: "InvalidInputError",
      fields: [field],
    });
  });

  it("refuses what is not in force, and whoever may not", async () => {
    for (const task of [tasks.withdrawn, tasks.closed])
      expect(await report(task, 1)).toMatchObject({ __typename: "TaskNotInForceError", code: "LOCKED" });
    expect(await report(tasks.national, 1)).toMatchObject({ __typename: "ForbiddenError" });
    expect(await report(tasks.underWay, 1, {}, api.as(viewerOf(sample.dongNai, "ANALYST")))).toMatchObject({
      __typename: "ForbiddenError",
    });
    expect(await report(tasks.underWay, 7)).toMatchObject({ __typename: "VersionConflictError", currentVersion: 1 });
  });

  it("takes tasks of conclusions, which stand in no plan", async () => {
    expect(await report(tasks.concluded, 1)).toMatchObject({ __typename: "Task", progress: 60 });
  });

  it("refuses a committee that is dissolved", async () => {
    await dissolve(api.db, sample.bienHoa);
    const own = api.as(viewerOf(sample.bienHoa, "OFFICER"));
    expect(await report(tasks.bienHoa, 1, {}, own)).toMatchObject({
      __typename: "CommitteeDissolvedError",
      code: "LOCKED",
    });
    expect((await own.run(Read, { id: idOf(tasks.bienHoa) })).task?.viewerCanUpdate).toBe(false);
  });

  it("is refused to officers of a committee above", async () => {
    expect(await report(tasks.bienHoa, 1)).toMatchObject({ code: "FORBIDDEN" });
  });

  it("is open to an officer of one agency on the tasks of that agency alone", async () => {
    const whole = viewerOf(sample.dongNai, "OFFICER");
    const narrowed = { ...whole, grants: whole.grants.map((grant) => ({ ...grant, agencyId: sample.agency.id })) };
    const byAgency = api.as(narrowed);
    expect(await report(tasks.notBegun, 1, {}, byAgency)).toMatchObject({ code: "FORBIDDEN" });
    await api.db.task.update({ where: { id: tasks.notBegun.id }, data: { leadAgencyId: sample.agency.id } });
    expect((await byAgency.run(Read, { id: idOf(tasks.notBegun) })).task).toMatchObject({
      viewerCanUpdate: true,
      viewerCanEdit: false,
    });
    expect(await report(tasks.notBegun, 1, {}, byAgency)).toMatchObject({ __typename: "Task", progress: 60 });
  });
});

describe("extending a deadline", () => {
  const extend = async (task: { id: number }, expectedVersion: number, dueOn: Date, reason = "Chờ kinh phí") => {
    const input = { taskId: idOf(task), expectedVersion, dueOn: text(dueOn), reason };
    return (await officer.run(Extend, { input })).extendDeadline;
  };

  it("keeps the baseline and says why", async () => {
    expect(await extend(tasks.underWay, 1, inDays(150))).toMatchObject({
      dueOn: text(inDays(150)),
      version: 2,
      deadlineChanges: { edges: [{ node: { previousDueOn: text(inDays(100)), reason: "Chờ kinh phí" } }] },
    });
  });

  it("refuses an earlier day, no reason, and an older version, and writes nothing", async () => {
    expect(await extend(tasks.underWay, 2, inDays(150))).toMatchObject({
      fields: [{ path: "dueOn", code: "OUT_OF_RANGE" }],
    });
    expect(await extend(tasks.underWay, 2, inDays(160), " ")).toMatchObject({ fields: [{ path: "reason" }] });
    expect(await extend(tasks.underWay, 1, inDays(160))).toMatchObject({ currentVersion: 2 });
    expect(await extend(tasks.withdrawn, 1, inDays(160))).toMatchObject({ __typename: "TaskNotInForceError" });
    const { version, dueOn } = await api.db.task.findUniqueOrThrow({ where: { id: tasks.underWay.id } });
    expect({ version, dueOn }).toEqual({ version: 2, dueOn: inDays(150) });
  });
});
