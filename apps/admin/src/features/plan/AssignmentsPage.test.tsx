import { addDays } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";
import { today } from "../../today.ts";

const now = today();
const nation = { id: "u1", level: "NATION", kind: "nước", name: "Việt Nam", nameEn: "Viet Nam" };
const province = { id: "u2", level: "PROVINCE", kind: "tỉnh", name: "Thanh Hóa", nameEn: "Thanh Hoa" };

const above = {
  __typename: "Task",
  id: "t1",
  number: "2.1",
  title: "Rà soát trẻ em bỏ học",
  expectedResult: "Báo cáo rà soát.",
  startsOn: addDays(now, -10),
  dueOn: addDays(now, 40),
  standing: "UNDER_WAY",
  isAtRisk: false,
  committee: { id: "c1", unit: nation },
};

const own = {
  __typename: "Task",
  id: "t2",
  number: "1.4",
  title: above.title,
  expectedResult: above.expectedResult,
  startsOn: above.startsOn,
  dueOn: above.dueOn,
  doneOn: null,
  standing: "UNDER_WAY",
  isAtRisk: false,
  progress: 30,
  assignmentCounts: { total: 0, done: 0, accepted: 0, neglected: 0 },
};

const sent = {
  __typename: "TaskAssignment",
  id: "a1",
  version: 1,
  state: "SENT",
  answer: null as string | null,
  isChangeOpen: false,
  viewerCanAnswer: true,
  viewerCanAccept: true,
  viewerCanReply: false,
  task: above,
  assignee: { id: "c2", unit: province },
  childTask: null as typeof own | null,
};

const changed = {
  ...sent,
  id: "a2",
  state: "ACCEPTED",
  isChangeOpen: true,
  viewerCanAccept: false,
  task: { ...above, title: "Rà soát, vận động trẻ em bỏ học trở lại trường", dueOn: addDays(now, 70) },
  childTask: own,
};

const draft = {
  id: "p1",
  title: "Kế hoạch năm tới",
  startsOn: addDays(now, 5),
  endsOn: addDays(now, 30),
  sections: [{ id: "s1", number: "1", title: "Giáo dục" }],
};

interface Where {
  state?: string[];
  isChangeOpen?: boolean;
  isInForce?: boolean;
}

/** Assignments as the API would list them. */
const listing =
  (...all: (typeof sent)[]) =>
  ({ where }: { where: Where }) =>
    connection(
      all.filter(
        ({ state, isChangeOpen }) =>
          (!where.state || where.state.includes(state)) &&
          (where.isChangeOpen === undefined || where.isChangeOpen === isChangeOpen) &&
          where.isInForce !== false,
      ),
    );

const open = (address: string, root: Record<string, unknown>, ...all: (typeof sent)[]) =>
  renderPage(address, {
    taskAssignments: listing(...all),
    node: ({ id }: { id: string }) => all.find((each) => each.id === id) ?? null,
    plans: connection([draft]),
    agencies: connection(),
    ...root,
  });

it("lists what waits first, and offers what may be done about each", async () => {
  await open("/assignments", {}, sent, changed, { ...changed, id: "a3", isChangeOpen: false });
  const headings = (await screen.findAllByRole("heading", { level: 2 })).map(({ textContent }) => textContent);
  expect(headings).toEqual(["Chờ tiếp nhận", "Cấp trên đã thay đổi", "Đã tiếp nhận hoặc trả lời"]);
  const buttonsIn = (name: string) =>
    within(screen.getByRole("region", { name }))
      .getAllByRole("button")
      .map(({ textContent }) => textContent);
  expect(buttonsIn("Chờ tiếp nhận")).toEqual(["Tiếp nhận", "Trả lời", "Đề nghị điều chỉnh"]);
  expect(buttonsIn("Cấp trên đã thay đổi")).toEqual(["Xem thay đổi", "Đề nghị điều chỉnh"]);
  expect(buttonsIn("Đã tiếp nhận hoặc trả lời")).toEqual(["Đề nghị điều chỉnh"]);
  expect(screen.getByText("1 việc chờ tiếp nhận")).toBeTruthy();
});

it("says that nothing was given, or that nothing waits", async () => {
  await open("/assignments", {});
  expect(await screen.findByText("Chưa có việc nào cấp trên giao")).toBeTruthy();
});

it("takes a task on by keyboard, in a draft of one's own, with the dates inside it", async () => {
  const accept = vi.fn((_: { input: object }) => ({ ...sent, version: 2, state: "ACCEPTED", childTask: own }));
  const { user } = await open("/assignments", { acceptTaskAssignment: accept }, sent);
  await screen.findByRole("heading", { name: "Chờ tiếp nhận" });
  await user.keyboard("ja");
  const form = within(await screen.findByRole("form", { name: "Tiếp nhận nhiệm vụ" }));
  expect(form.getByLabelText(/^Nhiệm vụ của ban/)).toHaveProperty("value", above.title);
  expect(form.getByLabelText(/^Hạn/)).toHaveProperty("value", formatDate(above.dueOn, "vi"));
  await user.selectOptions(await form.findByRole("combobox", { name: "Đưa vào dự thảo" }), draft.title);
  await user.selectOptions(form.getByRole("combobox", { name: "Đề mục" }), "1. Giáo dục");
  await user.click(form.getByRole("button", { name: "Tiếp nhận" }));
  expect(await screen.findByText("Đã tiếp nhận thành nhiệm vụ 1.4 của ban.")).toBeTruthy();
  expect(accept.mock.calls[0]?.[0].input).toEqual({
    id: "a1",
    expectedVersion: 1,
    planId: "p1",
    sectionId: "s1",
    title: above.title,
    expectedResult: above.expectedResult,
    leadAgencyId: null,
    startsOn: draft.startsOn,
    dueOn: draft.endsOn,
  });
});

it("does not send a day later than the task above", async () => {
  const accept = vi.fn(() => sent);
  const { user } = await open("/assignments?act=accept&on=a1", { acceptTaskAssignment: accept }, sent);
  const form = within(await screen.findByRole("form", { name: "Tiếp nhận nhiệm vụ" }));
  await user.clear(form.getByLabelText(/^Hạn/));
  await user.type(form.getByLabelText(/^Hạn/), formatDate(addDays(above.dueOn, 1), "vi"));
  await user.click(form.getByRole("button", { name: "Tiếp nhận" }));
  expect(form.getByLabelText(/^Hạn/).getAttribute("aria-invalid")).toBe("true");
  expect(accept).not.toHaveBeenCalled();
});

it("asks for a change in words, and keeps them where somebody was faster", async () => {
  let present = sent;
  const ask = vi.fn(({ input }: { input: { expectedVersion: number; answer: string } }) => {
    if (input.expectedVersion === 2) return { ...sent, version: 3, state: "CHANGE_ASKED", answer: input.answer };
    present = { ...sent, version: 2 };
    return { __typename: "VersionConflictError", code: "CONFLICT", message: "Đã đổi.", currentVersion: 2 };
  });
  const { user } = await open("/assignments?act=ask&on=a1", { askTaskChange: ask, node: () => present }, sent);
  const form = within(await screen.findByRole("form", { name: "Đề nghị điều chỉnh" }));
  await user.type(form.getByLabelText(/^Nội dung đề nghị/), "Xin lùi hạn.");
  await user.click(form.getByRole("button", { name: "Gửi" }));
  expect((await form.findByRole("status")).textContent).toContain("vừa được cập nhật ở nơi khác");
  await user.click(form.getByRole("button", { name: "Gửi" }));
  expect(await screen.findByText("Đã gửi đề nghị điều chỉnh tới Chính phủ.")).toBeTruthy();
  expect(ask.mock.calls.map(([{ input }]) => input)).toEqual([
    { id: "a1", expectedVersion: 1, answer: "Xin lùi hạn." },
    { id: "a1", expectedVersion: 2, answer: "Xin lùi hạn." },
  ]);
});

it("shows what changed above beside one's own, and says what following it does", async () => {
  const settle = vi.fn((_: { input: object }) => ({ ...changed, version: 2, isChangeOpen: false }));
  const { user } = await open("/assignments?act=settle&on=a2", { settleTaskChange: settle }, changed);
  const form = within(await screen.findByRole("form", { name: "Thay đổi của cấp trên" }));
  const row = (name: string) => form.getByRole("row", { name: new RegExp(`^${name}`) }).textContent;
  expect(row("Nhiệm vụ")).toBe(`Nhiệm vụ${own.title}${changed.task.title}`);
  expect(row("Kết quả cần đạt")).toBe(`Kết quả cần đạt${own.expectedResult}như của ban`);
  expect(row("Hạn")).toBe(`Hạn${formatDate(own.dueOn, "vi")}${formatDate(changed.task.dueOn, "vi")}`);
  expect(form.getByText(/^Hạn của ban đổi từ/).textContent).toContain("chỉ đổi khi ban sửa kế hoạch");
  await user.click(form.getByRole("button", { name: "Theo thay đổi" }));
  expect(await screen.findByText("Đã theo thay đổi của cấp trên.")).toBeTruthy();
  expect(settle.mock.calls[0]?.[0].input).toEqual({ id: "a2", expectedVersion: 1 });
});

it("declines a change only with a reason", async () => {
  const settle = vi.fn((_: { input: object }) => ({ ...changed, version: 2, isChangeOpen: false }));
  const withdrawn = { ...changed, task: { ...above, standing: "WITHDRAWN" } };
  const { user } = await open("/assignments?act=settle&on=a2", { settleTaskChange: settle }, withdrawn);
  const form = within(await screen.findByRole("form", { name: "Thay đổi của cấp trên" }));
  expect(form.getByText("Nhiệm vụ của ban cũng được rút.")).toBeTruthy();
  await user.click(form.getByRole("radio", { name: /^Không theo/ }));
  await user.click(form.getByRole("button", { name: "Gửi lý do" }));
  expect(settle).not.toHaveBeenCalled();
  await user.type(form.getByLabelText(/^Lý do không theo/), "Tỉnh vẫn làm.");
  await user.click(form.getByRole("button", { name: "Gửi lý do" }));
  expect(await screen.findByText("Đã gửi lý do không theo thay đổi tới Chính phủ.")).toBeTruthy();
  expect(settle.mock.calls[0]?.[0].input).toEqual({ id: "a2", expectedVersion: 1, reason: "Tỉnh vẫn làm." });
});

it("opens nothing that is settled already", async () => {
  await open("/assignments?act=accept&on=a2", {}, changed);
  expect(await screen.findByText("Việc này đã được giải quyết, hoặc thuộc ban khác")).toBeTruthy();
  expect(screen.queryByRole("form")).toBeNull();
});
