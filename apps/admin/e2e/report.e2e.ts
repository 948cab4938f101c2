import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

async function openDraftOf(page: Page, unit: string) {
  await page.getByRole("combobox", { name: "Trạng thái" }).selectOption({ label: "Bản nháp" });
  await page.getByRole("link", { name: unit, exact: true }).first().click();
  await page
    .getByRole("grid", { name: /Số liệu/ })
    .first()
    .waitFor();
}

it("fills figures by keyboard, and finds them after a reload", async () => {
  const page = await open("/reports?view=reports", { as: "officer" });
  const { keyboard } = page;
  await openDraftOf(page, "Tỉnh Thanh Hóa");

  // The first cell that is asked for and blank: a ratio.
  const cell = page.getByLabel("Tỷ lệ trẻ em khuyết tật trong độ tuổi được đi học, tử số");
  const below = page.getByLabel("Tỷ lệ trẻ em khuyết tật trong độ tuổi được đi học, mẫu số");
  await cell.focus();
  await keyboard.type("1.234");
  await keyboard.press("Tab");
  await keyboard.type("1.500");
  await keyboard.press("Enter");
  await page.getByText(/Đã lưu lúc/).waitFor();
  expect(await cell.inputValue()).toBe("1.234");

  await page.reload();
  await cell.waitFor();
  expect([await cell.inputValue(), await below.inputValue()]).toEqual(["1.234", "1.500"]);
  await page.getByText("82,3%").waitFor();

  // More than stood there a year before: it is flagged, explained by keyboard, and no longer blocks.
  const blocker = page.getByRole("button", { name: "giải trình EDU-03", exact: true });
  await blocker.click();
  await keyboard.press("Alt+n");
  await keyboard.type("Rà soát lại toàn tỉnh trong tháng 10.");
  await page.getByRole("button", { name: "Lưu giải trình" }).click();
  await blocker.waitFor({ state: "detached" });
});

it("leads to what still blocks sending", async () => {
  const page = await open("/reports?view=reports", { as: "officer" });
  await openDraftOf(page, "Tỉnh Thanh Hóa");
  const first = await page.getByRole("region", { name: "Nộp được khi" }).getByRole("button").first().textContent();
  await page.getByRole("button", { name: "Nộp báo cáo" }).first().click();
  const code = first?.match(/[A-Z]{3}-\d\d/)?.[0];
  expect(code).toBeDefined();
  const focused = page.locator("tr:has(input:focus)");
  await focused.waitFor();
  expect(await focused.textContent()).toContain(code);
});

it("grants a role to an analyst, who then begins a report where one is missing", async () => {
  const rights = await open("/users", { as: "admin" });
  await rights.getByRole("link", { name: "Chuyên viên phân tích mẫu" }).click();
  await rights.getByRole("button", { name: "Cấp vai trò" }).click();
  const form = rights.getByRole("form", { name: "Cấp vai trò" });
  await form.getByRole("combobox", { name: /^Ban chỉ đạo/ }).fill("son la");
  await rights.getByRole("option", { name: "Ban Chỉ đạo về Nhân quyền tỉnh Sơn La" }).click();
  await form.getByRole("button", { name: "Cấp vai trò" }).click();
  await rights.getByText("Đã cấp vai trò Cán bộ thực hiện cho Chuyên viên phân tích mẫu.").waitFor();
  await rights.getByRole("row", { name: /tỉnh Sơn La.*Cán bộ thực hiện/ }).waitFor();
  await rights.getByRole("link", { name: "Nhật ký" }).click();
  await rights.getByText("Lập quyền").first().waitFor();

  const page = await open("/committees?view=table&q=son%20la", { as: "analyst" });
  await page.getByRole("grid").getByRole("link", { name: "Tỉnh Sơn La" }).click();
  await page.getByRole("tab", { name: "Báo cáo" }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: /Năm 2026/ })
    .getByRole("button", { name: "Lập báo cáo" })
    .click();
  await page.getByRole("heading", { name: "Báo cáo năm 2026" }).waitFor();
  const cell = page.getByLabel("Số học sinh được hưởng chính sách hỗ trợ học tập");
  await cell.focus();
  await page.keyboard.type("31.405");
  await page.keyboard.press("Enter");
  await page.getByText(/Đã lưu lúc/).waitFor();

  await page.goBack();
  await page
    .getByRole("listitem")
    .filter({ hasText: /Bản nháp/ })
    .getByRole("link", { name: "Năm 2026", exact: true })
    .click();
  await page.waitForFunction(
    (each) => each instanceof HTMLInputElement && each.value === "31.405",
    await cell.elementHandle(),
  );
});

it("reads a round of before the reform on today's map, down to the reports it used", async () => {
  const page = await open("/reports", { as: "analyst" });
  await page.getByRole("link", { name: "6 tháng đầu năm 2025", exact: true }).first().click();
  await page.getByRole("link", { name: "Theo địa giới hiện nay" }).click();
  await page.getByRole("heading", { name: "6 tháng đầu năm 2025, theo địa giới hiện nay" }).waitFor();
  await page
    .getByRole("combobox", { name: "Chỉ tiêu" })
    .selectOption({ label: "SOC-01 Số người đang hưởng trợ cấp xã hội hằng tháng" });
  const merged = page.getByRole("row", { name: /Tỉnh Phú Thọ.*Gồm 3 đơn vị cũ/ });
  await merged.waitFor();
  const figureIn = async (row: typeof merged) =>
    Number(((await row.locator("td").last().textContent()) ?? "").replaceAll(".", ""));
  await merged.focus();
  await page.keyboard.press("ArrowRight");
  // The figures of the indicator before stand there until those of the chosen one have come.
  await vi.waitFor(
    async () => {
      const parts = await Promise.all(
        ["Tỉnh Hòa Bình", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc"].map((name) =>
          figureIn(page.getByRole("row", { name: new RegExp(`^${name} Số đã dùng`) })),
        ),
      );
      expect(parts.every((part) => part > 0)).toBe(true);
      expect(await figureIn(merged)).toBe(parts.reduce((sum, part) => sum + part, 0));
    },
    { timeout: 10_000 },
  );

  await page.getByRole("link", { name: "Tỉnh Hòa Bình", exact: true }).click();
  await page.getByRole("heading", { name: "Báo cáo 6 tháng đầu năm 2025" }).waitFor();
  await page.goBack();
  await page.getByLabel("Địa giới tại ngày").fill("30/06/2025");
  await page.getByRole("row", { name: /^Tỉnh Hòa Bình Như đã báo cáo/ }).waitFor();
});
