import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("fills in the template of a report, mends a wrong cell, finds the figures in the grid, and takes them back", async () => {
  const page = await open("/reports?view=reports", { as: "officer" });
  await page.getByRole("combobox", { name: "Trạng thái" }).selectOption({ label: "Bản nháp" });
  await page.getByRole("link", { name: "Tỉnh Thanh Hóa", exact: true }).first().click();
  const jobs = page.getByLabel("Số lao động được giải quyết việc làm", { exact: true });
  const pupils = page.getByLabel("Số học sinh được hưởng chính sách hỗ trợ học tập", { exact: true });
  await jobs.waitFor();
  const before = [await jobs.inputValue(), await pupils.inputValue()];
  await page.getByRole("link", { name: "Nhập từ tệp" }).click();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải tệp mẫu" }).click(),
  ]);
  const template = await readFile(await download.path(), "utf8");
  const filled = template
    .replace(/^(WRK-01;[^;]*;[^;]*;;;)/m, "$155.990 người")
    .replace(/^(EDU-02;[^;]*;[^;]*;;;)/m, "$136.700");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "so-lieu.csv", mimeType: "text/csv", buffer: Buffer.from(filled) });
  await page.getByText(/^Không lấy và không lưu cột: Tên chỉ tiêu, Đơn vị tính, Tên phần phân tổ\./).waitFor();
  await page.getByRole("button", { name: "Kiểm tra" }).click();

  // 36.700 may be thirty-six thousand, or thirty-six and a bit: it is asked.
  await page.getByText("2 chỗ sai.").waitFor();
  await page.getByText(/^Đọc được theo hai cách/).waitFor();
  const row = filled.split("\r\n").findIndex((line) => line.startsWith("WRK-01")) + 1;
  const wrong = page.getByRole("textbox", { name: `Số liệu hoặc tử số, dòng ${row}` });
  expect(await wrong.inputValue()).toBe("55.990 người");
  await wrong.fill("55.990");
  await wrong.press("Tab");
  await page.getByRole("combobox", { name: "Cách viết số trong tệp" }).selectOption("VIETNAMESE");
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByRole("button", { name: "Nhập tất cả" }).click();
  await page.getByText("Đã nhập.").waitFor();
  await page.getByText("Số liệu ghi mới").click();
  await page.getByText(/^WRK-01 Số lao động được giải quyết việc làm: 55\.990$/).waitFor();

  await page.getByRole("link", { name: "Xem số liệu trong báo cáo" }).click();
  await jobs.waitFor();
  expect([await jobs.inputValue(), await pupils.inputValue()]).toEqual(["55.990", "36.700"]);

  await page.goBack();
  await page.getByRole("button", { name: /^Hoàn tác đợt số/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText(/^Đã hoàn tác đợt số \d+\.$/).waitFor();
  await page.getByRole("link", { name: "Tỉnh Thanh Hóa", exact: true }).click();
  await jobs.waitFor();
  expect([await jobs.inputValue(), await pupils.inputValue()]).toEqual(before);
});
