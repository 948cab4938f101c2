import type { GrantRole, NotificationKind } from "@camket/prisma";
import { graphql } from "@camket/schema";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { globalId, sampleCommittees } from "../../../test/sample-committees.ts";
import { dissolve, inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import type { Viewer } from "../../context.ts";
import { loadViewer } from "../../sign-in/viewer.ts";
import { remindAll } from "./notification.service.ts";

const api = await openTestApi();
const { db } = api;
const sample = await sampleCommittees(db);
const { tasks, plans } = await samplePlans(db, sample);
const day = inDays(0);

async function hire(name: string, role: GrantRole, committeeId: number, agencyId: number | null = null) {
  const { id } = await db.user.create({
    data: {
      ...{ email: `${name}@camket.example`, name },
      grants: { create: { role, committeeId, agencyId, validFrom: inDays(-30) } },
    },
  });
  return id;
}

const people = {
  officer: await hire("officer", "OFFICER", sample.dongNai.id),
  ofAgency: await hire("of-agency", "OFFICER", sample.dongNai.id, sample.agency.id),
  reviewer: await hire("reviewer", "REVIEWER", sample.dongNai.id),
  nation: await hire("nation", "OFFICER", sample.nation.id),
  beside: await hire("beside", "OFFICER", sample.ninhBinh.id),
};
const as = async (userId: number) => api.as((await loadViewer(db, userId)) as Viewer); // each was just hired

const told = async (userId: number, kind?: NotificationKind) =>
  (
    await db.notification.findMany({
      where: { userId, settledAt: null, ...(kind && { kind }) },
      orderBy: [{ kind: "asc" }, { subjectId: "asc" }],
    })
  ).map(({ kind, subjectId, dueOn }) => [kind, subjectId, text(dueOn)]);

const List = graphql(`
  query List($where: NotificationWhere) {
    viewer { unreadNotifications notificationSetting { isMailOffered isMailOn hour } }
    notifications(first: 50, where: $where) {
      totalCount
      edges {
        node {
          id kind topic message dueOn readAt settledAt
          task { id title plan { document { reference } } }
          assignment { id task { title } }
          plan { id }
          expectation { id }
          report { id }
        }
      }
    }
  }
`);
const MarkRead = graphql(`
  mutation MarkRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { ... on Viewer { unreadNotifications } ... on DomainError { code } }
  }
`);
const Remind = graphql(`
  mutation Remind($input: RemindAssigneesInput!) {
    remindAssignees(input: $input) {
      __typename
      ... on Task { assignmentCounts { neglected } assignments { edges { node { remindedOn assignee { unit { name } } } } } }
      ... on DomainError { code }
    }
  }
`);
const Save = graphql(`
  mutation Save($input: SaveNotificationSettingInput!) {
    saveNotificationSetting(input: $input) {
      ... on Viewer { notificationSetting { isMailOn mutedTopics hour quietFrom quietTo isOnWeekends language } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

describe("what a day brings", () => {
  afterEach(() => db.notification.deleteMany());

  it("is told once, when two workers tell it at the same time", async () => {
    await Promise.all([remindAll(db), remindAll(db)]);
    await remindAll(db);
    expect(await told(people.officer)).toEqual([
      ["TASK_DUE_IN_14_DAYS", tasks.due.id, text(inDays(14))],
      ["TASK_LATE", tasks.late.id, text(inDays(-10))],
      ["PLAN_RETURNED", plans.returned.id, text(day)],
    ]);
    expect(await told(people.reviewer)).toEqual([]);
    expect(await told(people.beside)).toEqual([]);
  });

  it("comes at 14, 7 and 1 days, and when it is late, each once", async () => {
    for (const later of [0, 6, 7, 13, 14, 15, 16]) await remindAll(db, inDays(later));
    const all = await db.notification.findMany({
      where: { userId: people.officer, subjectId: tasks.due.id, taskId: { not: null } },
      orderBy: { id: "asc" },
    });
    expect(all.map(({ kind, settledAt }) => [kind, settledAt === null])).toEqual([
      ["TASK_DUE_IN_14_DAYS", false],
      ["TASK_DUE_IN_7_DAYS", false],
      ["TASK_DUE_IN_1_DAY", false],
      ["TASK_LATE", true],
    ]);
  });

  it("comes for each day on which work recurs", async () => {
    await remindAll(db, inDays(2));
    expect(await told(people.officer, "TASK_DUE_IN_14_DAYS")).toContainEqual([
      "TASK_DUE_IN_14_DAYS",
      tasks.notBegun.id,
      text(inDays(15)),
    ]);
  });

  it("is told to the officer of an agency where that one is in charge", async () => {
    await remindAll(db);
    expect(await told(people.ofAgency)).toEqual([]);
    await db.task.update({ where: { id: tasks.late.id }, data: { leadAgencyId: sample.agency.id } });
    await remindAll(db);
    expect(await told(people.ofAgency)).toEqual([["TASK_LATE", tasks.late.id, text(inDays(-10))]]);
    await db.task.update({ where: { id: tasks.late.id }, data: { leadAgencyId: null } });
  });

  it("is over once the task is done or given another day, and begins again", async () => {
    await remindAll(db);
    await db.task.update({ where: { id: tasks.late.id }, data: { state: "DONE", doneOn: day } });
    await remindAll(db);
    expect(await told(people.officer, "TASK_LATE")).toEqual([]);
    await db.task.update({ where: { id: tasks.late.id }, data: { state: "UNDER_WAY", doneOn: null } });
    await remindAll(db);
    expect(await told(people.officer, "TASK_LATE")).toHaveLength(1);
    expect(await db.notification.count({ where: { userId: people.officer, kind: "TASK_LATE" } })).toBe(1);
  });

  it("is not told to whose grant or account has ended, and what they were told is hidden", async () => {
    await remindAll(db);
    const former = await as(people.officer);
    const grant = await db.grant.findFirstOrThrow({ where: { userId: people.officer } });
    await db.grant.update({ where: { id: grant.id }, data: { validTo: day } });
    expect((await (await as(people.officer)).run(List, {})).notifications.totalCount).toBe(0);
    await remindAll(db);
    expect(await told(people.officer)).toEqual([]);
    await db.grant.update({ where: { id: grant.id }, data: { validTo: null } });
    await db.user.update({ where: { id: people.officer }, data: { closedAt: new Date() } });
    await remindAll(db);
    expect(await told(people.officer)).toEqual([]);
    await db.user.update({ where: { id: people.officer }, data: { closedAt: null } });
    expect((await former.run(List, { where: { isUnread: true } })).notifications.totalCount).toBe(0);
  });

  it("takes few statements, however many there are, and none for the subjects of each", async () => {
    await remindAll(db);
    const officer = await as(people.officer);
    const statements = await api.statementsOf(() => officer.run(List, {}));
    const few = statements.length;
    await remindAll(db, inDays(2)); // more tasks are due
    expect(await api.statementsOf(() => officer.run(List, {}))).toHaveLength(few);
  });
});

describe("a move", () => {
  it("tells at once whom it waits for, and no longer when it was decided", async () => {
    const officer = await as(people.officer);
    const reviewer = await as(people.reviewer);
    const Submit = graphql(`mutation Submit($input: SubmitPlanInput!) { submitPlan(input: $input) { __typename } }`);
    const Return = graphql(`mutation Return($input: ReturnPlanInput!) { returnPlan(input: $input) { __typename } }`);
    const id = globalId("Plan", plans.returned);
    await db.task.create({
      data: {
        ...{ planId: plans.returned.id, committeeId: sample.dongNai.id, number: "1", position: 1, title: "Việc" },
        ...{ expectedResult: "Báo cáo", startsOn: inDays(-5), dueOn: inDays(90), leadAgencyId: sample.agency.id },
      },
    });
    const directive = await db.document.findFirstOrThrow({ where: { committeeId: null } });
    await db.plan.update({
      where: { id: plans.returned.id },
      data: { legalBases: { connect: { id: directive.id } } },
    });
    const { version } = await db.plan.findUniqueOrThrow({ where: { id: plans.returned.id } });
    expect(await officer.run(Submit, { input: { id, expectedVersion: version } })).toEqual({
      submitPlan: { __typename: "Plan" },
    });
    expect(await told(people.reviewer)).toEqual([["PLAN_TO_REVIEW", plans.returned.id, text(day)]]);
    await reviewer.run(Return, { input: { id, expectedVersion: version + 1, reason: "Bổ sung" } });
    expect(await told(people.reviewer)).toEqual([]);
    expect(await told(people.officer, "PLAN_RETURNED")).toHaveLength(1);
  });
});

describe("the nation reminds", () => {
  beforeAll(async () => {
    await db.notification.deleteMany();
    await db.task.update({ where: { id: tasks.ninhBinh.id }, data: { dueOn: inDays(-3) } });
  });
  const input = { taskId: globalId("Task", tasks.national) };

  it("those who are late, once a day, and says when", async () => {
    const nation = await as(people.nation);
    const { remindAssignees } = await nation.run(Remind, { input });
    if (remindAssignees.__typename !== "Task") throw new Error(JSON.stringify(remindAssignees));
    expect(remindAssignees.assignmentCounts.neglected).toBe(1);
    expect(remindAssignees.assignments.edges.map(({ node }) => [node.assignee.unit.name, node.remindedOn])).toEqual(
      expect.arrayContaining([[expect.stringContaining("Ninh Bình"), text(day)]]),
    );
    expect(await told(people.beside, "TASK_REMINDED")).toHaveLength(1);
    expect(await told(people.officer, "TASK_REMINDED")).toEqual([]);
    expect((await nation.run(Remind, { input })).remindAssignees).toMatchObject({
      __typename: "NobodyToRemindError",
      code: "CONFLICT",
    });
  });

  it("once, when two do it at the same time", async () => {
    await db.notification.deleteMany();
    const nation = await as(people.nation);
    await Promise.all([nation.run(Remind, { input }), nation.run(Remind, { input })]);
    expect(await told(people.beside, "TASK_REMINDED")).toHaveLength(1);
  });

  it("and it is over once the task is done", async () => {
    await db.task.update({ where: { id: tasks.ninhBinh.id }, data: { state: "DONE", doneOn: day } });
    await remindAll(db);
    expect(await told(people.beside, "TASK_REMINDED")).toEqual([]);
    await db.task.update({ where: { id: tasks.ninhBinh.id }, data: { state: "UNDER_WAY", doneOn: null } });
  });

  it("and nobody of a province may", async () => {
    expect((await (await as(people.officer)).run(Remind, { input })).remindAssignees).toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("and nobody of a dissolved committee is told", async () => {
    await db.notification.deleteMany();
    await dissolve(db, sample.ninhBinh);
    expect((await (await as(people.nation)).run(Remind, { input })).remindAssignees).toMatchObject({
      code: "CONFLICT",
    });
  });
});

it("is read by whose it is, one or all", async () => {
  await db.notification.deleteMany();
  await remindAll(db);
  const officer = await as(people.officer);
  const { viewer, notifications } = await officer.run(List, { where: { isUnread: true } });
  const count = notifications.totalCount;
  expect(viewer?.unreadNotifications).toBe(count);
  const [first] = notifications.edges;
  const ids = [first?.node.id ?? ""];
  const reviewer = await as(people.reviewer);
  expect((await reviewer.run(MarkRead, { input: { ids } })).markNotificationsRead).toEqual({ code: "NOT_FOUND" });
  expect((await officer.run(MarkRead, { input: { ids } })).markNotificationsRead).toEqual({
    unreadNotifications: count - 1,
  });
  expect((await officer.run(MarkRead, { input: {} })).markNotificationsRead).toEqual({ unreadNotifications: 0 });
  await remindAll(db);
  expect((await officer.run(List, {})).viewer?.unreadNotifications).toBe(0);
});

it("says how somebody wants to be written to", async () => {
  const officer = await as(people.officer);
  expect((await officer.run(List, {})).viewer?.notificationSetting).toEqual({
    isMailOffered: false,
    isMailOn: true,
    hour: 7,
  });
  const input = {
    ...{ isMailOn: true, mutedTopics: ["DUE" as const], hour: 9, quietFrom: 12, quietTo: 13 },
    ...{ isOnWeekends: true, language: "EN" as const },
  };
  expect((await officer.run(Save, { input })).saveNotificationSetting).toEqual({ notificationSetting: input });
  const { saveNotificationSetting: refused } = await officer.run(Save, { input: { ...input, hour: 24, quietTo: -1 } });
  expect(refused).toEqual({
    fields: [
      { path: "hour", code: "OUT_OF_RANGE" },
      { path: "quietTo", code: "OUT_OF_RANGE" },
    ],
  });
});
