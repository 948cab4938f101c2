import { expect, inject, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("goes by Ctrl K to a task, names a colleague in a remark, and that one sees it at the bell and opens it", async () => {
  const officer = await open("/", { as: "officer" });
  await officer.getByRole("heading", { level: 1 }).waitFor();
  await officer.keyboard.press("Control+k");
  const find = officer.getByRole("combobox", { name: "Tìm hoặc ra lệnh" });
  await find.fill("van dong tre bo hoc");
  const task = officer.getByRole("group", { name: "Nhiệm vụ" }).getByRole("option").first();
  await task.waitFor();
  await officer.locator("[data-combobox-selected]").waitFor();
  await officer.keyboard.press("Enter");
  await officer.getByRole("heading", { level: 1, name: /Vận động trẻ bỏ học/ }).waitFor();
  await find.waitFor({ state: "detached" });

  const remark = officer.getByLabel("Viết trao đổi");
  await remark.focus();
  await officer.keyboard.type("Nhờ @nguoi duyet mau cap tinh");
  await officer.getByRole("option", { name: /^Người duyệt mẫu cấp tỉnh/ }).waitFor();
  await officer.keyboard.press("ArrowDown");
  await officer.keyboard.press("Enter");
  await officer.keyboard.type("xem số liệu");
  expect(await remark.inputValue()).toBe("Nhờ @Người duyệt mẫu cấp tỉnh xem số liệu");
  await officer.keyboard.press("Control+Enter");
  const said = officer.getByRole("listitem").filter({ hasText: "xem số liệu" });
  await said.getByText("@Người duyệt mẫu cấp tỉnh").waitFor();
  await officer.waitForFunction(() => document.querySelector("textarea")?.value === "");

  const reviewer = await open("/", { as: "provincial-reviewer" });
  await reviewer.getByRole("link", { name: /^Nhắc việc, \d+ chưa đọc$/ }).click();
  const notice = reviewer.getByRole("listitem").filter({ hasText: "Được nhắc tên trong trao đổi" });
  await notice.getByRole("link").click();
  await reviewer.getByRole("listitem").filter({ hasText: "xem số liệu" }).waitFor();
  expect(new URL(reviewer.url()).pathname).toBe(new URL(officer.url()).pathname);

  // Taken back, it is nobody's news any more.
  await said.getByRole("button", { name: /^Xóa trao đổi lúc/ }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "Xóa trao đổi" }).click();
  await said.waitFor({ state: "detached" });
  await reviewer.goto(new URL("/notifications?view=all", inject("address")).href);
  await reviewer.getByRole("heading", { level: 1, name: "Nhắc việc" }).waitFor();
  await reviewer
    .getByRole("main")
    .getByRole("listitem")
    .or(reviewer.getByText("Chưa có việc nào phải nhắc"))
    .first()
    .waitFor();
  expect(await notice.count()).toBe(0);
});

it("begins what one may do, says where there is nothing, and gives the focus back", async () => {
  const officer = await open("/plans", { as: "officer" });
  const button = officer.getByRole("button", { name: "Tìm hoặc ra lệnh" });
  await button.click();
  const find = officer.getByRole("combobox", { name: "Tìm hoặc ra lệnh" });
  await find.fill("lap ke hoach");
  await officer.getByRole("option", { name: "Lập kế hoạch" }).first().waitFor();
  await find.fill("khongcoginhuthe");
  await officer.getByText(/^Không có gì như/).waitFor();
  await officer.keyboard.press("Escape");
  await find.waitFor({ state: "detached" });
  expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
});
