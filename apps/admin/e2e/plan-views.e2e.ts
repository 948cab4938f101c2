import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const year = new Date().getFullYear();

const gridCell = (page: Page, row: number, column: number) =>
  page.getByRole("grid", { name: "Nhiệm vụ của kế hoạch" }).getByRole("row").nth(row).getByRole("gridcell").nth(column);

const chooseView = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Cách xem" }).getByText(name, { exact: true }).click();

const settled = (page: Page) => page.locator("td[aria-busy=true]").waitFor({ state: "detached" });

it("writes a draft in its spreadsheet by keyboard, takes a change back, and deletes the draft again", async () => {
  const page = await open("/plans", { as: "officer" });
  const { keyboard } = page;
  const title = `Kế hoạch viết trong bảng tính năm ${year}`;
  await page.getByRole("button", { name: "Lập kế hoạch" }).click();
  const form = page.getByRole("form", { name: "Lập kế hoạch" });
  await form.getByLabel(/^Tên kế hoạch/).fill(title);
  await form.getByRole("button", { name: `Cả năm ${year}` }).click();
  await form.getByLabel(/^Mục đích/).fill("Thử bảng tính.");
  await form.getByRole("button", { name: "Lập dự thảo" }).click();
  await page.getByRole("heading", { name: title }).waitFor();

  await chooseView(page, "Bảng tính");
  await page.getByRole("button", { name: "Thêm dòng" }).click();
  await page.locator("td:focus").waitFor();
  await keyboard.type("Mở lớp dạy bơi");
  await keyboard.press("Tab");
  await keyboard.type("Có lớp ở mỗi xã.");
  await keyboard.press("Enter");
  await settled(page);
  await page.getByRole("gridcell", { name: "Dự thảo" }).waitFor();

  await gridCell(page, 1, 5).focus();
  await keyboard.type("31/02");
  await keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Không đọc được ngày" }).waitFor();
  expect(await gridCell(page, 1, 5).textContent()).toContain("31/02");
  await gridCell(page, 1, 5).focus();
  await keyboard.type(`30/09/${year}`);
  await keyboard.press("Enter");
  await settled(page);
  expect(await gridCell(page, 1, 5).textContent()).toBe(`30/09/${year}`);

  await gridCell(page, 1, 1).focus();
  await keyboard.press("F2");
  await keyboard.type(" an toàn");
  await keyboard.press("Enter");
  await settled(page);
  expect(await gridCell(page, 1, 1).textContent()).toBe("Mở lớp dạy bơi an toàn");
  await gridCell(page, 1, 1).focus();
  await keyboard.press("Control+z");
  await page.getByText("Đã trả lại nội dung trước của nhiệm vụ 1.").waitFor();
  expect(await gridCell(page, 1, 1).textContent()).toBe("Mở lớp dạy bơi");
  await page.reload();
  await page.getByRole("gridcell", { name: "Mở lớp dạy bơi", exact: true }).waitFor();

  await gridCell(page, 1, 1).focus();
  await keyboard.press("Control+Enter");
  await page.locator("td:focus").filter({ hasText: /^$/ }).waitFor();
  await keyboard.type("Cắm biển báo");
  await keyboard.press("Tab");
  await keyboard.type("Có biển ở mỗi hồ.");
  await keyboard.press("Enter");
  await page.getByRole("gridcell", { name: "Dự thảo" }).nth(1).waitFor();
  await gridCell(page, 2, 1).focus();
  await keyboard.press("Alt+ArrowUp");
  await page.getByText("Nhiệm vụ 2 nay là số 1.").waitFor();
  expect(await gridCell(page, 1, 1).textContent()).toBe("Cắm biển báo");
  expect(await page.locator("td:focus").textContent()).toBe("Cắm biển báo");

  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("menuitem", { name: "Xóa dự thảo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Xóa dự thảo" }).click();
  await page.getByRole("heading", { name: "Kế hoạch", level: 1 }).waitFor();
});

it("carries a card of the board to done by keyboard, which asks for a report first", async () => {
  const page = await open("/plans?state=ISSUED", { as: "officer" });
  const { keyboard } = page;
  await page.getByRole("button", { name: "Lọc thêm" }).click();
  await page.getByRole("combobox", { name: "Ban chỉ đạo" }).fill("thanh hoa");
  await page.getByRole("option", { name: "Ban Chỉ đạo về Nhân quyền tỉnh Thanh Hóa" }).click();
  await page.getByRole("checkbox", { name: "Gồm các ban cấp dưới" }).uncheck();
  await page
    .getByRole("row", { name: /Thanh Hóa/ })
    .first()
    .getByRole("link")
    .click();
  await chooseView(page, "Theo trạng thái");
  const doing = page.getByRole("region", { name: "Đang làm" });
  const card = doing.getByRole("group").first();
  await card.focus();
  await keyboard.press("Alt+ArrowRight");
  const form = page.getByRole("form", { name: "Báo cáo tiến độ" });
  await form.waitFor();
  expect(await form.getByLabel(/^Đã làm được/).inputValue()).toBe("100");
  await keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  // Nothing was changed silently.
  expect(await doing.getByRole("group").count()).toBeGreaterThan(0);

  await chooseView(page, "Lịch");
  const day = page.getByRole("gridcell", { selected: true });
  await day.focus();
  await keyboard.press("PageDown");
  await keyboard.press("End");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/^Chủ Nhật/);
});

it("keeps a view of the tasks under a name, and gives it back after it was deleted", async () => {
  const page = await open("/tasks?standing=LATE", { as: "viewer" });
  const { keyboard } = page;
  await page.getByRole("button", { name: "Khung nhìn đã lưu" }).click();
  await page.getByRole("menuitem", { name: "Lưu khung nhìn này" }).click();
  await page.getByLabel(/^Tên khung nhìn/).fill("Việc trễ");
  await keyboard.press("Enter");
  await page.getByText("Đã lưu khung nhìn “Việc trễ”.").waitFor();
  await page.goto(new URL("/tasks", page.url()).href);
  await page.getByRole("button", { name: "Khung nhìn đã lưu" }).click();
  await page.getByRole("menuitem", { name: "Việc trễ" }).click();
  await page.waitForURL(/standing=LATE/);
  const chosen = page.getByRole("button", { name: "Khung nhìn: Việc trễ" });
  const remove = async () => {
    await chosen.click();
    await page.getByRole("menuitem", { name: "Xóa “Việc trễ”" }).click();
  };
  await remove();
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await chosen.waitFor();
  await remove();
  await page.getByRole("button", { name: "Khung nhìn đã lưu" }).waitFor();
});

it("leads from a number of the coverage to as many tasks", async () => {
  const page = await open("/coverage", { as: "national" });
  const grid = page.getByRole("grid", { name: "Số nhiệm vụ theo lĩnh vực và nhóm chủ thể quyền" });
  const cell = grid.getByRole("gridcell", { name: /: \d+ nhiệm vụ$/ }).first();
  const count = (await cell.textContent())?.trim();
  await cell.focus();
  await page.keyboard.press("n");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/chưa có nhiệm vụ$/);
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Nhiệm vụ đang mở và đã xong" }).waitFor();
  const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
  expect(String(rows)).toBe(count);
});
