import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

it("imports units: a column by hand, two wrong cells mended in place, and the way back", async () => {
  const page = await open("/committees", { as: "admin" });
  const { keyboard } = page;
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("menuitem", { name: "Nhập đơn vị hành chính từ tệp" }).click();
  // Districts alone, of which there are none today: nothing of the sample ends.
  await page
    .locator("input[type=file]")
    .setInputFiles(
      file(
        "huyen.csv",
        "Mã số,Cấp,Loại,Tên,Mã cấp trên\n9701,HUYEN,huyện,Thử Một,01\n9702,DISTRICT,huyện,Thử Hai,98765\n",
      ),
    );
  await page.getByLabel("Mã đơn vị", { exact: false }).first().selectOption("Mã số");
  await page.getByLabel("Có hiệu lực từ ngày").fill("01/12/2026");
  await page.getByRole("button", { name: "Kiểm tra" }).click();
  await page.getByText("2 chỗ sai.").waitFor();

  const level = page.getByRole("textbox", { name: "Cấp, dòng 2" });
  await level.fill("DISTRICT");
  await keyboard.press("Enter");
  expect(
    await page
      .getByRole("textbox", { name: "Mã đơn vị cấp trên, dòng 3" })
      .evaluate((cell) => cell === document.activeElement),
  ).toBe(true);
  await keyboard.press("Control+A");
  await keyboard.type("01");
  await keyboard.press("Tab");
  await page.getByText("Đã sửa 2 ô").waitFor();

  // What was mended is kept, and so is the check that is looked at.
  await page.reload();
  await page.getByText("Đã sửa 2 ô").waitFor();
  expect(await level.inputValue()).toBe("DISTRICT");
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByRole("button", { name: "Nhập tất cả" }).click();
  await page.getByText("Đã nhập.").waitFor();
  const created = page.getByText("Đơn vị lập mới");
  await created.click();
  await page.getByText("huyện Thử Một (9701)").waitFor();

  await page.getByRole("button", { name: /^Hoàn tác đợt số/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText(/^Đã hoàn tác đợt số \d+\.$/).waitFor();
  await page.goto(new URL("/jobs", page.url()).href);
  // Other journeys take their batches back too.
  const batch = page.getByRole("grid", { name: "Đợt nhập" }).getByRole("row").filter({ hasText: "huyen.csv" });
  await batch.getByText(/^Đã hoàn tác/).waitFor();
});

it("imports members of a committee, and takes nothing else of the file", async () => {
  const page = await open("/committees", { as: "admin" });
  await page.getByRole("link", { name: "Mở ban chỉ đạo" }).click();
  await page.getByRole("button", { name: "Bổ nhiệm thành viên" }).waitFor();
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("menuitem", { name: "Nhập thành viên từ tệp" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles(
      file(
        "thanh-vien.csv",
        "Họ và tên,Vai trò,Chức vụ,Từ ngày,Điện thoại\nVũ Thử Nghiệm,Uỷ viên,Phó Vụ trưởng,01/02/2026,0\n",
      ),
    );
  await page.getByText("Không lấy và không lưu cột: Điện thoại.").waitFor();
  await page.getByRole("button", { name: "Kiểm tra" }).click();
  await page.getByRole("button", { name: "Nhập tất cả" }).click();
  await page.getByText("Đã nhập.").waitFor();
  await page.getByRole("link", { name: "Xem thành viên của ban" }).click();
  await page.getByText("Vũ Thử Nghiệm").first().waitFor();
  await page.goBack();
  await page.getByRole("button", { name: /^Hoàn tác đợt số/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText(/^Đã hoàn tác đợt số \d+\.$/).waitFor();
});
