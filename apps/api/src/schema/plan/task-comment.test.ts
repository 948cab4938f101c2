import type { GrantRole } from "@camket/prisma";
import { graphql } from "@camket/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { globalId, sampleCommittees } from "../../../test/sample-committees.ts";
import { dissolve, inDays, samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import type { Viewer } from "../../context.ts";
import { loadViewer } from "../../sign-in/viewer.ts";
import { remindAll } from "../access/notification.service.ts";

const api = await openTestApi();
const { db } = api;
const sample = await sampleCommittees(db);
const { tasks } = await samplePlans(db, sample);
const task = tasks.late;

async function hire(name: string, role: GrantRole, committeeId: number) {
  const grants = { create: { role, committeeId, validFrom: inDays(-30) } };
  const { id } = await db.user.create({
    data: { email: `${role.toLowerCase()}.${committeeId}@camket.example`, name, grants },
  });
  return { id, userId: globalId("User", { id }) };
}

const people = {
  officer: await hire("Đỗ Thị Ánh", "OFFICER", sample.dongNai.id),
  reviewer: await hire("Trần Đức", "REVIEWER", sample.dongNai.id),
  reader: await hire("Lê Văn Đọc", "VIEWER", sample.dongNai.id),
  nation: await hire("Phạm Trung Ương", "OFFICER", sample.nation.id),
  below: await hire("Ngô Bên Dưới", "OFFICER", sample.bienHoa.id),
  beside: await hire("Vũ Bên Cạnh", "OFFICER", sample.ninhBinh.id),
  administrator: await hire("Mai Quản Trị", "ADMINISTRATOR", sample.dongNai.id),
  administratorBelow: await hire("Hồ Quản Trị", "ADMINISTRATOR", sample.bienHoa.id),
};
const as = async ({ id }: { id: number }) => api.as((await loadViewer(db, id)) as Viewer); // each was just hired

const Comment = graphql(`
  mutation Comment($input: CommentOnTaskInput!) {
    commentOnTask(input: $input) {
      __typename
      ... on TaskComment { id text viewerCanDelete author { userId name committee { name } } mentioned { name } }
      ... on InvalidInputError { fields { path code } }
      ... on DomainError { code }
    }
  }
`);
const Delete = graphql(`
  mutation Delete($input: DeleteTaskCommentInput!) {
    deleteTaskComment(input: $input) { __typename ... on Task { comments { totalCount } } ... on DomainError { code } }
  }
`);
const Comments = graphql(`
  query Comments($id: ID!, $name: String) {
    task(id: $id) {
      viewerCanComment
      comments(first: 20) { totalCount edges { node { id text author { name } mentioned { name } } } }
    }
    mentionable(taskId: $id, name: $name) { userId name committee { name } }
  }
`);
const News = graphql(`
  query News {
    viewer { unreadNotifications }
    notifications(first: 10, where: { isUnread: true }) {
      edges { node { kind topic message dueOn comment { text task { title } author { name } } } }
    }
  }
`);

const taskId = globalId("Task", task);
async function comment(who: { id: number }, text: string, ...mentioned: { userId: string }[]) {
  const input = { taskId, text, mentionedIds: mentioned.map(({ userId }) => userId) };
  return (await (await as(who)).run(Comment, { input })).commentOnTask;
}
async function written(...sent: Parameters<typeof comment>) {
  const made = await comment(...sent);
  if (made.__typename !== "TaskComment") throw new Error(JSON.stringify(made));
  return made;
}
const news = async (who: { id: number }) =>
  (await (await as(who)).run(News, {})).notifications.edges.map(({ node }) => node);

describe("a remark on a task", () => {
  it("is signed, and shows to those within reach alone", async () => {
    expect(await written(people.officer, "  Xin số liệu quý I  ")).toMatchObject({
      text: "Xin số liệu quý I",
      viewerCanDelete: true,
      author: { name: "Đỗ Thị Ánh", committee: { name: expect.stringContaining("Đồng Nai") } },
      mentioned: [],
    });
    for (const who of [people.reviewer, people.reader, people.nation])
      expect((await (await as(who)).run(Comments, { id: taskId })).task?.comments.totalCount).toBe(1);
    // The one below reads the issued plan above it, and nothing of what is said about it.
    expect((await (await as(people.below)).run(Comments, { id: taskId })).task?.comments).toEqual({
      totalCount: 0,
      edges: [],
    });
    expect((await (await as(people.beside)).run(Comments, { id: taskId })).task).toBeNull();
  });

  it("is written by officers and reviewers of the committee and above it", async () => {
    for (const who of [people.reviewer, people.nation]) expect(await written(who, "Đã nhận")).toBeTruthy();
    for (const who of [people.reader, people.below])
      expect(await comment(who, "Đã nhận")).toMatchObject({ code: "FORBIDDEN" });
    expect(await comment(people.beside, "Đã nhận")).toMatchObject({ code: "NOT_FOUND" });
    expect((await (await as(people.reader)).run(Comments, { id: taskId })).task?.viewerCanComment).toBe(false);
  });

  it("says something, and nothing about members of the public", async () => {
    expect(await comment(people.officer, "  ")).toMatchObject({ fields: [{ path: "text", code: "REQUIRED" }] });
    expect(await comment(people.officer, "x".repeat(5001))).toMatchObject({
      fields: [{ path: "text", code: "TOO_LONG" }],
    });
    expect(await comment(people.officer, "Hồ sơ 038199012345")).toMatchObject({
      fields: [{ path: "text", code: "IDENTITY_NUMBER" }],
    });
  });

  it("is deleted by who wrote it, and leaves no text", async () => {
    const { id } = await written(people.officer, "Viết nhầm chỗ này", people.reviewer);
    const input = { id };
    expect((await (await as(people.reviewer)).run(Delete, { input })).deleteTaskComment).toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await (await as(people.below)).run(Delete, { input })).deleteTaskComment).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await news(people.reviewer)).toHaveLength(1);
    expect((await (await as(people.officer)).run(Delete, { input })).deleteTaskComment).toMatchObject({
      __typename: "Task",
    });
    expect(await news(people.reviewer)).toEqual([]);
    const entries = await db.auditEntry.findMany({ where: { model: "TaskComment" } });
    expect(entries.map(({ action }) => action)).toContain("DELETE");
    expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain("nhầm");
  });

  it("is deleted by an administrator of the committee too, and the history keeps who it was", async () => {
    const { id } = await written(people.officer, "Gọi bà Nguyễn Thị Không Nên Có");
    const input = { id };
    expect((await (await as(people.administratorBelow)).run(Delete, { input })).deleteTaskComment).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await (await as(people.administrator)).run(Delete, { input })).deleteTaskComment).toMatchObject({
      __typename: "Task",
    });
    const entries = await db.auditEntry.findMany({ where: { model: "TaskComment" }, orderBy: { id: "asc" } });
    expect(entries.at(-1)).toMatchObject({ action: "DELETE", actorId: people.administrator.id });
    expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain("Không Nên Có");
  });
});

describe("a mention", () => {
  beforeAll(() => db.taskComment.deleteMany());

  it("is offered of those whose roles reach the task, by name without diacritics", async () => {
    const namesFor = async (who: { id: number }, name = "") =>
      (await (await as(who)).run(Comments, { id: taskId, name })).mentionable.map(({ name }) => name);
    expect(await namesFor(people.officer)).toEqual(["Lê Văn Đọc", "Mai Quản Trị", "Phạm Trung Ương", "Trần Đức"]);
    expect(await namesFor(people.nation, "do anh")).toEqual(["Đỗ Thị Ánh"]);
    expect(await namesFor(people.reader)).toEqual([]);
    expect(await namesFor(people.beside)).toEqual([]);
  });

  it("of somebody whom the task doesn't reach is refused as one of nobody", async () => {
    const nobody = { userId: globalId("User", { id: 2 ** 31 - 1 }) };
    const refusals = [await comment(people.officer, "Gửi", people.below), await comment(people.officer, "Gửi", nobody)];
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ fields: [{ path: "mentionedIds", code: "NOT_FOUND" }] });
  });

  it("is told at once, and over when that one answers", async () => {
    await written(people.officer, "@Trần Đức xem giúp", people.reviewer, people.reader, people.reviewer);
    expect(await news(people.reviewer)).toEqual([
      {
        kind: "TASK_MENTIONED",
        topic: "MENTION",
        message: expect.any(String),
        dueOn: null,
        comment: { text: "@Trần Đức xem giúp", task: { title: task.title }, author: { name: "Đỗ Thị Ánh" } },
      },
    ]);
    await remindAll(db);
    expect((await news(people.reviewer)).filter(({ kind }) => kind === "TASK_MENTIONED")).toHaveLength(1);
    await written(people.reviewer, "Đã xem");
    expect(await news(people.reviewer)).toEqual([]);
    expect(await news(people.reader)).toHaveLength(1);
  });

  it("is over after a month, and for whom no role reaches it any more", async () => {
    await remindAll(db, inDays(29));
    expect(await news(people.reader)).toHaveLength(1);
    await remindAll(db, inDays(32));
    expect(await news(people.reader)).toEqual([]);
    await remindAll(db);
    await db.grant.updateMany({ where: { userId: people.reader.id }, data: { validTo: inDays(0) } });
    await remindAll(db);
    expect(
      await db.notification.count({ where: { userId: people.reader.id, kind: "TASK_MENTIONED", settledAt: null } }),
    ).toBe(0);
  });

  it("costs as many statements for many remarks as for one", async () => {
    const nation = await as(people.nation);
    const read = () => api.statementsOf(() => nation.run(Comments, { id: taskId }));
    const few = (await read()).length;
    for (const turn of [1, 2, 3, 4]) await written(people.officer, `Lần ${turn}`, people.nation, people.reviewer);
    expect(await read()).toHaveLength(few);
  });
});

it("is no longer written once the committee is dissolved", async () => {
  await dissolve(db, sample.dongNai);
  expect(await comment(people.nation, "Còn ai không")).toMatchObject({ __typename: "CommitteeDissolvedError" });
});
