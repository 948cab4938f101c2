import { expect, inject, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("goes from the nation to a province: who has not reported is reminded once, sees it at the bell, opens it, and it is read", async () => {
  const nation = await open("/reports?view=rounds", { as: "national" });
  await nation.getByRole("link", { name: "Năm 2026" }).first().click();
  const awaited = nation.getByRole("region", { name: "Chưa nộp" });
  await awaited.getByRole("button", { name: /^Nhắc \d+ ban$/ }).click();
  await awaited.getByText(/^Đã nhắc hôm nay, /).waitFor();
  expect(await awaited.getByRole("button", { name: /^Nhắc/ }).count()).toBe(0);

  const officer = await open("/", { as: "officer" });
  await officer.getByRole("link", { name: /^Nhắc việc, \d+ chưa đọc$/ }).click();
  await officer.getByRole("heading", { level: 1, name: "Nhắc việc" }).waitFor();
  const reminded = officer.getByRole("listitem").filter({ hasText: "Cấp trên nhắc nộp báo cáo" });
  await reminded.getByRole("link").focus();
  await officer.keyboard.press("Enter");
  await officer.getByRole("heading", { level: 1, name: /năm 2026/i }).waitFor();
  expect(new URL(officer.url()).pathname).toMatch(/^\/(rounds|reports)\//);

  await officer.goto(new URL("/notifications", inject("address")).href);
  // Others read and write meanwhile, so what is counted here are these alone.
  const unread = officer.getByRole("main").getByRole("listitem").getByRole("link");
  await unread.first().waitFor();
  expect(await reminded.count()).toBe(0);
  await officer.keyboard.press("j");
  const href = await unread.first().getAttribute("href");
  await officer.keyboard.press("e");
  await officer.locator(`a[href="${href}"]`).waitFor({ state: "detached" });
});
