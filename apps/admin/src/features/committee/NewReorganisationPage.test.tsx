import { screen, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";
import { keepReorganisation } from "./kept-reorganisation.ts";
import { emptyDraft, withRows } from "./mapping-draft.ts";

const viewer = {
  ...{ id: "u1", name: "Lê Thu Hà", isGlobalAdministrator: true, canAdminister: true, canCreateTokens: false },
  roles: [],
};

const unit = (code: string, name: string) => ({
  ...{ id: `unit-${code}`, code, level: "COMMUNE", kind: "xã", name, nameEn: name },
  parent: { id: "p", code: "75", level: "PROVINCE", kind: "tỉnh", name: "Đồng Nai", nameEn: "Dong Nai" },
});
const units = [unit("26068", "An Bình"), unit("26080", "Long Hòa"), unit("26083", "Tân Phú")];

const decision = {
  ...{ id: "e1", subject: "Ban Chỉ đạo xã An Bình", fromName: null, toName: "Ban Chỉ đạo tỉnh Đồng Nai", row: null },
  ...{ column: null, note: null, message: null, committeeId: "c1" },
  choices: [
    { name: "Ban Chỉ đạo xã Long Hòa", unitCode: "26080" },
    { name: "Ban Chỉ đạo xã An Bình", unitCode: "26068" },
  ],
};

/** A preview that is done at once, and says these. */
const job = (entries: Record<string, object[]>) => ({
  ...{ __typename: "Job", id: "j1", kind: "REORGANISE", isPreview: true, state: "DONE", stage: null, refusal: null },
  ...{
    createdAt: "2026-11-25T02:00:00Z",
    finishedAt: "2026-11-25T02:00:01Z",
    counts: [],
    entryCounts: [],
    batch: null,
  },
  entries: ({ kind }: { kind: string }) => connection(entries[kind] ?? []),
});

async function prepare(entries: Record<string, object[]> = {}) {
  const reorganise = vi.fn((_: { input: Record<string, unknown> }) => job(entries));
  const page = await renderPage("/committees/reorganisations/new", {
    ...{ viewer, reorganise, node: () => job(entries), documents: connection(), committees: connection() },
    administrativeUnits: ({ where }: { where: { name?: string; code?: string } }) =>
      connection(
        units.filter(({ name, code }) => (where.name ? name === where.name : !where.code || code === where.code)),
      ),
  });
  const preview = () => page.user.click(screen.getByRole("button", { name: /^Xem trước/ }));
  return { ...page, reorganise, preview };
}

const keep = (draft = emptyDraft) =>
  keepReorganisation("u1", {
    details: { subject: "Sắp xếp các xã", effectiveOn: "2026-07-01", documentId: null },
    ...{ draft, past: [], preview: null },
  });
const divided = withRows(
  emptyDraft,
  ["26068", "26080"].map((newCode) => ({
    ...{ oldCode: "26068", oldTitle: "Xã An Bình", newCode, newTitle: null, isDivided: true },
  })),
);

beforeEach(() => keep());

it("asks who answers for the work of a divided committee, keeps the choice and sends it", async () => {
  keep(divided);
  const { user, preview, reorganise } = await prepare({ DECISION_NEEDED: [decision] });
  await preview();
  const select = await screen.findByRole("combobox", { name: decision.subject });
  expect(
    within(select)
      .getAllByRole("option")
      .map(({ textContent }) => textContent),
  ).toEqual(["Như thường lệ: Ban Chỉ đạo tỉnh Đồng Nai", "Ban Chỉ đạo xã Long Hòa", "Ban Chỉ đạo xã An Bình"]);
  await user.selectOptions(select, "Ban Chỉ đạo xã Long Hòa");
  await screen.findByText(/đã đổi sau lần xem trước này/);
  await preview();
  await vi.waitFor(() => expect(reorganise).toHaveBeenCalledTimes(2));
  expect(reorganise.mock.lastCall?.[0].input).toMatchObject({
    decisions: [{ committeeId: "c1", responsibleUnitCode: "26080", members: null }],
    membersOfMerged: "END",
  });
  expect(JSON.parse(localStorage.getItem("camket-reorganisation-u1") ?? "").draft.decisions).toMatchObject([
    { committeeId: "c1", unitCode: "26080" },
  ]);
  await user.selectOptions(select, "Như thường lệ: Ban Chỉ đạo tỉnh Đồng Nai");
  await preview();
  await vi.waitFor(() => expect(reorganise).toHaveBeenCalledTimes(3));
  expect(reorganise.mock.lastCall?.[0].input).toMatchObject({ decisions: [] });
});

it("leads from a problem with a choice back to the choice", async () => {
  const chosen = { ...decision, name: decision.subject, usual: decision.toName, unitCode: "26080" };
  keep({ ...divided, decisions: [chosen] });
  const message = "Ban chịu trách nhiệm phải là một ban kế thừa.";
  const problem = { ...decision, id: "e2", column: "decisions", message, choices: [] };
  const { user, preview } = await prepare({ PROBLEM: [problem] });
  await preview();
  await user.click(await screen.findByRole("button", { name: "Đến dòng này" }));
  const select = screen.getByRole("combobox", { name: decision.subject });
  expect(document.activeElement).toBe(select);
  expect(select.getAttribute("aria-invalid")).toBe("true");
});

it("sends what becomes of members, for all and for some", async () => {
  const others = [{ id: "c9", label: "Ban Chỉ đạo xã Tân Phú" }];
  keep({ ...divided, membersOthers: others });
  const { user, preview, reorganise } = await prepare();
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Thành viên của các ban gộp vào nhau" }),
    "Chuyển tiếp sang ban mới",
  );
  await preview();
  await vi.waitFor(() => expect(reorganise).toHaveBeenCalledTimes(1));
  expect(reorganise.mock.lastCall?.[0].input).toMatchObject({
    membersOfMerged: "CARRY_OVER",
    decisions: [{ committeeId: "c9", responsibleUnitCode: null, members: "END" }],
  });
});

it.each([
  [
    "Chia…",
    "Chia đơn vị",
    ["Xã An Bình 26068Xã An Bình 26068, một phần", "Xã An Bình 26068Xã Long Hòa 26080, một phần"],
  ],
  ["Đổi tên…", "Đổi tên đơn vị", ["Xã An Bình 26068Xã An Hòa 26068, tên mới"]],
  ["Giải thể…", "Giải thể đơn vị", ["Xã An Bình 26068Giải thể, không có nơi kế thừa"]],
])("puts %s into the table", async (button, title, rows) => {
  const { user } = await prepare();
  await user.click(screen.getByRole("button", { name: button }));
  const form = within(await screen.findByRole("form", { name: title }));
  const pick = async (label: RegExp, name: string) => {
    await user.click(form.getByRole("combobox", { name: label }));
    await user.click(await screen.findByRole("option", { name: new RegExp(name) }));
  };
  await pick(/Đơn vị cũ/, "An Bình");
  if (button === "Chia…") {
    await pick(/Các đơn vị tiếp nhận/, "An Bình");
    await pick(/Các đơn vị tiếp nhận/, "Long Hòa");
  }
  if (button === "Đổi tên…") {
    const name = form.getByLabelText(/Tên, không kèm loại/);
    await user.clear(name);
    await user.type(name, "An Hòa");
  }
  await user.click(form.getByRole("button", { name: "Đưa vào bảng" }));
  const table = within(await screen.findByRole("table", { name: /dòng ghi tay/ }));
  expect(
    table
      .getAllByRole("row")
      .slice(1)
      .map(({ textContent }) => textContent),
  ).toEqual(rows);
});
