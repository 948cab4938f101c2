import { expect, inject, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF");
const evidence = { name: "Biên bản nghiệm thu.pdf", mimeType: "application/pdf", buffer: PDF };
const program = { name: "anh.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\0\x03\0", "latin1") };
// Made up: nobody was born in the year 2099 yet.
const people = { name: "so-lieu.csv", mimeType: "text/csv", buffer: Buffer.from("họ tên;số\nA;096399000000\n") };

it("shows progress by a file, which comes back to the byte, and takes neither a program nor a list of people", async () => {
  const page = await open("/plans?state=ISSUED", { as: "officer" });
  await page.getByRole("button", { name: "Lọc thêm" }).click();
  await page.getByRole("combobox", { name: "Ban chỉ đạo" }).fill("thanh hoa");
  await page.getByRole("option", { name: "Ban Chỉ đạo về Nhân quyền tỉnh Thanh Hóa" }).click();
  await page.getByRole("checkbox", { name: "Gồm các ban cấp dưới" }).uncheck();
  await page
    .getByRole("row", { name: /Thanh Hóa/ })
    .first()
    .getByRole("link")
    .click();
  await page.getByRole("treegrid", { name: "Nhiệm vụ của kế hoạch" }).getByRole("link").last().click();
  await page.getByRole("button", { name: "Báo cáo tiến độ" }).click();

  const drawer = page.getByRole("dialog");
  const form = drawer.getByRole("form", { name: "Báo cáo tiến độ" });
  await form.getByLabel(/^Đã làm được/).fill("35");
  await form.getByLabel(/^Việc đã làm/).fill("Đã nghiệm thu đợt hai.");
  await form.locator("input[type=file]").setInputFiles([evidence, program, people]);
  await form.getByRole("button", { name: "Ghi tiến độ" }).click();

  await drawer.getByText("Những tệp dưới đây chưa được nhận", { exact: false }).waitFor();
  const refused = await drawer.getByRole("alert").allTextContents();
  expect(refused).toEqual([
    expect.stringContaining("không thuộc loại được nhận"),
    expect.stringContaining("Danh sách người không lưu ở đây"),
  ]);
  await drawer.getByRole("button", { name: "Bỏ tệp anh.pdf" }).click();
  await drawer.getByRole("button", { name: "Bỏ tệp so-lieu.csv" }).click();
  await drawer.getByRole("button", { name: "Đóng", exact: true }).last().click();

  const update = page.getByRole("listitem").filter({ hasText: "Đã nghiệm thu đợt hai." }).first();
  const link = update.getByRole("link", { name: evidence.name });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(evidence.name);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks)).toEqual(PDF);

  const href = new URL((await link.getAttribute("href")) ?? "", inject("address")).href;
  const elsewhere = await open("/", { as: "national" });
  expect((await elsewhere.request.get(href)).status()).toBe(200);
  const stranger = await open("/sign-in");
  expect((await stranger.request.get(href)).status()).toBe(401);

  await update.getByRole("button", { name: `Xóa tệp ${evidence.name}` }).click();
  const question = page.getByRole("dialog", { name: "Xóa tệp này?" });
  await question.getByText(evidence.name, { exact: false }).waitFor();
  await question.getByRole("button", { name: "Xóa tệp" }).click();
  await link.waitFor({ state: "detached" });
  expect((await page.request.get(href)).status()).toBe(404);
});
