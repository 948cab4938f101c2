import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("merges two entries of one person by keyboard, follows the old link, and takes them apart again", async () => {
  const page = await open("/people?view=namesakes", { as: "admin" });
  const { keyboard } = page;
  const groups = page.getByRole("list", { name: "Người trùng tên" }).locator("> li");
  const pair = groups.filter({ has: page.locator("article:nth-of-type(2):last-of-type") }).first();
  await pair.waitFor();
  const name = (await pair.getByRole("link").first().textContent()) ?? "";
  const oldHref = (await pair.getByRole("link").nth(1).getAttribute("href")) ?? "";

  await pair.getByRole("button", { name: /Giữ/ }).first().focus();
  await keyboard.press("Enter");
  await page.getByRole("dialog", { name: `Gộp vào ${name}` }).waitFor();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await page.getByText(`Đã gộp vào ${name}.`).waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await page.goto(new URL(oldHref, page.url()).href);
  await page.getByRole("heading", { name: "Đã gộp" }).waitFor();
  expect(page.url()).not.toContain(oldHref);
  await page.getByRole("button", { name: "Tách lại" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tách lại" }).click();
  await page.getByText(`Đã tách ${name}.`).waitFor();
  await page.getByRole("heading", { name: "Đã gộp" }).waitFor({ state: "detached" });
});

it("offers who has the name before anyone is added", async () => {
  const page = await open("/people?view=namesakes", { as: "admin" });
  const name = (await page.getByRole("article").first().getByRole("link").textContent()) ?? "";
  await page.goto(new URL("/committees", page.url()).href);
  await page.getByRole("link", { name: "Mở ban chỉ đạo" }).click();
  await page.getByRole("button", { name: "Bổ nhiệm thành viên" }).click();
  const field = page.getByRole("combobox", { name: /Họ và tên/ });
  await field.fill(name.normalize("NFD").replace(/\p{M}/gu, ""));
  await page.getByText("Có người trùng tên:").waitFor();
  await field.press("Escape");
  await page.getByRole("status").getByRole("button").first().click();
  await page.getByText("Có người trùng tên:").waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe(name);
});
