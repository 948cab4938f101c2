import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("makes a token that is shown once, and revokes it", async () => {
  const page = await open("/tokens", { as: "analyst" });
  await page.getByRole("heading", { name: "Mã truy cập API" }).waitFor();
  await page.keyboard.press("c");
  const form = page.getByRole("form", { name: "Tạo mã" });
  await form.getByLabel(/^Dùng cho/).fill("Bảng theo dõi");
  await page.keyboard.press("Enter");
  const token = await page.getByText(/^camket_\w{12}_\w{48}_\w{8}$/).textContent();
  await page.getByRole("button", { name: "Đã cất mã, đóng" }).click();
  await page.getByRole("row", { name: /Bảng theo dõi/ }).waitFor();
  expect(await page.getByText(token ?? "").count()).toBe(0);

  const ask = () =>
    page.context().request.post(new URL("/graphql", page.url()).href, {
      data: { query: "{ viewer { isProgram } }" },
      headers: { authorization: `Bearer ${token}`, cookie: "" },
    });
  expect(await (await ask()).json()).toMatchObject({ data: { viewer: { isProgram: true } } });
  await page.getByRole("button", { name: "Thu hồi mã Bảng theo dõi" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Thu hồi" }).click();
  await page.getByText("Đã thu hồi mã “Bảng theo dõi”.").waitFor();
  expect(await (await ask()).json()).not.toMatchObject({ data: { viewer: { isProgram: true } } });
});

it("shows two officers of one plan both their versions, and takes an older one back from the history", async () => {
  const page = await open("/plans?act=draft", { as: "officer" });
  const draft = page.getByRole("form", { name: "Lập kế hoạch" });
  await draft.getByLabel(/^Tên kế hoạch/).fill("Kế hoạch một");
  await draft
    .getByRole("button", { name: /^Cả năm/ })
    .first()
    .click();
  await draft.getByRole("textbox", { name: /^Mục đích/ }).fill("Thử.");
  await draft.getByRole("button", { name: "Lập dự thảo" }).click();
  await page.getByRole("button", { name: "Sửa kế hoạch" }).click();
  const mine = page.getByRole("form", { name: "Sửa kế hoạch" });
  await mine.getByRole("textbox", { name: /^Tên kế hoạch/ }).fill("Kế hoạch của tôi");

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Sửa kế hoạch" }).click();
  await other.getByRole("textbox", { name: /^Tên kế hoạch/ }).fill("Kế hoạch hai");
  await other.getByRole("button", { name: "Lưu", exact: true }).click();
  await other.getByText("Đã sửa kế hoạch.").waitFor();

  await mine.getByRole("button", { name: "Lưu", exact: true }).click();
  await mine.getByRole("radio", { name: /Kế hoạch hai/ }).check();
  expect(await mine.getByRole("textbox", { name: /^Tên kế hoạch/ }).inputValue()).toBe("Kế hoạch hai");

  await mine.getByRole("button", { name: "Lấy lại giá trị cũ từ lịch sử" }).click();
  await page.getByRole("button", { name: "Lấy lại giá trị trước đó" }).click();
  expect(await mine.getByRole("textbox", { name: /^Tên kế hoạch/ }).inputValue()).toBe("Kế hoạch một");
  await mine.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.getByRole("heading", { name: "Kế hoạch một" }).waitFor();
});
