import { addDays } from "@camket/ui/calendar";
import { formatDayMonth } from "@camket/ui/format";
import { screen, within } from "@testing-library/react";
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
  state: "UNDER_WAY",
  progress: 55,
  startsOn: "2026-01-01",
  dueOn: addDays(now, 40),
  doneOn: null as string | null,
  expectedResult: "Mọi trẻ dưới 6 tuổi có thẻ.",
  viewerCanUpdate: true,
  committee,
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
  assignmentCounts: { total: 0, done: 0, accepted: 0 },
};

async function openForm(reportProgress: (input: { input: Record<string, unknown> }) => object, present = () => task) {
  const page = await renderPage("/tasks/t1?act=progress", { task: present, reportProgress });
  const form = within(await screen.findByRole("form", { name: "Báo cáo tiến độ" }));
  return { ...page, form, send: () => page.user.click(form.getByRole("button", { name: "Ghi tiến độ" })) };
}

it("says in words how each task stands", async () => {
  const tasks = [
    { ...task, id: "1", title: "một" },
    { ...task, id: "2", title: "hai", assignmentCounts: { total: 34, done: 27, accepted: 30 } },
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
