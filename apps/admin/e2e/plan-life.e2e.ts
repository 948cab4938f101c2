import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

/** A letter is heard once the drawer before the page has gone. */
async function pressLetter(page: Page, letter: string) {
  await page.locator("[role=dialog][aria-modal=true]").waitFor({ state: "detached" });
  await page.keyboard.press(letter);
}

const year = new Date().getFullYear();
const nextYear = year + 1;

async function decide(page: Page, act: string, dialog: string) {
  await page.getByRole("dialog", { name: dialog }).getByRole("button", { name: act, exact: true }).click();
}

it("goes from the plan of last year to its first amendment, between an officer and a reviewer", async () => {
  const officer = await open(`/plans?year=${nextYear}`, { as: "officer" });
  await officer.getByRole("button", { name: `Lập từ kế hoạch ${year}` }).click();
  const copy = officer.getByRole("form", { name: "Lập từ kế hoạch đã có" });
  const title = await copy.getByLabel(/^Tên kế hoạch/).inputValue();
  expect(title).toContain(`năm ${nextYear}`);
  await copy.getByRole("button", { name: "Lập dự thảo" }).click();
  await officer.getByRole("heading", { name: title, level: 1 }).waitFor();

  // A task that nobody is in charge of keeps the plan back.
  await officer.getByRole("button", { name: "Thêm nhiệm vụ", exact: true }).click();
  const added = officer.getByRole("form", { name: "Thêm nhiệm vụ" });
  await added.getByLabel(/^Nhiệm vụ/).fill("Mở lớp dạy bơi cho trẻ em");
  await added.getByLabel(/^Kết quả cần đạt/).fill("Mỗi xã một lớp.");
  await added.getByLabel(/^Bắt đầu/).fill(`01/03/${nextYear}`);
  await added.getByLabel(/^Hạn/).fill(`31/08/${nextYear}`);
  await officer.keyboard.press("Enter");
  await added.waitFor({ state: "detached" });
  await officer.getByRole("button", { name: "Giao cơ quan chủ trì cho mọi nhiệm vụ" }).waitFor();
  await pressLetter(officer, "t");
  const lacking = officer.getByRole("form", { name: "Sửa nhiệm vụ" });
  expect(await lacking.getByLabel(/^Nhiệm vụ/).inputValue()).toBe("Mở lớp dạy bơi cho trẻ em");
  await lacking.getByRole("combobox", { name: "Cơ quan chủ trì" }).fill("giao duc");
  await officer
    .getByRole("option", { name: /^Sở Giáo dục/ })
    .first()
    .click();
  await lacking.getByRole("button", { name: "Lưu" }).click();
  await lacking.waitFor({ state: "detached" });
  await officer.getByRole("button", { name: "Giao cơ quan chủ trì cho mọi nhiệm vụ" }).waitFor({ state: "detached" });

  await pressLetter(officer, "t");
  await officer.getByText("Đã trình kế hoạch. Chưa ban hành thì vẫn rút về được.").waitFor();
  const address = new URL(officer.url()).pathname;

  const reviewer = await open("/", { as: "provincial-reviewer" });
  await reviewer.getByRole("heading", { name: /một kế hoạch chờ ban hành/i }).waitFor();
  await reviewer.getByRole("link", { name: title }).click();
  await reviewer.getByRole("button", { name: "Ban hành", exact: true }).waitFor();
  await pressLetter(reviewer, "r");
  const giving = reviewer.getByRole("form", { name: "Trả lại kế hoạch" });
  await giving.getByLabel(/^Lý do/).fill("Lớp dạy bơi mở từ tháng 5.");
  await giving.getByRole("button", { name: "Trả lại", exact: true }).click();
  await reviewer.getByText("Đã trả lại kế hoạch, kèm lý do.").waitFor();

  await officer.goto(new URL("/", officer.url()).href);
  await officer.getByText("Lý do: Lớp dạy bơi mở từ tháng 5.").waitFor();
  await officer.getByRole("link", { name: title }).click();
  await officer.getByText("Lý do trả lại:").waitFor();
  await officer.getByRole("button", { name: "Trình", exact: true }).click();
  await officer.getByText("Đã trình kế hoạch. Chưa ban hành thì vẫn rút về được.").waitFor();

  await reviewer.reload();
  await reviewer.getByRole("button", { name: "Ban hành", exact: true }).waitFor();
  await pressLetter(reviewer, "b");
  await decide(reviewer, "Ban hành", "Ban hành kế hoạch này?");
  const told = await reviewer.getByText(/^Đã ban hành, số /).textContent();
  const reference = told?.match(/\d+\/KH-BCĐ/)?.[0] ?? "";
  await reviewer.getByRole("navigation", { name: "Đường dẫn trang" }).getByText(reference).waitFor();

  await officer.reload();
  await officer.getByRole("button", { name: "Lập bản sửa đổi" }).waitFor();
  await pressLetter(officer, "s");
  await officer.getByText("Chưa khác gì kế hoạch đang có hiệu lực.").waitFor();
  expect(await officer.getByRole("main").textContent()).toContain(`Đây là bản sửa đổi của ${reference}`);
  await officer.getByRole("button", { name: "Sửa nhiệm vụ 1.1", exact: true }).click();
  const changing = officer.getByRole("form", { name: "Sửa nhiệm vụ" });
  await changing.getByLabel(/^Hạn/).fill(`30/11/${nextYear}`);
  await changing.getByRole("button", { name: "Lưu" }).click();
  const differences = officer.getByRole("region", { name: "Khác với kế hoạch đang có hiệu lực" });
  await differences.getByText(`30/11/${nextYear}`, { exact: true }).waitFor();
  expect(await differences.textContent()).toMatch(/Sửa 1 nhiệm vụ.*1\.1.*Hạn.*→.*30\/11/);
  await pressLetter(officer, "t");
  await officer.getByText("Đã trình kế hoạch. Chưa ban hành thì vẫn rút về được.").waitFor();

  await reviewer.goto(new URL(address, reviewer.url()).href);
  await reviewer.getByRole("link", { name: "xem bản sửa đổi" }).click();
  await reviewer.getByRole("button", { name: "Ban hành", exact: true }).click();
  await decide(reviewer, "Ban hành", "Ban hành bản sửa đổi này?");
  await reviewer.waitForURL((url) => url.pathname === address);
  await reviewer.getByRole("link", { name: "Xem từng lần khác gì" }).click();
  const second = reviewer.getByRole("region", { name: "Sửa đổi lần 1" });
  await second.getByText(`30/11/${nextYear}`, { exact: true }).waitFor();
  expect(await reviewer.getByRole("region", { name: "Ban hành lần đầu" }).textContent()).toContain(reference);
});
