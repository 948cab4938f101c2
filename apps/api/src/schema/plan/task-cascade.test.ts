import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { dissolve, inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { plans, groups, themes } = await samplePlans(api.db, sample);
const nation = api.as(viewerOf(sample.nation, "OFFICER"));
const reviewer = api.as(viewerOf(sample.nation, "REVIEWER"));
const dongNai = api.as(viewerOf(sample.dongNai, "OFFICER"));
const ninhBinh = api.as(viewerOf(sample.ninhBinh, "OFFICER"));

const Give = graphql(`
  mutation Give($input: GiveTaskInput!) {
    giveTask(input: $input) {
      __typename
      ... on Task {
        version
        assignmentCounts { total accepted done }
        assignments { edges { node { id version state assignee { unit { name } } } } }
      }
      ... on DomainError { code message }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Accept = graphql(`
  mutation Accept($input: AcceptTaskAssignmentInput!) {
    acceptTaskAssignment(input: $input) {
      __typename
      ... on TaskAssignment {
        version state
        childTask { id number dueOn plan { title } themes { code } groups { code } viewerCanEdit viewerCanUpdate }
      }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Answer = graphql(`
  mutation Answer($input: AnswerTaskAssignmentInput!) {
    answerTaskAssignment(input: $input) { ... on TaskAssignment { version state answer viewerCanReply viewerCanAccept } ... on DomainError { code } }
  }
`);
const Reply = graphql(`
  mutation Reply($input: ReplyToAssigneeInput!) {
    replyToAssignee(input: $input) { ... on TaskAssignment { version state answer } ... on DomainError { code } }
  }
`);
const AskChange = graphql(`
  mutation AskChange($input: AskTaskChangeInput!) {
    askTaskChange(input: $input) { ... on TaskAssignment { version state answer } ... on DomainError { code } }
  }
`);
const Settle = graphql(`
  mutation Settle($input: SettleTaskChangeInput!) {
    settleTaskChange(input: $input) {
      ... on TaskAssignment { version state answer isChangeOpen childTask { dueOn state deadlineChanges(first: 5) { edges { node { reason } } } } }
      ... on DomainError { code }
    }
  }
`);
const List = graphql(`
  query List($where: TaskAssignmentWhere!) {
    taskAssignments(where: $where, orderBy: ASSIGNEE, first: 10) { edges { node { assignee { unit { name } } } } }
  }
`);
const Extend = graphql(`
  mutation Extend($input: ExtendDeadlineInput!) { extendDeadline(input: $input) { __typename ... on DomainError { code } } }
`);
const Withdraw = graphql(`
  mutation Withdraw($input: WithdrawPlanInput!) { withdrawPlan(input: $input) { __typename ... on DomainError { code } } }
`);

let count = 0;
/** A task of the nation in force, and what giving it to all provinces answered. */
async function given() {
  const task = await api.db.task.create({
    data: {
      ...{ planId: plans.national.id, committeeId: sample.nation.id, number: `9.${++count}`, position: 9 },
      ...{ title: "Rà soát trẻ em bỏ học", expectedResult: "Báo cáo", startsOn: inDays(-10), dueOn: inDays(100) },
      ...{ themes: { connect: { id: themes.education.id } }, groups: { connect: { id: groups.children.id } } },
    },
  });
  const { giveTask } = await nation.run(Give, {
    input: { taskId: globalId("Task", task), expectedVersion: 1, assigneeIds: [], level: "PROVINCE" },
  });
  if (giveTask.__typename !== "Task") throw new Error(JSON.stringify(giveTask));
  const of = (name: string) =>
    giveTask.assignments.edges.find(({ node }) => node.assignee.unit.name === name)?.node ?? { id: "", version: 0 };
  return { task, giveTask, dongNai: of("Đồng Nai"), ninhBinh: of("Ninh Bình") };
}

const accepted = (
  assignment: { id: string; version: number },
  data: Partial<VariablesOf<typeof Accept>["input"]> = {},
) => ({
  input: {
    id: assignment.id,
    expectedVersion: assignment.version,
    ...{
      title: "Rà soát trẻ em bỏ học",
      expectedResult: "Báo cáo",
      startsOn: text(inDays(-5)),
      dueOn: text(inDays(100)),
    },
    ...data,
  },
});

async function take(
  by: typeof dongNai,
  assignment: { id: string; version: number },
  data: Partial<VariablesOf<typeof Accept>["input"]> = {},
) {
  const { acceptTaskAssignment } = await by.run(Accept, accepted(assignment, data));
  if (acceptTaskAssignment.__typename !== "TaskAssignment") throw new Error(JSON.stringify(acceptTaskAssignment));
  return acceptTaskAssignment;
}

const rowId = (id: string | undefined) => Number(atob(id ?? "").split(":")[1]);

describe("a task from above", () => {
  it("is given to every province once, and shows by whom it was taken on", async () => {
    const { task, giveTask } = await given();
    expect(giveTask.assignments.edges.map(({ node }) => node.assignee.unit.name)).toEqual(["Ninh Bình", "Đồng Nai"]);
    const again = await nation.run(Give, {
      input: {
        taskId: globalId("Task", task),
        expectedVersion: 2,
        assigneeIds: [globalId("Committee", sample.dongNai)],
      },
    });
    expect(again.giveTask).toMatchObject({ version: 3, assignmentCounts: { total: 2, accepted: 0, done: 0 } });
    const nobody = await nation.run(Give, {
      input: { taskId: globalId("Task", task), expectedVersion: 3, assigneeIds: [] },
    });
    expect(nobody.giveTask).toMatchObject({ fields: [{ path: "assigneeIds", code: "REQUIRED" }] });
    const beside = await dongNai.run(Give, {
      input: {
        taskId: globalId("Task", task),
        expectedVersion: 3,
        assigneeIds: [globalId("Committee", sample.bienHoa)],
      },
    });
    expect(beside.giveTask).toMatchObject({ code: "FORBIDDEN" });
  });

  it("goes into the draft of whoever takes it on, with its themes and groups, and no later than above", async () => {
    const { dongNai: assignment } = await given();
    const plan = await api.db.plan.findUniqueOrThrow({ where: { id: plans.draft.id }, include: { sections: true } });
    const into = { planId: globalId("Plan", plan), sectionId: globalId("PlanSection", plan.sections[0] ?? { id: 0 }) };
    const late = await dongNai.run(Accept, accepted(assignment, { ...into, dueOn: text(inDays(101)) }));
    expect(late.acceptTaskAssignment).toMatchObject({ fields: [{ path: "dueOn", code: "OUT_OF_RANGE" }] });
    const foreign = await dongNai.run(Accept, accepted(assignment, { planId: globalId("Plan", plans.dongNai) }));
    expect(foreign.acceptTaskAssignment).toMatchObject({ code: "LOCKED" });

    const both = await Promise.all([
      dongNai.run(Accept, accepted(assignment, into)),
      dongNai.run(Accept, accepted(assignment, into)),
    ]);
    const outcomes = both.map(({ acceptTaskAssignment }) => acceptTaskAssignment);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(["TaskAssignment", "VersionConflictError"]);
    expect(outcomes.find(({ __typename }) => __typename === "TaskAssignment")).toMatchObject({
      state: "ACCEPTED",
      childTask: {
        number: "1.2",
        plan: { title: plan.title },
        themes: [{ code: "EDU" }],
        groups: [{ code: "CHILD" }],
        viewerCanEdit: true,
      },
    });
  });

  it("is answered without a task, and the one above replies", async () => {
    const { ninhBinh: assignment } = await given();
    const { answerTaskAssignment: answer } = await ninhBinh.run(Answer, {
      input: { id: assignment.id, expectedVersion: 1, answer: "Đã có đề án riêng" },
    });
    expect(answer).toEqual({
      ...{ version: 2, state: "ANSWERED", answer: "Đã có đề án riêng" },
      ...{ viewerCanReply: false, viewerCanAccept: false },
    });
    const { replyToAssignee: reply } = await nation.run(Reply, {
      input: { id: assignment.id, expectedVersion: 2, reply: "Vẫn thực hiện" },
    });
    expect(reply).toEqual({ version: 3, state: "SENT", answer: "Vẫn thực hiện" });
    expect(await take(ninhBinh, { ...assignment, version: 3 })).toMatchObject({
      state: "ACCEPTED",
      childTask: { plan: null, viewerCanUpdate: true },
    });
    const { askTaskChange: asked } = await ninhBinh.run(AskChange, {
      input: { id: assignment.id, expectedVersion: 4, answer: "Đề nghị lùi hạn" },
    });
    expect(asked).toMatchObject({ state: "CHANGE_ASKED" });
    const again = await ninhBinh.run(Answer, { input: { id: assignment.id, expectedVersion: 4, answer: "Đã có" } });
    expect(again.answerTaskAssignment).toMatchObject({ code: "CONFLICT" });
  });

  it("that was taken on and is disputed keeps the one task it has", async () => {
    const { ninhBinh: assignment } = await given();
    const { childTask } = await take(ninhBinh, assignment);
    await ninhBinh.run(AskChange, { input: { id: assignment.id, expectedVersion: 2, answer: "Đề nghị lùi hạn" } });
    const disputed = { ...assignment, version: 3 };
    const { acceptTaskAssignment: twice } = await ninhBinh.run(Accept, accepted(disputed));
    expect(twice).toMatchObject({ __typename: "AssignmentSettledError" });
    const { answerTaskAssignment: answer } = await ninhBinh.run(Answer, {
      input: { id: assignment.id, expectedVersion: 3, answer: "Đã có đề án riêng" },
    });
    expect(answer).toMatchObject({ code: "CONFLICT" });
    const held = await api.db.taskAssignment.findUniqueOrThrow({ where: { id: rowId(assignment.id) } });
    expect(held).toMatchObject({ state: "CHANGE_ASKED", childTaskId: rowId(childTask?.id) });
  });

  it("is listed by task, by level and name of whom it was given to, by open change, and by who answers for it", async () => {
    const { task, ninhBinh: assignment } = await given();
    const taskId = globalId("Task", task);
    const listed = async (by: typeof nation, where: VariablesOf<typeof List>["where"]) =>
      (await by.run(List, { where: { taskId, ...where } })).taskAssignments.edges.map(
        ({ node }) => node.assignee.unit.name,
      );
    expect(await listed(nation, {})).toEqual(["Ninh Bình", "Đồng Nai"]);
    expect(await listed(nation, { assigneeName: "dong nai" })).toEqual(["Đồng Nai"]);
    expect(await listed(nation, { assigneeLevel: "COMMUNE" })).toEqual([]);
    expect(await listed(nation, { assigneeLevel: "PROVINCE", state: ["SENT"] })).toEqual(["Ninh Bình", "Đồng Nai"]);
    expect(await listed(nation, { isInForce: true })).toEqual(["Ninh Bình", "Đồng Nai"]);
    expect(await listed(nation, { isInForce: false })).toEqual([]);
    expect(await listed(nation, { viewerCanAnswer: true })).toEqual([]);
    expect(await listed(nation, { viewerCanAnswer: false })).toEqual(["Ninh Bình", "Đồng Nai"]);
    expect(await listed(ninhBinh, { viewerCanAnswer: true })).toEqual(["Ninh Bình"]);
    await api.db.taskAssignment.update({ where: { id: rowId(assignment.id) }, data: { isChangeOpen: true } });
    expect(await listed(nation, { isChangeOpen: true })).toEqual(["Ninh Bình"]);
    expect(await listed(nation, { isChangeOpen: false })).toEqual(["Đồng Nai"]);
  });

  it("that changes reaches those who have not begun, and asks the others", async () => {
    const { task, dongNai: toDongNai, ninhBinh: toNinhBinh } = await given();
    const [waiting, begun] = [await take(dongNai, toDongNai), await take(ninhBinh, toNinhBinh)];
    const begunId = rowId(begun.childTask?.id);
    await api.db.task.update({ where: { id: begunId }, data: { state: "UNDER_WAY", progress: 30 } });
    const below = await api.db.task.create({
      data: {
        committeeId: sample.bienHoa.id,
        number: "1",
        position: 1,
        title: "Rà soát trẻ em bỏ học",
        expectedResult: "Danh mục trường",
        startsOn: inDays(-5),
        dueOn: inDays(100),
      },
    });
    await api.db.taskAssignment.create({
      data: {
        taskId: rowId(waiting.childTask?.id),
        assigneeId: sample.bienHoa.id,
        childTaskId: below.id,
        state: "ACCEPTED",
      },
    });

    await nation.run(Extend, {
      input: { taskId: globalId("Task", task), expectedVersion: 2, dueOn: text(inDays(130)), reason: "Chờ kinh phí" },
    });
    const dueOn = async (id: number) => text((await api.db.task.findUniqueOrThrow({ where: { id } })).dueOn);
    expect(await dueOn(rowId(waiting.childTask?.id))).toBe(text(inDays(130)));
    expect(await dueOn(below.id)).toBe(text(inDays(130)));
    expect(await dueOn(begunId)).toBe(text(inDays(100)));

    const version = (await api.db.taskAssignment.findUniqueOrThrow({ where: { id: rowId(toNinhBinh.id) } })).version;
    const { settleTaskChange: followed } = await ninhBinh.run(Settle, {
      input: { id: toNinhBinh.id, expectedVersion: version },
    });
    expect(followed).toMatchObject({
      isChangeOpen: false,
      childTask: {
        dueOn: text(inDays(130)),
        deadlineChanges: { edges: [{ node: { reason: "Theo thay đổi của cấp trên" } }] },
      },
    });
    const twice = await ninhBinh.run(Settle, { input: { id: toNinhBinh.id, expectedVersion: version + 1 } });
    expect(twice.settleTaskChange).toMatchObject({ code: "CONFLICT" });
  });

  it("is not given to a committee that ended, nor taken on once it is withdrawn above", async () => {
    const { dongNai: toDongNai, ninhBinh: toNinhBinh, task } = await given();
    const child = await take(ninhBinh, toNinhBinh);
    await api.db.task.update({ where: { id: rowId(child.childTask?.id) }, data: { state: "UNDER_WAY" } });
    const { version } = await api.db.plan.findUniqueOrThrow({ where: { id: plans.national.id } });
    await reviewer.run(Withdraw, {
      input: { id: globalId("Plan", plans.national), expectedVersion: version, reason: "Thay bằng kế hoạch khác" },
    });
    const { acceptTaskAssignment: refused } = await dongNai.run(Accept, accepted(toDongNai));
    expect(refused).toMatchObject({ __typename: "TaskNotInForceError" });
    const open = await api.db.taskAssignment.findUniqueOrThrow({ where: { id: rowId(toNinhBinh.id) } });
    expect(open.isChangeOpen).toBe(true);
    const { settleTaskChange: declined } = await ninhBinh.run(Settle, {
      input: { id: toNinhBinh.id, expectedVersion: open.version, reason: "Tỉnh vẫn làm" },
    });
    expect(declined).toMatchObject({
      state: "CHANGE_ASKED",
      answer: "Tỉnh vẫn làm",
      childTask: { state: "UNDER_WAY" },
    });

    await dissolve(api.db, sample.bienHoa);
    const own = await api.db.task.findFirstOrThrow({ where: { planId: plans.dongNai.id, number: "2.3" } });
    const { giveTask } = await dongNai.run(Give, {
      input: {
        taskId: globalId("Task", own),
        expectedVersion: own.version,
        assigneeIds: [globalId("Committee", sample.bienHoa)],
      },
    });
    expect(giveTask).toMatchObject({
      __typename: "AssigneesDissolvedError",
      message: expect.stringContaining("phường Biên Hòa"),
    });
    expect(task.planId).toBe(plans.national.id);
  });
});
