import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { connection, renderPage } from "../../../test/render-page.tsx";

const held = (value: string) => ({ value, label: null });

const entry = {
  id: "e1",
  at: "2026-06-29T03:42:00.000Z",
  action: "UPDATE",
  model: "Plan",
  subjectId: "p1",
  subjectName: "Kế hoạch năm 2026",
  actorName: null,
  committee: { id: "c1", name: "Ban Chỉ đạo Đồng Nai", nameEn: "Committee of Dong Nai" },
  changes: [
    {
      field: "dueOn",
      isWithheld: false,
      before: held("2026-01-31"),
      after: held("2026-02-28"),
      present: held("2026-03-31"),
    },
    { field: "name", isWithheld: true, before: null, after: null, present: null },
  ],
};

it("tells who changed what field by field, against before and against today", async () => {
  const { user } = await renderPage("/audit", { auditEntries: connection([entry]) });
  const row = await screen.findByRole("row", { name: /Hạn/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["31/01/2026", "28/02/2026"]);
  expect(screen.getByText(/29\/06\/2026 10:42 · Ban Chỉ đạo Đồng Nai/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Kế hoạch năm 2026" }).getAttribute("href")).toBe("/plans/p1");
  expect(screen.getByText("đã đổi, không lưu nội dung")).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: "So với hôm nay" }));
  const today = screen.getByRole("row", { name: /Hạn/ });
  expect(
    within(today)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["28/02/2026", "31/03/2026"]);
});

it("asks for what the address says", async () => {
  const asked = vi.fn((_: { where: object }) => connection());
  await renderPage("/audit?kind=people&action=DELETE&from=2026-01-01", { auditEntries: asked });
  expect(await screen.findByText("Không có thay đổi nào như vậy")).toBeTruthy();
  expect(asked.mock.calls[0]?.[0].where).toEqual({
    models: ["Person", "Membership"],
    action: "DELETE",
    from: "2026-01-01",
  });
});
