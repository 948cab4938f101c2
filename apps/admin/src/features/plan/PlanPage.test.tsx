import { addDays } from "@camket/ui/calendar";
import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";
import { today } from "../../today.ts";

const now = today();
const year = now.slice(0, 4);

const unit = { id: "u1", level: "NATION", kind: "nước", name: "Việt Nam", nameEn: "Viet Nam" };
const committee = {
  id: "c1",
  name: "Ban Chỉ đạo",
  nameEn: "Committee",
  unit,
  viewerCanDraft: true,
  successors: connection(),
};
const moh = { id: "a1", name: "Bộ Y tế", nameEn: "Ministry of Health" };
const moet = { id: "a2", name: "Bộ Giáo dục và Đào tạo", nameEn: "Ministry of Education and Training" };

const assignment = (name: string, standing: string | null) => ({
  id: `assignment of ${name}`,
  assignee: { id: name, unit: { ...unit, id: `unit ${name}`, name, nameEn: name } },
  childTask: standing && { id: `task of ${name}`, standing },
  remindedOn: null,
});

const task = {
  __typename: "Task",
  id: "t1",
  version: 2,
  number: "1.1",
  title: "Cấp thẻ bảo hiểm y tế cho trẻ em",
  standing: "UNDER_WAY",
  isAtRisk: false,
  state: "UNDER_WAY",
  progress: 40,
  startsOn: `${year}-01-01`,
  dueOn: `${year}-12-31`,
  expectedResult: "Mọi trẻ có thẻ.",
  viewerCanUpdate: true,
  section: { id: "s1", number: "1", title: "Y tế" },
  committee,
  leadAgency: moh,
  coordinatingAgencies: [moet],
  themes: [],
  groups: [],
  deadlineChanges: connection(),
  updates: connection(),
  viewerCanRemind: false,
  viewerCanComment: true,
  comments: connection([{ id: "r1", text: "Chờ số của hai tỉnh.", author: { userId: "p1", name: "Trần Đức" } }]),
  assignmentCounts: { total: 3, done: 1, accepted: 2, neglected: 1 },
  assignments: connection([
    assignment("Hà Nội", "DONE"),
    assignment("Gia Lai", "LATE"),
    assignment("Quảng Ninh", null),
  ]),
};

const second = {
  ...task,
  id: "t2",
  number: "1.2",
  title: "Giáo dục hòa nhập",
  leadAgency: moet,
  assignmentCounts: { total: 0, done: 0, accepted: 0, neglected: 0 },
  assignments: connection(),
};

/** The same task as a bar. */
const barOf = ({ id, number, title, standing, state, ...task }: typeof second) => ({
  ...{ id, number, title, standing, state, progress: task.progress, version: task.version },
  ...{ startsOn: task.startsOn, dueOn: task.dueOn, doneOn: null, baselineStartsOn: null, baselineDueOn: null },
  sectionId: task.section.id,
  leadAgencyName: task.leadAgency.name,
  leadAgencyNameEn: task.leadAgency.nameEn,
  coordinatingAgencyCount: task.coordinatingAgencies.length,
  assignmentCounts: task.assignmentCounts,
  extensionReason: null as string | null,
  viewerCanEdit: false,
  viewerCanUpdate: task.viewerCanUpdate,
});

const barsOf = (bars: object[]) => ({ isCut: false, bars });

const plan = {
  __typename: "Plan",
  id: "p1",
  version: 3,
  title: `Kế hoạch năm ${year}`,
  state: "ISSUED",
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
  purpose: "Bảo đảm quyền con người.",
  viewerCanEdit: false,
  viewerMoves: [],
  viewerCanAmend: false,
  blockers: [],
  amends: null,
  openAmendment: null,
  committee,
  document: { id: "d1", reference: "112/KH-BCĐ", issuedOn: `${year}-01-16` },
  legalBases: [],
  sections: [{ id: "s1", number: "1", title: "Y tế" }],
  taskCounts: { total: 2, done: 0, late: 0, dueSoon: 0 },
  tasks: connection([task, second]),
  taskBars: barsOf([barOf(task), barOf(second)]),
  childPlans: connection(),
  revisions: connection(),
};

const draft = { ...plan, state: "DRAFT", document: null, viewerCanEdit: true };

it("opens a task in place by keyboard, and names who is missing", async () => {
  const { user, router } = await renderPage("/plans/p1", { plan, task });
  const row = await screen.findByRole("row", { name: /Cấp thẻ/ });
  expect(row.textContent).toContain("1/3");
  row.focus();
  await user.keyboard(" ");
  const peek = await screen.findByRole("region", { name: "Xem nhanh nhiệm vụ" });
  expect(await within(peek).findByText("Còn 2 ban:")).toBeTruthy();
  expect(peek.textContent).toContain("Gia Lai, Quảng Ninh.");
  expect(peek.textContent).toContain("Trần Đức Chờ số của hai tỉnh.");
  expect(within(peek).getByRole("img", { name: "1 đã xong, 1 quá hạn, 1 chưa bắt đầu" })).toBeTruthy();
  expect(router.state.location.search).toEqual({ open: "t1" });
  await user.keyboard(" ");
  expect(screen.queryByRole("region", { name: "Xem nhanh nhiệm vụ" })).toBeNull();
});

it("moves by J and K, and reports on the task that is chosen by E", async () => {
  const { user } = await renderPage("/plans/p1", { plan, task: second });
  (await screen.findByRole("row", { name: /Cấp thẻ/ })).focus();
  await user.keyboard("j");
  const chosen = screen.getByRole("row", { name: /Giáo dục hòa nhập/ });
  expect(document.activeElement).toBe(chosen);
  expect(chosen.getAttribute("aria-selected")).toBe("true");
  await user.keyboard("e");
  const form = await screen.findByRole("form", { name: "Báo cáo tiến độ" });
  expect(form.textContent).toContain("Giáo dục hòa nhập");
});

it("keeps view and filters in the address", async () => {
  const asked = vi.fn((_: { where?: object }) => plan.taskBars);
  const { user, router } = await renderPage("/plans/p1?theme=h1", {
    plan: { ...plan, taskBars: asked },
    themes: connection(),
    groups: connection(),
    agencies: connection(),
  });
  await screen.findByRole("row", { name: /Cấp thẻ/ });
  await user.keyboard("v");
  expect(await screen.findByRole("rowheader", { name: /Bộ Giáo dục và Đào tạo.*1 nhiệm vụ/ })).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Tiến độ" }), "Quá hạn");
  await vi.waitFor(() => expect(asked.mock.calls.at(-1)?.[0].where).toEqual({ themeId: "h1", standing: ["LATE"] }));
  expect(router.state.location.search).toEqual({ theme: "h1", view: "agency", standing: "LATE" });
});

it("says why a plan came back", async () => {
  await renderPage("/plans/p1", { plan: { ...draft, state: "RETURNED", reason: "Thiếu cơ quan chủ trì." } });
  expect((await screen.findByText("Lý do trả lại:")).parentElement?.textContent).toContain("Thiếu cơ quan chủ trì.");
});

it("writes a deleted task back as it was", async () => {
  const add = vi.fn((_: { input: object }) => task);
  const { user } = await renderPage("/plans/p1", { plan: draft, deleteTask: { ...draft, version: 4 }, addTask: add });
  await user.click(await screen.findByRole("button", { name: "Xóa nhiệm vụ 1.1" }));
  expect(await screen.findByText("Đã xóa nhiệm vụ 1.1.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Hoàn tác" }));
  await vi.waitFor(() => expect(add).toHaveBeenCalled());
  expect(add.mock.calls[0]?.[0].input).toEqual({
    planId: "p1",
    sectionId: "s1",
    number: "1.1",
    title: task.title,
    expectedResult: task.expectedResult,
    leadAgencyId: "a1",
    coordinatingAgencyIds: ["a2"],
    themeIds: [],
    groupIds: [],
    startsOn: task.startsOn,
    dueOn: task.dueOn,
    recurrence: null,
  });
});

it("does not take a task outside the period of the plan", async () => {
  const add = vi.fn(() => task);
  const { user } = await renderPage("/plans/p1", {
    plan: draft,
    addTask: add,
    agencies: connection(),
    themes: connection(),
    groups: connection(),
  });
  await user.click(await screen.findByRole("button", { name: "Thêm nhiệm vụ" }));
  const form = within(await screen.findByRole("form", { name: "Thêm nhiệm vụ" }));
  await user.type(form.getByLabelText(/^Nhiệm vụ/), "Việc mới");
  await user.type(form.getByLabelText(/Kết quả/), "Xong.");
  await user.type(form.getByLabelText(/Bắt đầu/), `01/01/${year}`);
  await user.type(form.getByLabelText(/^Hạn/), addDays(plan.endsOn, 1).split("-").reverse().join("/"));
  await user.click(form.getByRole("button", { name: "Thêm nhiệm vụ" }));
  expect(form.getByLabelText(/^Hạn/).getAttribute("aria-invalid")).toBe("true");
  expect(add).not.toHaveBeenCalled();
});

it("asks before a draft is deleted, and says what goes with it", async () => {
  const remove = vi.fn((_: { input: object }) => ({ __typename: "Committee", id: "c1" }));
  const { user, router } = await renderPage("/plans/p1", { plan: draft, deletePlanDraft: remove, plans: connection() });
  await user.click(await screen.findByRole("button", { name: "Việc khác" }));
  await user.click(await screen.findByRole("menuitem", { name: "Xóa dự thảo" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/2 nhiệm vụ trong đó sẽ bị xóa hẳn/)).toBeTruthy();
  expect(remove).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: "Xóa dự thảo" }));
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/plans"));
  expect(remove.mock.calls[0]?.[0].input).toEqual({ id: "p1", expectedVersion: 3 });
});

const submitted = { ...draft, state: "SUBMITTED", viewerCanEdit: false, viewerMoves: ["RECALL"], version: 4 };

it("submits a plan by key, and takes it back from the message of the result", async () => {
  const recall = vi.fn((_: { input: object }) => ({ ...draft, version: 5 }));
  const submit = vi.fn((_: { input: object }) => submitted);
  const { user } = await renderPage("/plans/p1", {
    plan: { ...draft, viewerMoves: ["SUBMIT"] },
    submitPlan: submit,
    recallPlan: recall,
  });
  await screen.findByRole("button", { name: "Trình" });
  await user.keyboard("t");
  await user.click(await screen.findByRole("button", { name: "Rút về" }));
  await vi.waitFor(() => expect(recall).toHaveBeenCalled());
  expect(submit.mock.calls[0]?.[0].input).toEqual({ id: "p1", expectedVersion: 3 });
  expect(recall.mock.calls[0]?.[0].input).toEqual({ id: "p1", expectedVersion: 4 });
});

it("leads to the first thing that is missing instead of submitting", async () => {
  const submit = vi.fn(() => submitted);
  const lacking = { ...task, leadAgency: null, coordinatingAgencies: [] };
  const { user } = await renderPage("/plans/p1", {
    plan: {
      ...draft,
      viewerMoves: ["SUBMIT"],
      blockers: ["TASKS_WITHOUT_LEAD_AGENCY"],
      tasks: connection([second, lacking]),
    },
    submitPlan: submit,
    agencies: connection(),
    themes: connection(),
    groups: connection(),
  });
  await user.click(await screen.findByRole("button", { name: "Trình" }));
  const form = within(await screen.findByRole("form", { name: "Sửa nhiệm vụ" }));
  expect(form.getByLabelText(/^Nhiệm vụ/)).toHaveProperty("value", lacking.title);
  expect(submit).not.toHaveBeenCalled();
});

it("says at the field that a plan rests on no document", async () => {
  const { user } = await renderPage("/plans/p1", {
    plan: { ...draft, viewerMoves: ["SUBMIT"], blockers: ["NO_LEGAL_BASE"] },
    committee: { ...committee, parent: null },
    documents: connection(),
  });
  await user.click(await screen.findByRole("button", { name: "Nêu ít nhất một văn bản làm căn cứ" }));
  const form = within(await screen.findByRole("form", { name: "Sửa kế hoạch" }));
  expect(form.getByRole("combobox", { name: /^Căn cứ/ }).getAttribute("aria-invalid")).toBe("true");
});

it("returns a plan only with a reason, and keeps it where somebody was faster", async () => {
  const answers = [
    { __typename: "VersionConflictError", code: "CONFLICT", message: "Vừa được sửa ở nơi khác." },
    { ...draft, state: "RETURNED", reason: "Chưa rõ" },
  ];
  const give = vi.fn((_: { input: object }) => answers.shift());
  const { user } = await renderPage("/plans/p1", {
    plan: { ...submitted, viewerMoves: ["RETURN", "ISSUE"] },
    returnPlan: give,
  });
  await user.click(await screen.findByRole("button", { name: "Trả lại" }));
  const form = within(await screen.findByRole("form", { name: "Trả lại kế hoạch" }));
  const send = () => user.click(form.getByRole("button", { name: "Trả lại" }));
  await send();
  expect(give).not.toHaveBeenCalled();
  await user.type(form.getByLabelText(/^Lý do/), "Chưa rõ");
  await send();
  expect(await form.findByText("Vừa được sửa ở nơi khác.")).toBeTruthy();
  expect(form.getByLabelText(/^Lý do/)).toHaveProperty("value", "Chưa rõ");
  await send();
  expect(await screen.findByText("Đã trả lại kế hoạch, kèm lý do.")).toBeTruthy();
});

it("issues after a question, and an amendment ends on the page of the plan in force", async () => {
  const amendment = {
    ...submitted,
    id: "p2",
    viewerMoves: ["RETURN", "ISSUE"],
    amends: plan,
    changes: [
      {
        before: { ...task, leadAgencyName: "Bộ Y tế" },
        after: { ...task, title: "Cấp thẻ sớm", leadAgencyName: "Bộ Y tế" },
      },
    ],
  };
  const inForce = {
    ...plan,
    version: 6,
    revisions: connection([
      { id: "r2", number: 2, issuedOn: now, title: plan.title, document: { id: "d2", reference: "130/KH-BCĐ" } },
    ]),
  };
  const issue = vi.fn((_: { input: object }) => inForce);
  const { user, router } = await renderPage("/plans/p2", {
    plan: ({ id }: { id: string }) => (id === "p2" ? amendment : inForce),
    issuePlan: issue,
  });
  const changed = await screen.findByText("Cấp thẻ sớm", { selector: "ins" });
  expect(changed.parentElement?.textContent).toContain("Cấp thẻ bảo hiểm y tế cho trẻ em");
  await user.keyboard("b");
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/Nội dung vào kế hoạch 112\/KH-BCĐ/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Ban hành" }));
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/plans/p1"));
  expect(await screen.findByText("Đã ban hành, số 130/KH-BCĐ.")).toBeTruthy();
  expect(issue.mock.calls[0]?.[0].input).toEqual({ id: "p2", expectedVersion: 4 });
});

it("closes with a summary once it is confirmed that tasks stay open", async () => {
  const close = vi.fn((_: { input: object }) => ({ ...plan, state: "CLOSED", summary: "Đạt" }));
  const { user } = await renderPage("/plans/p1", { plan: { ...plan, viewerMoves: ["CLOSE"] }, closePlan: close });
  await screen.findByRole("row", { name: /Cấp thẻ/ });
  await user.keyboard("c");
  const form = within(await screen.findByRole("form", { name: "Tổng kết kế hoạch" }));
  const send = () => user.click(form.getByRole("button", { name: "Tổng kết" }));
  await user.type(form.getByLabelText(/^Kết quả thực hiện/), "Đạt");
  await send();
  expect(close).not.toHaveBeenCalled();
  await user.click(form.getByRole("checkbox", { name: "Để lại 2 nhiệm vụ chưa xong" }));
  await send();
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  expect(close.mock.calls[0]?.[0].input).toEqual({
    id: "p1",
    expectedVersion: 3,
    summary: "Đạt",
    leavesTasksOpen: true,
  });
});

it("leads to the amendment under way before the plan can end", async () => {
  const { user } = await renderPage("/plans/p1", {
    plan: { ...plan, viewerMoves: ["CLOSE"], openAmendment: { id: "p2", state: "SUBMITTED" } },
  });
  await screen.findByRole("link", { name: "xem bản sửa đổi" });
  await user.keyboard("c");
  const link = await within(await screen.findByRole("dialog")).findByRole("link", { name: "mở bản sửa đổi" });
  expect(link.getAttribute("href")).toBe("/plans/p2");
});

it("copies a plan of a committee that ended for the one that succeeded it", async () => {
  const heir = { id: "c2", name: "Ban kế thừa", nameEn: "Successor", viewerCanDraft: true };
  const ended = { ...committee, viewerCanDraft: false, successors: connection([{ id: "e1", to: heir }]) };
  const closed = { ...plan, title: `Kế hoạch năm ${year}`, state: "CLOSED", committee: ended, parentPlan: null };
  const copied = { ...draft, id: "p9" };
  const copy = vi.fn((_: { input: object }) => copied);
  const { user, router } = await renderPage("/plans/p1", {
    plan: ({ id }: { id: string }) => (id === "p1" ? closed : copied),
    copyPlan: copy,
  });
  await screen.findByRole("row", { name: /Cấp thẻ/ });
  await user.keyboard("l");
  const form = within(await screen.findByRole("form", { name: "Lập từ kế hoạch đã có" }));
  await user.click(form.getByRole("button", { name: "Lập dự thảo" }));
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/plans/p9"));
  const next = Number(year) + 1;
  expect(copy.mock.calls[0]?.[0].input).toEqual({
    id: "p1",
    committeeId: "c2",
    title: `Kế hoạch năm ${next}`,
    startsOn: `${next}-01-01`,
  });
});

it("says of nothing in a draft that it is late", async () => {
  const late = { ...barOf(task), standing: "LATE" };
  const { user } = await renderPage("/plans/p1?view=timeline", { plan: { ...submitted, taskBars: barsOf([late]) } });
  const row = await screen.findByRole("row", { name: /Cấp thẻ/ });
  expect(row.textContent).not.toContain("Quá hạn");
  expect(row.textContent).toContain(`01/01/${year} – 31/12/${year}`);
  await user.keyboard("v");
  expect(screen.queryByRole("combobox", { name: "Tiến độ" })).toBeNull();
});

it("moves a task of a draft by keys, without reading the plan again, and takes it back", async () => {
  const moved = { ...barOf(task), viewerCanEdit: true };
  const bars = vi.fn(() => barsOf([moved]));
  let version = task.version;
  const edit = vi.fn(({ input }: { input: { startsOn: string; dueOn: string } }) => {
    version += 1;
    return { ...task, startsOn: input.startsOn, dueOn: input.dueOn, version };
  });
  const { user } = await renderPage("/plans/p1?view=timeline", {
    plan: { ...draft, taskBars: bars },
    task,
    editTask: edit,
  });
  const bar = await screen.findByRole("button", { name: /^1.1 Cấp thẻ bảo hiểm y tế cho trẻ em: 01\/01/ });
  bar.focus();
  await user.keyboard("{ArrowRight}{Shift>}{ArrowRight}{/Shift}");
  expect(await screen.findByText(`Đã dời nhiệm vụ 1.1: 02/01/${year} – 31/12/${year}.`)).toBeTruthy();
  expect(edit.mock.calls[0]?.[0].input).toMatchObject({
    ...{ id: "t1", expectedVersion: 2, startsOn: `${year}-01-02`, dueOn: task.dueOn },
    ...{ title: task.title, leadAgencyId: "a1", coordinatingAgencyIds: ["a2"] },
  });
  expect(screen.getByRole("button", { name: /em: 02\/01/ })).toBeTruthy();
  await user.keyboard("{Control>}z{/Control}");
  expect(await screen.findByText(`Nhiệm vụ 1.1 trở lại 01/01/${year} – 31/12/${year}.`)).toBeTruthy();
  expect(edit.mock.calls[1]?.[0].input).toMatchObject({ expectedVersion: 3, startsOn: `${year}-01-01` });
  expect(bars).toHaveBeenCalledTimes(1);
});

it("says at the bar why a task does not go there, and leaves it where it was", async () => {
  const fields = [{ path: "dueOn", message: "Ngoài thời gian của kế hoạch." }];
  const { user } = await renderPage("/plans/p1?view=timeline", {
    plan: { ...draft, taskBars: barsOf([{ ...barOf(task), viewerCanEdit: true }]) },
    task,
    editTask: { __typename: "InvalidInputError", code: "BAD_USER_INPUT", message: "Sai", fields },
  });
  (await screen.findByRole("button", { name: /em: 01\/01/ })).focus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect((await screen.findByRole("alert")).textContent).toBe("Hạn: Ngoài thời gian của kế hoạch.");
  expect(screen.getByRole("button", { name: /em: 01\/01/ })).toBeTruthy();
});

it("asks for the reason where a task in force is given more time", async () => {
  const dueOn = addDays(now, 20);
  const extend = vi.fn((_: { input: object }) => task);
  const { user } = await renderPage("/plans/p1?view=timeline", {
    plan: { ...plan, taskBars: barsOf([{ ...barOf(task), dueOn }]) },
    task: { ...task, dueOn },
    extendDeadline: extend,
  });
  (await screen.findByRole("button", { name: /^1.1 Cấp thẻ.*kế hoạch gốc/ })).focus();
  await user.keyboard("{Shift>}{Control>}{ArrowRight}{/Control}{/Shift}");
  const form = within(await screen.findByRole("form", { name: "Gia hạn" }));
  const wanted = addDays(dueOn, 7);
  expect(form.getByLabelText(/^Hạn mới/)).toHaveProperty("value", wanted.split("-").reverse().join("/"));
  await user.click(form.getByRole("button", { name: "Gia hạn" }));
  expect(extend).not.toHaveBeenCalled();
  await user.type(form.getByLabelText(/^Lý do/), "Chờ kinh phí");
  await user.click(form.getByRole("button", { name: "Gia hạn" }));
  await vi.waitFor(() => expect(extend).toHaveBeenCalled());
  expect(extend.mock.calls[0]?.[0].input).toMatchObject({ dueOn: wanted, reason: "Chờ kinh phí" });
});

it("says that a plan holds more tasks than it shows", async () => {
  await renderPage("/plans/p1", { plan: { ...plan, taskBars: { ...plan.taskBars, isCut: true } } });
  expect(await screen.findByText(/Kế hoạch có nhiều hơn 2 nhiệm vụ/)).toBeTruthy();
});
