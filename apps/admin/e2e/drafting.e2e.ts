import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

/** A period that nobody else uses. */
async function openQuarter() {
  const reviewer = await open("/reports?act=open", { as: "provincial-reviewer" });
  const opening = reviewer.getByRole("form", { name: "Mở kỳ báo cáo" });
  await opening.getByRole("combobox", { name: "Kỳ", exact: true }).selectOption({ label: "Quý" });
  await opening.getByRole("combobox", { name: "Quý" }).selectOption("4");
  const forms = opening.getByRole("combobox", { name: "Cấp xã" });
  const name = /^Báo cáo 6 tháng công tác bảo đảm quyền con người \(cấp xã\)/;
  const form = forms.locator("option").filter({ hasText: name }).first();
  await form.waitFor({ state: "attached" });
  await forms.selectOption((await form.getAttribute("value")) ?? "");
  await opening.getByRole("region", { name: "Ban phải nộp" }).getByText("Cấp xã").waitFor();
  await opening.getByRole("button", { name: "Mở kỳ" }).click();
  await reviewer.getByRole("heading", { name: "Quý IV năm 2026", level: 1 }).waitFor();
  return new URL(reviewer.url()).pathname;
}

it("drafts the report of a commune, which an officer follows to a task, edits, confirms and sends", async () => {
  const page = await open(await openQuarter(), { as: "commune" });
  const { keyboard } = page;
  await page.getByRole("button", { name: "Lập báo cáo" }).click();

  // What can be counted is there, and can't be typed.
  const inTime = page.getByRole("textbox", { name: "Tỷ lệ nhiệm vụ đến hạn hoàn thành đúng hạn" });
  await inTime.waitFor();
  expect(await inTime.textContent()).toContain("100,0%");
  expect(await inTime.getAttribute("aria-readonly")).toBe("true");

  // What was done is told, with a way to the task.
  const results = page.getByRole("region", { name: "Kết quả thực hiện" });
  const field = results.getByRole("textbox", { name: "Thuyết minh" });
  const first = "Khám sức khỏe định kỳ miễn phí cho người cao tuổi tại trạm y tế";
  await field.getByText(`${first}: hoàn thành ngày`).waitFor();
  await results.getByText("Camket soạn từ 3 nhiệm vụ").waitFor();
  await results.getByRole("button", { name: "xem", exact: true }).click();
  await results.getByRole("link", { name: first }).click();
  await page.getByRole("heading", { name: first, level: 1 }).waitFor();
  await page.goBack();
  await field.waitFor();

  // Somebody edits it: bold by key, undone by key; it no longer waits to be read.
  const confirm = results.getByRole("button", { name: "Đã xem, giữ như vậy" });
  await field.click();
  await keyboard.press("Control+End");
  await keyboard.type(" Không có việc tồn đọng.");
  // What was saved is a step of its own to undo.
  await page.getByText(/Đã lưu lúc/).waitFor();
  await keyboard.press("Control+b");
  await keyboard.type(" In đậm");
  await field.locator("strong", { hasText: "In đậm" }).waitFor();
  await keyboard.press("Control+z");
  await field.locator("strong", { hasText: "In đậm" }).waitFor({ state: "detached" });
  await field.getByText("Không có việc tồn đọng.").waitFor();
  await confirm.waitFor({ state: "detached" });
  await page.getByText(/Đã lưu lúc/).waitFor();

  // A block of cells over those that are typed; none over those that are counted.
  const cell = page.getByLabel("Tỷ lệ trẻ em 5 tuổi được đi học mẫu giáo, tử số");
  await cell.focus();
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    Array.from({ length: 60 }, () => "kps").join("\n"),
  );
  // Every one is filled, however many the form asks for.
  await page
    .getByText(/\b(\d+)\/\1\b/)
    .first()
    .waitFor();

  // What was typed while there was no network is kept, and sent afterwards.
  const causes = page.getByRole("region", { name: "Nguyên nhân" }).getByRole("textbox");
  await page.context().setOffline(true);
  await causes.click();
  await keyboard.type("Một số việc chờ văn bản hướng dẫn.");
  await page.getByText("Mất mạng, giữ trên máy này").waitFor();
  await page.context().setOffline(false);
  await page.getByText(/Đã lưu lúc/).waitFor();
  for (const name of ["Tình hình chung", "Kiến nghị, đề xuất"]) {
    await page.getByRole("region", { name }).getByRole("textbox").click();
    await keyboard.type(`${name}: theo kế hoạch.`);
  }

  // Filled in again, all that stays.
  await page.getByRole("button", { name: "Đếm lại và soạn lại" }).click();
  await page.getByText("Đã đếm lại").waitFor();
  await page.getByText("Không có việc tồn đọng.").waitFor();
  expect(await causes.textContent()).toBe("Một số việc chờ văn bản hướng dẫn.");

  // What nobody has read blocks sending, and one key each clears it.
  const blockers = page.getByRole("region", { name: "Nộp được khi" });
  await blockers
    .getByRole("button", { name: /^xem lại mục/ })
    .first()
    .click();
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Đã đủ để nộp" }).waitFor();
  await page.getByRole("button", { name: "Nộp báo cáo" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp báo cáo" }).click();
  await page.getByText("Đã nộp báo cáo").waitFor();
  await page.getByText("Không có việc tồn đọng.").waitFor();
  await page.getByRole("listitem").filter({ hasText: first }).waitFor();
});
