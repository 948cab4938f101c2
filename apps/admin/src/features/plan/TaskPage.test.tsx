import { addDays } from "@camket/ui/calendar";
import { formatDayMonth } from "@camket/ui/format";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";
import { today } from "../../today.ts";

const now = today();

const unit = { id: "u1", level: "PROVINCE", kind: "tỉnh", name: "Thanh Hóa", nameEn: "Thanh Hoa" };
const committee = { id: "c1", name: "Ban Chỉ đạo tỉnh Thanh Hóa", nameEn: "Committee of Thanh Hoa", unit };
const agency = { id: "a1", name: "Sở Y tế", nameEn: "Department of Health", unit };

const plan = {
  id: "p1",
  title: "Kế hoạch năm 2026",
  state: "ISSUED",
  document: { id: "d1", reference: "31/KH-BCĐ" },
  legalBases: [{ id: "d2", reference: "44-CT/TW", subject: "Công tác nhân quyền" }],
};

const task = {
  __typename: "Task",
  id: "t1",
  version: 4,
  number: "2.3",
  title: "Cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi",
  standing: "UNDER_WAY",
  isAtRisk: false,
  viewerCanComment: false,
  comments: connection(),
  state: "UNDER_WAY",
  progress: 55,
  startsOn: "2026-01-01",
  dueOn: addDays(now, 40),
  doneOn: null as string | null,
  expectedResult: "Mọi trẻ dưới 6 tuổi có thẻ.",
  viewerCanUpdate: true,
  viewerCanGive: false,
  viewerCanRemind: false,
  committee: { ...committee, children: connection() },
  origin: null as object | null,
  leadAgency: agency,
  coordinatingAgencies: [],
  themes: [],
  groups: [],
  plan,
  continuations: [],
  updates: connection(),
  deadlineChanges: connection(),
  occurrences: connection(),
  recommendations: connection(),
  suggestedRecommendations: [],
  viewerCanLinkRecommendations: false,
  assignments: connection(),
  assignmentCounts: { total: 0, done: 0, accepted: 0, neglected: 0 },
};

async function openForm(reportProgress: (input: { input: Record<string, unknown> }) => object, present = () => task) {
  const page = await renderPage("/tasks/t1?act=progress", { task: present, reportProgress });
  const form = within(await screen.findByRole("form", { name: "Báo cáo tiến độ" }));
  return { ...page, form, send: () => page.user.click(form.getByRole("button", { name: "Ghi tiến độ" })) };
}

it("says in words how each task stands", async () => {
  const tasks = [
    { ...task, id: "1", title: "một" },
    { ...task, id: "2", title: "hai", assignmentCounts: { total: 34, done: 27, accepted: 30, neglected: 0 } },
    { ...task, id: "3", title: "ba", standing: "LATE", dueOn: addDays(now, -7) },
    { ...task, id: "4", title: "bốn", standing: "DUE", dueOn: addDays(now, 1) },
    { ...task, id: "5", title: "năm", standing: "DONE", doneOn: now },
    { ...task, id: "6", title: "sáu", standing: "NOT_BEGUN" },
  ];
  await renderPage("/tasks", { tasks: connection(tasks) });
  await screen.findByRole("row", { name: /^một/ });
  const wordsOf = (title: string) => screen.getByRole("row", { name: new RegExp(`^${title}`) }).lastChild?.textContent;
  expect(tasks.map(({ title }) => wordsOf(title))).toEqual([
    "55%",
    "27/34",
    "Quá hạn 7 ngày",
    "Còn 1 ngày",
    `Xong ${formatDayMonth(now, "vi")}`,
    "Chưa bắt đầu",
  ]);
});

it("names the document each task comes from, and asks for what the address says", async () => {
  const asked = vi.fn((_: { where: object }) => connection([task]));
  const address = "/tasks?standing=LATE&committee=c1&agency=a1&theme=h1&group=g1&from=2026-01-01&to=2026-06-30&q=the";
  await renderPage(address, {
    tasks: asked,
    committee,
    committees: connection(),
    agencies: connection(),
    node: { __typename: "Agency", ...agency },
    themes: connection(),
    groups: connection(),
  });
  expect((await screen.findByRole("row", { name: /Cấp thẻ/ })).textContent).toContain("Nhiệm vụ 2.331/KH-BCĐ");
  expect(asked.mock.calls[0]?.[0].where).toEqual({
    isIssued: true,
    standing: ["LATE"],
    underCommitteeId: "c1",
    leadAgencyId: "a1",
    themeId: "h1",
    groupId: "g1",
    dueFrom: "2026-01-01",
    dueTo: "2026-06-30",
    title: "the",
  });
});

it("records progress with what stands in its way", async () => {
  const report = vi.fn((_: { input: Record<string, unknown> }) => ({ ...task, version: 5, progress: 80 }));
  const { user, form, send } = await openForm(report);
  await user.clear(form.getByLabelText(/Đã làm được/));
  await user.type(form.getByLabelText(/Đã làm được/), "80");
  await user.type(form.getByLabelText(/Việc đã làm/), "Đã cấp tại 20 xã.");
  await user.type(form.getByLabelText(/Khó khăn/), "Thiếu phôi thẻ.");
  await send();
  expect(await screen.findByText("Đã ghi tiến độ 80%.")).toBeTruthy();
  expect(screen.queryByRole("form")).toBeNull();
  expect(report.mock.calls[0]?.[0].input).toEqual({
    taskId: "t1",
    expectedVersion: 4,
    date: now,
    progress: 80,
    note: "Đã cấp tại 20 xã.",
    limitation: "Thiếu phôi thẻ.",
  });
});

it("does not send without what was done, nor a day to come", async () => {
  const report = vi.fn(() => task);
  const { user, form, send } = await openForm(report);
  await user.clear(form.getByLabelText(/Tính đến ngày/));
  await user.type(form.getByLabelText(/Tính đến ngày/), "31/12/2999");
  await send();
  for (const label of [/Tính đến ngày/, /Việc đã làm/])
    expect(form.getByLabelText(label).getAttribute("aria-invalid")).toBe("true");
  expect(report).not.toHaveBeenCalled();
});

it("shows the present version and keeps what was typed where somebody was faster", async () => {
  let present = task;
  const report = vi.fn(({ input }: { input: Record<string, unknown> }) => {
    if (input.expectedVersion === 5) return { ...present, version: 6 };
    present = { ...task, version: 5, progress: 70 };
    return { __typename: "VersionConflictError", code: "CONFLICT", message: "Đã đổi.", currentVersion: 5 };
  });
  const { user, form, send } = await openForm(report, () => present);
  await user.type(form.getByLabelText(/Việc đã làm/), "Đã cấp tại 20 xã.");
  await send();
  const note = await form.findByRole("status");
  expect(note.textContent).toContain("vừa được cập nhật ở nơi khác");
  expect(note.textContent).toContain("Tiến độ 70%");
  expect(form.getByLabelText(/Việc đã làm/)).toHaveProperty("value", "Đã cấp tại 20 xã.");
  await send();
  expect(await screen.findByText("Đã ghi tiến độ 55%.")).toBeTruthy();
  expect(report.mock.calls.map(([{ input }]) => input.expectedVersion)).toEqual([4, 5]);
});

it("extends a deadline by key, for a reason", async () => {
  const day = addDays(task.dueOn, 30);
  const extend = vi.fn((_: { input: object }) => ({ ...task, version: 5, dueOn: day }));
  const { user } = await renderPage("/tasks/t1", { task, extendDeadline: extend });
  await screen.findByRole("heading", { name: task.title });
  await user.keyboard("d");
  const form = within(await screen.findByRole("form", { name: "Gia hạn" }));
  await user.type(form.getByLabelText(/Hạn mới/), day.split("-").reverse().join("/"));
  await user.type(form.getByLabelText(/Lý do/), "Chờ hướng dẫn mới.");
  await user.click(form.getByRole("button", { name: "Gia hạn" }));
  expect(await screen.findByText(/^Đã gia hạn đến/)).toBeTruthy();
  expect(extend.mock.calls[0]?.[0].input).toEqual({
    taskId: "t1",
    expectedVersion: 4,
    dueOn: day,
    reason: "Chờ hướng dẫn mới.",
  });
});

it("offers no act to who may only read", async () => {
  await renderPage("/tasks/t1?act=progress", { task: { ...task, viewerCanUpdate: false } });
  await screen.findByRole("heading", { name: task.title });
  expect(screen.queryByRole("button", { name: /Báo cáo tiến độ|Gia hạn/ })).toBeNull();
  expect(screen.queryByRole("form")).toBeNull();
});

const below = (id: string, level: string, name: string) => ({
  id,
  name: `Ban Chỉ đạo ${name}`,
  nameEn: `Committee of ${name}`,
  unit: { ...unit, id: `unit ${id}`, level, name, nameEn: name },
});

const assigned = (id: string, state: string, name: string, data = {}) => ({
  __typename: "TaskAssignment",
  id,
  version: 1,
  state,
  answer: null,
  isChangeOpen: false,
  viewerCanAnswer: false,
  viewerCanAccept: false,
  viewerCanReply: false,
  assignee: below(name, "COMMUNE", name),
  task,
  childTask: null,
  ...data,
});

const given = [
  assigned("a1", "ANSWERED", "Sầm Sơn", { answer: "Đã có đề án riêng.", viewerCanReply: true }),
  assigned("a2", "SENT", "Hạc Thành"),
];

const giving = {
  task: {
    ...task,
    viewerCanGive: true,
    committee: { ...committee, children: connection([{}]) },
    assignmentCounts: { total: 2, done: 0, accepted: 1, neglected: 0 },
    assignments: connection(given),
  },
  committees: ({ where }: { where: { level?: string; name?: string } }) =>
    where.level
      ? connection(where.level === "COMMUNE" ? [{}, {}, {}] : [{}])
      : connection([committee, below("Sầm Sơn", "COMMUNE", "Sầm Sơn"), below("Mường Lý", "COMMUNE", "Mường Lý")]),
  taskAssignments: ({ where }: { where: { state?: string[]; assigneeLevel?: string } }) =>
    connection(
      given.filter(({ state }) => (!where.state || where.state.includes(state)) && where.assigneeLevel !== "PROVINCE"),
    ),
};

it("says of how many committees below it was answered, and by whom", async () => {
  const { user } = await renderPage("/tasks/t1", giving);
  const states = within(await screen.findByRole("list", { name: "Giao nhận" }));
  expect(states.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Đã gửi, chờ nhận 1/2",
    "Đề nghị điều chỉnh 0/2",
    "Đã trả lời 1/2",
    "Đã tiếp nhận 0/2",
  ]);
  // React resumes a tree that suspends in a test only inside an awaited act().
  await act(() => user.selectOptions(screen.getByRole("combobox", { name: "Giao nhận" }), "Đã trả lời (1)"));
  expect((await screen.findByRole("row", { name: /Sầm Sơn/ })).textContent).toContain("Đã có đề án riêng.");
  await waitFor(() => expect(screen.queryByRole("row", { name: /Hạc Thành/ })).toBeNull());
});

it("replies to a committee below from its row", async () => {
  const reply = vi.fn((_: { input: object }) => ({ ...given[0], version: 2, state: "SENT" }));
  const { user } = await renderPage("/tasks/t1", { ...giving, node: given[0], replyToAssignee: reply });
  await user.click(await screen.findByRole("button", { name: "Phản hồi: Tỉnh Sầm Sơn" }));
  const form = within(await screen.findByRole("form", { name: "Phản hồi cấp dưới" }));
  await user.type(form.getByLabelText(/^Nội dung phản hồi/), "Vẫn thực hiện.");
  await user.click(form.getByRole("button", { name: "Gửi" }));
  expect(await screen.findByText("Đã gửi phản hồi tới Tỉnh Sầm Sơn.")).toBeTruthy();
  expect(reply.mock.calls[0]?.[0].input).toEqual({ id: "a1", expectedVersion: 1, reply: "Vẫn thực hiện." });
});

it("is given by key to a level below, and says how many are new", async () => {
  const give = vi.fn((_: { input: object }) => ({
    ...giving.task,
    assignmentCounts: { total: 3, done: 0, accepted: 1, neglected: 0 },
  }));
  const { user } = await renderPage("/tasks/t1", { ...giving, giveTask: give });
  await screen.findByRole("heading", { name: task.title });
  await user.keyboard("m");
  const form = within(await screen.findByRole("form", { name: "Giao cho cấp dưới" }));
  // The committee itself is of a province, so that level is not below it.
  expect(form.queryByRole("radio", { name: /cấp tỉnh/ })).toBeNull();
  expect(form.getByText("2 ban đã có")).toBeTruthy();
  await user.click(form.getByRole("button", { name: "Giao nhiệm vụ" }));
  expect(await screen.findByText("Đã giao cho 1 ban. 2 ban có từ trước vẫn giữ nguyên.")).toBeTruthy();
  expect(give.mock.calls[0]?.[0].input).toEqual({
    taskId: "t1",
    expectedVersion: 4,
    assigneeIds: [],
    level: "COMMUNE",
  });
});

it("is given to chosen committees, of which those that have it say so", async () => {
  const give = vi.fn((_: { input: object }) => giving.task);
  const { user } = await renderPage("/tasks/t1?act=give", { ...giving, giveTask: give });
  const form = within(await screen.findByRole("form", { name: "Giao cho cấp dưới" }));
  await user.click(form.getByRole("radio", { name: "Một số ban" }));
  await user.click(form.getByRole("button", { name: "Giao nhiệm vụ" }));
  expect(give).not.toHaveBeenCalled();
  await user.click(form.getByRole("combobox", { name: "Ban được giao" }));
  const list = within(await screen.findByRole("listbox", { name: "Ban được giao" }));
  const options = (await list.findAllByRole("option")).map(({ textContent }) => textContent);
  expect(options).toEqual(["Ban Chỉ đạo Sầm Sơnđã được giao", "Ban Chỉ đạo Mường Lý"]);
  await user.click(list.getByRole("option", { name: /Sầm Sơn/ }));
  await user.click(list.getByRole("option", { name: /Mường Lý/ }));
  await user.click(form.getByRole("button", { name: "Giao nhiệm vụ" }));
  expect(await screen.findByText(/đều đã được giao từ trước/)).toBeTruthy();
  expect(give.mock.calls[0]?.[0].input).toEqual({
    taskId: "t1",
    expectedVersion: 4,
    assigneeIds: ["Sầm Sơn", "Mường Lý"],
  });
});

it("says from which task above it comes, and that this one changed", async () => {
  const above = { ...task, id: "t0", number: "1.1", title: "Rà soát toàn quốc" };
  const origin = assigned("a9", "ACCEPTED", "Thanh Hóa", {
    isChangeOpen: true,
    viewerCanAnswer: true,
    task: { ...above, committee: { ...committee, unit: { ...unit, level: "NATION" } } },
    childTask: { id: "t1", standing: "UNDER_WAY", title: "", expectedResult: "", startsOn: now, dueOn: now },
  });
  const { user, router } = await renderPage("/tasks/t1", { task: { ...task, origin }, node: origin });
  expect(await screen.findByText("Cấp trên đã thay đổi")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Xem thay đổi" }));
  expect(await screen.findByRole("form", { name: "Thay đổi của cấp trên" })).toBeTruthy();
  expect(router.state.location.search).toEqual({ act: "settle", on: "a9" });
});
