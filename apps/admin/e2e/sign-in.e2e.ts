import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("turns away a wrong password, then lets in a sample user by keyboard, where the address led", async () => {
  const page = await open("/plans?year=all");
  const { keyboard } = page;
  await page.getByLabel("Thư điện tử").waitFor();
  await keyboard.type("officer@camket.example");
  await keyboard.press("Tab");
  await keyboard.type("không phải mật khẩu");
  await keyboard.press("Enter");
  await page.getByText("Thư điện tử hoặc mật khẩu chưa đúng.").waitFor();
  expect(await page.getByLabel("Mật khẩu", { exact: true }).evaluate((field) => field.matches(":focus"))).toBe(true);

  const officer = page.getByRole("button", { name: "Cán bộ thường trực mẫu", exact: true });
  for (let step = 0; step < 6 && !(await officer.evaluate((button) => button.matches(":focus"))); step += 1)
    await keyboard.press("Tab");
  await keyboard.press("Enter");
  await page.getByRole("grid", { name: "Kế hoạch" }).waitFor();
  expect(new URL(page.url()).search).toBe("?year=all");
});

it("goes on where a session ended, with what was typed", async () => {
  const page = await open("/plans?act=draft", { as: "officer" });
  const form = page.getByRole("form", { name: "Lập kế hoạch" });
  await form.getByLabel(/^Tên kế hoạch/).fill("Kế hoạch giữa hai phiên");
  await page.context().clearCookies();
  await form.getByRole("combobox", { name: /^Căn cứ/ }).fill("44-CT");
  const ended = page.getByRole("heading", { name: "Phiên làm việc đã kết thúc" });
  await ended.waitFor();
  await page.getByRole("button", { name: "Cán bộ thường trực mẫu", exact: true }).click();
  await ended.waitFor({ state: "detached" });
  await form.getByRole("combobox", { name: /^Căn cứ/ }).fill("44-CT/TW");
  await page.getByRole("option", { name: /^44-CT\/TW/ }).waitFor();
  expect(await form.getByLabel(/^Tên kế hoạch/).inputValue()).toBe("Kế hoạch giữa hai phiên");
});

it("signs out, and Back shows nothing", async () => {
  const page = await open("/plans", { as: "officer" });
  await page.getByRole("grid", { name: "Kế hoạch" }).waitFor();
  await page.getByRole("button", { name: /^Tài khoản/ }).click();
  await page.getByRole("menuitem", { name: "Đăng xuất" }).click();
  await page.getByRole("heading", { name: /Mỗi cam kết/ }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: /Mỗi cam kết/ }).waitFor();
  expect(await page.getByRole("grid").count()).toBe(0);
});
