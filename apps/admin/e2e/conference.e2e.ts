import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const year = new Date().getFullYear();

it("records a conference by keyboard, makes a task of a conclusion in two clicks, and shows it done", async () => {
  const page = await open("/events", { as: "officer" });
  const { keyboard } = page;
  const title = `Hội nghị sơ kết công tác nhân quyền ${Date.now()}`;
  await page.getByRole("button", { name: "Ghi nhận sự kiện" }).click();
  const form = page.getByRole("form", { name: "Ghi nhận sự kiện" });
  await form.getByLabel(/^Địa điểm/).fill("Thành phố Thanh Hóa");
  await form.getByLabel(/^Tên sự kiện/).fill(title);
  await form.getByLabel(/^Từ ngày/).fill(`05/01/${year}`);

  // Lines as they come from a text; the second one is moved up.
  await form.getByRole("button", { name: "Thêm chuyên đề, tham luận" }).click();
  const paste = (text: string) =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  await form.getByLabel("Tên chuyên đề, dòng 1").focus();
  await paste("1. Quyền của trẻ em\n2. Quyền của người khuyết tật");
  await form.getByLabel("Tên chuyên đề, dòng 2").focus();
  await keyboard.press("Alt+ArrowUp");
  expect(await form.getByLabel("Tên chuyên đề, dòng 1").inputValue()).toBe("Quyền của người khuyết tật");

  await form.getByRole("button", { name: "Thêm ban, cơ quan dự" }).click();
  const communes = [
    { typed: "hac thanh", name: /^Ban Chỉ đạo.*Hạc Thành/ },
    { typed: "sam son", name: /^Ban Chỉ đạo.*phường Sầm Sơn/ },
  ];
  for (const [index, { typed, name }] of communes.entries()) {
    await form.getByRole("combobox", { name: `Ban, cơ quan dự, dòng ${index + 1}` }).fill(typed);
    await page.getByRole("option", { name }).click();
    await form.getByLabel(`Số người, dòng ${index + 1}`).fill(String(12 + index));
    if (index === 0) await keyboard.press("Enter");
  }
  await form.getByText("25 người").waitFor();

  await form.getByRole("button", { name: "Thêm kết luận" }).click();
  await form.getByRole("textbox", { name: /^Kết luận 1/ }).fill("Rà soát trẻ em bỏ học ở miền núi");
  await keyboard.press("Enter");
  await form.getByRole("textbox", { name: /^Kết luận 2/ }).fill("Báo cáo kết quả trước ngày 30/6");

  // Nothing that was typed is lost.
  await page.reload();
  await page.getByText("Phần đã nhập lần trước vẫn được giữ trên máy này.").waitFor();
  await form.getByRole("button", { name: "Ghi nhận", exact: true }).click();
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByText("2 kết luận chưa có nhiệm vụ").waitFor();

  await keyboard.press("j");
  await keyboard.press("t");
  await page.getByRole("button", { name: "Giao", exact: true }).click();
  await page.getByText("Kết luận 1 đã thành nhiệm vụ 1.").waitFor();
  await page.getByText("1 kết luận chưa có nhiệm vụ").waitFor();

  await page.getByRole("link", { name: /^Nhiệm vụ 1: Rà soát trẻ em/ }).click();
  await page.getByRole("heading", { name: /Rà soát trẻ em/ }).waitFor();
  await keyboard.press("e");
  const progress = page.getByRole("form", { name: "Báo cáo tiến độ" });
  await progress.getByLabel(/^Đã làm được/).fill("100");
  await progress.getByLabel(/^Việc đã làm/).fill("Đã rà soát xong.");
  await progress.getByRole("button", { name: "Ghi tiến độ" }).press("Enter");
  await page.getByText("Đã ghi tiến độ 100%: nhiệm vụ đã xong.").waitFor();
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("region", { name: "Kết luận" }).getByText(/^Xong/).waitFor();

  await page.getByRole("button", { name: "Xóa sự kiện" }).click();
  await page.getByText("Chưa xóa được sự kiện này").waitFor();
});

it("takes a block of counts from a spreadsheet, and undoes it", async () => {
  const page = await open("/outputs?year=2024", { as: "officer" });
  const { keyboard } = page;
  const cell = (month: number) =>
    page.getByRole("textbox", { name: new RegExp(`^Tin, bài, Cổng thông tin.*, tháng ${month}$`) });
  await cell(3).focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "7\t8\n9\t1.010\n");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page.getByText(/^Đã lưu lúc/).waitFor();
  expect(await cell(3).inputValue()).toBe("7");
  await page.reload();
  await cell(4).waitFor();
  expect(await cell(4).inputValue()).toBe("8");
  await page.getByRole("row", { name: /^Tổng số 1\.034/ }).waitFor();

  await cell(3).focus();
  await keyboard.type("-4");
  await keyboard.press("Enter");
  await page.getByText("Không được âm").waitFor();
  await cell(3).focus();
  await keyboard.press("Escape");
  await keyboard.type("70");
  await keyboard.press("ArrowDown");
  await page.getByRole("row", { name: /^Tổng số 1\.097/ }).waitFor();
  await keyboard.press("Control+z");
  await page.getByRole("row", { name: /^Tổng số 1\.034/ }).waitFor();
  expect(await cell(3).inputValue()).toBe("7");
});
