import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const LIST = `Recommendation,Position,Full list of themes
"901.1 Keep every child in school (Norway, Togo);
Source of position: A/HRC/1/1",Supported,"Right to education
Groups of persons:
Children"
901.2 Tell by row what is left out (Chad);,Perhaps,
901.3 Plant trees (Chad);,Noted,
`;

it("imports a list, ties one of it to a task, and sees that a task now carries it out", async () => {
  const admin = await open("/recommendations", { as: "admin" });
  await admin.getByText("Chưa có khuyến nghị nào").waitFor();
  await admin.getByRole("main").getByRole("link", { name: "Nhập danh mục" }).click();
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) };
  await admin.locator("input[type=file]").setInputFiles(file);
  await admin.getByText("list.csv").waitFor();
  await admin.getByRole("textbox", { name: /^Quốc gia được rà soát/ }).fill("Testland");
  await admin.getByRole("textbox", { name: /^Chu kỳ/ }).fill("4");
  await admin.getByRole("button", { name: "Kiểm tra" }).click();
  await admin.getByText("1 dòng không đọc được").waitFor();
  await admin.getByRole("button", { name: "Nhập", exact: true }).click();
  await admin.getByText("Đã nhập.").waitFor();
  await admin.getByText("Chỗ sai").last().click();
  await admin.getByText("Dòng 3, cột Lập trường").waitFor();
  await admin.getByText("Không rõ lập trường này là chấp thuận hay ghi nhận.").waitFor();

  const officer = await open("/recommendations?coverage=NONE", { as: "officer" });
  const main = officer.getByRole("main");
  await main.getByText("Keep every child in school").click();
  await officer.getByRole("heading", { name: "Khuyến nghị UPR 4, 901.1" }).waitFor();
  await main.getByText("Norway; Togo").waitFor();
  await main
    .getByRole("button", { name: /^Gắn nhiệm vụ/ })
    .first()
    .click();
  await officer.getByText("Đã gắn khuyến nghị 901.1 với nhiệm vụ.").waitFor();
  await main.getByText(/^(Có nhiệm vụ thực hiện|Chỉ có nhiệm vụ quá hạn)$/).waitFor();

  await officer.getByRole("navigation", { name: "Đường dẫn trang" }).getByRole("link", { name: "Khuyến nghị" }).click();
  await main.getByRole("definition").filter({ hasText: "1" }).first().waitFor();
  const figures = await main.getByRole("definition").allTextContents();
  expect([figures[0], figures[1], Number(figures[2]) + Number(figures[3])]).toEqual(["2", "1", 1]);

  await main.getByText("Keep every child in school").click();
  await main
    .getByRole("link", { name: /^\S+ .+/ })
    .first()
    .click();
  const untie = officer.getByRole("button", { name: "Bỏ gắn khuyến nghị UPR 4, 901.1" });
  const none = officer.getByText("Chưa gắn với khuyến nghị nào.");
  await untie.click();
  await none.waitFor();
  const toast = officer.getByRole("status").locator("> *").filter({ hasText: "Đã bỏ gắn khuyến nghị 901.1." });
  await toast.getByRole("button", { name: "Hoàn tác" }).click();
  await untie.click();
  await none.waitFor();
  await officer.getByRole("combobox", { name: "Thêm khuyến nghị" }).fill("901.1");
  await officer.getByRole("option", { name: /901\.1/ }).waitFor();
  await officer.keyboard.press("ArrowDown");
  await officer.keyboard.press("Enter");
  await untie.click();
  await none.waitFor();

  // Nothing carries it out any more, so the list can be taken back.
  await admin.getByRole("button", { name: /^Hoàn tác đợt số/ }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await admin
    .getByText(/^Đã hoàn tác đợt số/)
    .first()
    .waitFor();
});
