import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const year = new Date().getFullYear();

async function addTask(page: Page, title: string, dueOn: string) {
  const form = page.getByRole("form", { name: "Thêm nhiệm vụ" });
  await form.getByLabel(/^Nhiệm vụ/).fill(title);
  await form.getByLabel(/^Kết quả cần đạt/).fill("Báo cáo kết quả được duyệt.");
  await form.getByLabel(/^Bắt đầu/).fill(`01/02/${year}`);
  await form.getByLabel(/^Hạn/).fill(dueOn);
  await page.keyboard.press("Enter");
  await form.waitFor({ state: "detached" });
}

it("drafts a plan with two tasks, and finds it in the list", async () => {
  const page = await open("/plans", { as: "officer" });
  const title = `Kế hoạch phòng, chống đuối nước trẻ em năm ${year}`;
  await page.getByRole("button", { name: "Lập kế hoạch" }).click();
  const form = page.getByRole("form", { name: "Lập kế hoạch" });
  await form.getByLabel(/^Tên kế hoạch/).fill(title);
  await form.getByRole("button", { name: `Cả năm ${year}` }).click();
  await form.getByLabel(/^Mục đích/).fill("Giảm số trẻ em bị đuối nước.");
  await form.getByRole("combobox", { name: /^Căn cứ/ }).fill("44-CT");
  await page.getByRole("option", { name: /^44-CT\/TW/ }).click();
  await page.keyboard.press("Tab"); // closes the list
  await form.getByRole("button", { name: "Lập dự thảo" }).click();
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByRole("navigation", { name: "Sợi cam kết" }).getByRole("link", { name: "44-CT/TW" }).waitFor();

  await page.getByRole("button", { name: "Thêm đề mục" }).click();
  await page.getByLabel(/^Tên đề mục/).fill("Dạy bơi an toàn");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "1 Dạy bơi an toàn" }).waitFor();

  await page.getByRole("button", { name: "Thêm nhiệm vụ", exact: true }).click();
  await addTask(page, "Mở lớp dạy bơi trong hè", `31/08/${year}`);
  await page.getByRole("button", { name: "Thêm nhiệm vụ vào đề mục 1" }).click();
  await addTask(page, "Cắm biển báo tại sông, hồ", `30/06/${year}`);
  const section = page.getByRole("region", { name: "1 Dạy bơi an toàn" });
  expect(await section.getByRole("listitem").allTextContents()).toEqual([
    expect.stringMatching(/^1\.1Mở lớp dạy bơi trong hè/),
    expect.stringMatching(/^1\.2Cắm biển báo tại sông, hồ/),
  ]);

  const moved = section.getByRole("button", { name: "Chuyển nhiệm vụ 1.1 xuống" });
  await moved.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByText("Nhiệm vụ 1.1 nay là số 1.2.").waitFor();
  expect(await section.getByRole("listitem").allTextContents()).toEqual([
    expect.stringMatching(/^1\.1Cắm biển báo tại sông, hồ/),
    expect.stringMatching(/^1\.2Mở lớp dạy bơi trong hè/),
  ]);
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await section.getByRole("listitem").first().filter({ hasText: "Mở lớp dạy bơi trong hè" }).waitFor();

  await page.getByRole("navigation", { name: "Đường dẫn trang" }).getByRole("link", { name: "Kế hoạch" }).click();
  await page.getByRole("searchbox").fill("duoi nuoc");
  const row = page.getByRole("row", { name: new RegExp(title) });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/2 nhiệm vụ.*Dự thảo/);
});

it("reports progress by keyboard on a task of an issued plan, and the lists tell of it", async () => {
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

  // The first one that is not done yet.
  const rows = page.getByRole("treegrid", { name: "Nhiệm vụ của kế hoạch" }).locator("tr[data-row]");
  await rows.first().waitFor();
  const texts = await rows.allTextContents();
  const place = texts.findIndex((text) => !text.includes("Xong"));
  const title = (await rows.nth(place).getByRole("link").textContent())?.replace(/^[\d.]+/, "") ?? "";
  await rows.first().focus();
  for (let step = 0; step < place; step += 1) await keyboard.press("j");
  await keyboard.press("e");
  const form = page.getByRole("form", { name: "Báo cáo tiến độ" });
  await form.getByText(title).waitFor();
  await form.getByLabel(/^Đã làm được/).fill("100");
  await form.getByLabel(/^Việc đã làm/).fill("Đã hoàn thành và gửi báo cáo.");
  await form.getByRole("button", { name: "Ghi tiến độ" }).press("Enter");
  await page.getByText("Đã ghi tiến độ 100%: nhiệm vụ đã xong.").waitFor();
  await rows.nth(place).getByText(/^Xong/).waitFor();

  await rows.nth(place).getByRole("link").press("Enter");
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByText("Đã hoàn thành và gửi báo cáo.").waitFor();
  await keyboard.press("g");
  await keyboard.press("n");
  await page.getByRole("combobox", { name: "Tiến độ" }).selectOption({ label: "Đã xong" });
  await page.getByRole("searchbox").fill(title);
  await page
    .getByRole("row", { name: new RegExp(`${title}.*Thanh Hóa.*Xong`) })
    .first()
    .waitFor();
});
