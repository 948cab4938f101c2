import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";
import { today } from "../../today.ts";

const unit = { id: "u1", level: "PROVINCE", kind: "tỉnh", name: "Thanh Hóa", nameEn: "Thanh Hoa" };

const committee = {
  id: "c1",
  name: "Ban Chỉ đạo về Nhân quyền tỉnh Thanh Hóa",
  nameEn: "Steering Committee on Human Rights of Thanh Hoa Province",
  viewerCanDraft: true,
  plans: connection(),
  unit,
  parent: null,
};

const plan = {
  __typename: "Plan",
  id: "p1",
  title: "Kế hoạch năm 2026",
  state: "ISSUED",
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  document: { id: "d1", reference: "31/KH-BCĐ" },
  amends: null,
  committee,
  taskCounts: { total: 22, done: 14, late: 2 },
};

const thisYear = today().slice(0, 4);

async function openPlans(href: string, more: Record<string, unknown> = {}) {
  const asked = vi.fn((_: { where?: object }) => connection([plan]));
  const page = await renderPage(href, {
    viewer: {
      name: "Cán bộ",
      isGlobalAdministrator: false,
      canAdminister: false,
      canCreateTokens: false,
      roles: [],
      homeCommittee: committee,
    },
    committee,
    committees: connection([committee]),
    documents: connection(),
    plans: asked,
    ...more,
  });
  await screen.findByRole("grid", { name: "Kế hoạch" });
  const wheres = () => asked.mock.calls.flatMap(([{ where }]) => (where ? [where] : []));
  return { ...page, wheres };
}

async function openForm(draftPlan: (input: { input: unknown }) => object) {
  const page = await openPlans("/plans", { draftPlan });
  await page.user.click(screen.getByRole("button", { name: "Lập kế hoạch" }));
  const form = within(await screen.findByRole("form", { name: "Lập kế hoạch" }));
  return { ...page, form, send: () => page.user.click(form.getByRole("button", { name: "Lập dự thảo" })) };
}

it("shows how far each plan is, of this year unless another one is asked for", async () => {
  const { wheres } = await openPlans("/plans");
  const row = screen.getByRole("row", { name: /31\/KH-BCĐ/ });
  expect(row.textContent).toContain("14/22");
  expect(row.textContent).toContain("2 quá hạn");
  expect(within(row).getByRole("link").getAttribute("href")).toBe("/plans/p1");
  expect(wheres()).toEqual([{ year: Number(thisYear) }]);
});

it("keeps what narrows the list in the address", async () => {
  const { user, router, wheres } = await openPlans("/plans?committee=c1&reach=alone&year=all");
  expect(wheres()).toEqual([{ committeeId: "c1" }]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Trạng thái" }), "Dự thảo");
  await user.type(screen.getByRole("searchbox"), "nhan quyen");
  await vi.waitFor(() => expect(wheres().at(-1)).toEqual({ committeeId: "c1", state: ["DRAFT"], title: "nhan quyen" }));
  expect(router.state.location.search).toEqual({
    committee: "c1",
    reach: "alone",
    year: "all",
    state: "DRAFT",
    q: "nhan quyen",
  });
});

it("offers the next step where there is no plan yet", async () => {
  const { user } = await openPlans("/plans", { plans: connection() });
  expect(screen.getByText(`Chưa có kế hoạch nào cho năm ${thisYear}`)).toBeTruthy();
  const [, offered] = screen.getAllByRole("button", { name: "Lập kế hoạch" });
  if (!offered) throw new Error("Only the button of the page drafts a plan");
  await user.click(offered);
  expect(await screen.findByRole("form", { name: "Lập kế hoạch" })).toBeTruthy();
});

it("offers to begin the next year from the plan of this one", async () => {
  const next = Number(thisYear) + 1;
  const source = {
    ...plan,
    title: `Kế hoạch năm ${thisYear}`,
    startsOn: `${thisYear}-01-01`,
    endsOn: `${thisYear}-12-31`,
  };
  const { user } = await openPlans(`/plans?year=${next}`, {
    plans: connection(),
    viewer: { roles: [], homeCommittee: { ...committee, plans: connection([source]) } },
    plan: { ...source, parentPlan: null, committee: { ...committee, successors: connection() } },
  });
  await user.click(screen.getByRole("button", { name: `Lập từ kế hoạch ${thisYear}` }));
  const form = within(await screen.findByRole("form", { name: "Lập từ kế hoạch đã có" }));
  expect(form.getByLabelText(/^Tên kế hoạch/)).toHaveProperty("value", `Kế hoạch năm ${next}`);
});

it("marks an amendment with the plan that it amends", async () => {
  await openPlans("/plans", {
    plans: connection([{ ...plan, id: "p2", state: "DRAFT", document: null, amends: plan }]),
  });
  expect(screen.getByRole("row", { name: /Chưa có số/ }).textContent).toContain("Sửa đổi của 31/KH-BCĐ");
});

it("leads to what is missing before anything is sent", async () => {
  const draft = vi.fn(() => plan);
  const { form, send } = await openForm(draft);
  await send();
  const title = form.getByLabelText(/Tên kế hoạch/);
  expect(document.activeElement).toBe(title);
  for (const label of [/Tên kế hoạch/, /Từ ngày/, /Đến ngày/, /Mục đích/])
    expect(form.getByLabelText(label).getAttribute("aria-invalid")).toBe("true");
  expect(draft).not.toHaveBeenCalled();
});

it("drafts a plan for a whole year, and puts what the server refuses at its field", async () => {
  const fields = [{ path: "endsOn", code: "ENDS_BEFORE_START", message: "Ngày kết thúc phải sau ngày bắt đầu." }];
  const draft = vi.fn((_: { input: unknown }) => ({
    __typename: "InvalidInputError",
    code: "BAD_USER_INPUT",
    message: "Chưa hợp lệ.",
    fields,
  }));
  const { user, form, send } = await openForm(draft);
  await user.type(form.getByLabelText(/Tên kế hoạch/), "Kế hoạch mới");
  await user.type(form.getByLabelText(/Mục đích/), "Bảo đảm quyền học tập.");
  await user.click(form.getByRole("button", { name: `Cả năm ${thisYear}` }));
  await send();
  expect(await form.findAllByText("Ngày kết thúc phải sau ngày bắt đầu.")).toHaveLength(2);
  expect(form.getByLabelText(/Đến ngày/).getAttribute("aria-invalid")).toBe("true");
  expect(form.getByLabelText(/Tên kế hoạch/)).toHaveProperty("value", "Kế hoạch mới");
  expect(draft.mock.calls[0]?.[0].input).toEqual({
    committeeId: "c1",
    title: "Kế hoạch mới",
    purpose: "Bảo đảm quyền học tập.",
    startsOn: `${thisYear}-01-01`,
    endsOn: `${thisYear}-12-31`,
    parentPlanId: null,
    legalBaseIds: [],
  });
});
