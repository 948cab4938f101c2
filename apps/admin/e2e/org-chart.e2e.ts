import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("finds a commune in the chart, is gone through by keyboard, and leaves as a file that says what it is", async () => {
  const page = await open("/committees?view=chart", { as: "viewer" });
  const { keyboard } = page;
  const chart = page.getByRole("tree", { name: "Ban Chỉ đạo về Nhân quyền của Chính phủ" });
  await chart.getByRole("treeitem", { name: /^Tỉnh Sơn La/ }).waitFor();
  expect(await chart.getByRole("treeitem", { name: /thành viên/ }).count()).toBe(35);
  expect(await chart.getByRole("treeitem", { name: /^Khuyết/ }).count()).toBeGreaterThan(0);
  expect(await chart.getByRole("treeitem", { name: /còn \d+ ngày, đến/ }).count()).toBeGreaterThan(0);

  await page.getByRole("combobox", { name: "Tìm trong sơ đồ" }).fill("hoang tien");
  await page.getByRole("option", { name: /Xã Hoằng Tiến/ }).click();
  const commune = chart.getByRole("treeitem", { name: /^Xã Hoằng Tiến/ });
  await commune.waitFor();
  await expect.poll(() => commune.evaluate((item) => item === document.activeElement)).toBe(true);
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await commune.waitFor({ state: "detached" });
  await keyboard.press("ArrowRight");
  await commune.waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải tệp SVG" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  expect(file).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(file).toMatch(/Ban Chỉ đạo về Nhân quyền của Chính phủ, tại ngày \d\d\/\d\d\/\d{4}/);
  expect(file).toContain("Dữ liệu mẫu");
  expect(file).toContain("Source Sans 3");
  expect(file).not.toMatch(/var\(--|class=/);

  await keyboard.press("Home");
  await chart.getByRole("treeitem").first().focus();
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ban Chỉ đạo về Nhân quyền của Chính phủ" }).waitFor();
});

it.each(["A3", "A4"])("prints on one sheet of %s", async (format) => {
  const page = await open("/committees?view=chart", { as: "viewer" });
  await page.getByRole("treeitem", { name: /^Tỉnh Sơn La/ }).waitFor();
  const sheets = (await page.pdf({ format, landscape: true })).toString("latin1").match(/\/Type \/Page\b/g);
  expect(sheets).toHaveLength(1);
});
