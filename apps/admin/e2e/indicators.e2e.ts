import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("defines an indicator, asks for it in a new version of a form, and a commune finds it where it types", async () => {
  const admin = await open("/indicators?act=define", { as: "admin" });
  const defining = admin.getByRole("form", { name: "Thêm chỉ tiêu" });
  const fill = async (label: string, value: string) => defining.getByLabel(label, { exact: false }).first().fill(value);
  await fill("Mã", "TRE-90");
  await defining.getByLabel(/^Có hiệu lực từ/).fill("01/01/2026");
  await defining.getByLabel(/^Tên \*/).fill("Số buổi sinh hoạt pháp luật ở thôn");
  await defining.getByLabel(/^Tên tiếng Anh/).fill("Village meetings on law");
  await defining.getByLabel(/^Định nghĩa \*/).fill("Buổi do ban chỉ đạo xã tổ chức trong kỳ.");
  await defining.getByLabel(/^Định nghĩa tiếng Anh/).fill("Meetings held by the committee of the commune.");
  await defining.getByLabel(/^Đơn vị \*/).fill("buổi");
  await defining.getByLabel(/^Đơn vị tiếng Anh/).fill("meetings");
  await defining.getByRole("checkbox", { name: "Cấp xã" }).check();
  await defining.getByRole("combobox", { name: "Lĩnh vực" }).fill("giao duc");
  await admin.getByRole("option", { name: "Giáo dục", exact: true }).click();
  await defining
    .getByRole("combobox", { name: "Gộp các ban" })
    .selectOption({ label: "tính từ tổng tử số và tổng mẫu số" });
  await defining.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
  await defining.getByText("Chỉ dùng được cho chỉ tiêu tỷ lệ.").first().waitFor();
  await defining.getByRole("combobox", { name: "Gộp các ban" }).selectOption({ label: "cộng" });
  await defining.getByRole("button", { name: "Thêm quy tắc" }).click();
  await defining.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
  await admin.getByRole("heading", { name: "Số buổi sinh hoạt pháp luật ở thôn", level: 1 }).waitFor();
  await admin.getByText("Không nhỏ hơn 0").waitFor();

  // A version in use stays; the new one begins as its copy.
  await admin.goto(new URL("/forms", admin.url()).href);
  await admin.getByRole("link", { name: "Báo cáo 6 tháng công tác bảo đảm quyền con người (cấp xã)" }).click();
  await admin.getByText(/Đã có kỳ báo cáo dùng bản này/).waitFor();
  await admin.getByRole("button", { name: "Lập bản mới" }).click();
  const adding = admin.getByRole("form", { name: "Lập bản mới của mẫu" });
  await adding.getByLabel(/^Dùng từ/).fill("01/01/2026");
  await adding.getByRole("button", { name: "Lập bản mới" }).click();
  const editing = admin.getByRole("form", { name: "Sửa bản mẫu" });
  await editing.getByRole("combobox", { name: "Thêm chỉ tiêu vào mục Kết quả" }).fill("sinh hoat phap luat");
  await admin.getByRole("option", { name: "TRE-90 · Số buổi sinh hoạt pháp luật ở thôn" }).click();
  const lines = editing.getByRole("list", { name: "Chỉ tiêu trong mục Kết quả" }).getByRole("listitem");
  const last = (await lines.count()) - 1;
  expect(await lines.nth(last).textContent()).toContain("TRE-90");
  await lines.nth(last).getByRole("checkbox").focus();
  await admin.keyboard.press("Alt+ArrowUp");
  expect(await lines.nth(last - 1).textContent()).toContain("TRE-90");
  await lines.nth(0).getByRole("button", { name: /^Bỏ/ }).click();
  expect(await lines.count()).toBe(last);
  await admin.getByRole("button", { name: "Hoàn tác" }).click();
  expect(await lines.count()).toBe(last + 1);
  await editing.getByRole("button", { name: "Lưu bản mẫu" }).click();
  await admin.getByText("Đã lưu bản mẫu.").waitFor();
  await admin.getByRole("link", { name: "Số buổi sinh hoạt pháp luật ở thôn" }).waitFor();

  // A period that nobody else uses.
  const reviewer = await open("/reports?act=open", { as: "provincial-reviewer" });
  const opening = reviewer.getByRole("form", { name: "Mở kỳ báo cáo" });
  await opening.getByRole("combobox", { name: "Kỳ", exact: true }).selectOption({ label: "Tháng" });
  await opening.getByRole("combobox", { name: "Tháng" }).selectOption("3");
  await opening.getByText("15/02/2026 – 14/03/2026").first().waitFor();
  await opening
    .getByRole("combobox", { name: "Cấp xã" })
    .selectOption({ label: "Báo cáo 6 tháng công tác bảo đảm quyền con người (cấp xã) (bản 2)" });
  await opening.getByRole("region", { name: "Ban phải nộp" }).getByText("Cấp xã").waitFor();
  await opening.getByRole("button", { name: "Mở kỳ" }).click();
  await reviewer.getByRole("heading", { name: "Tháng 3 năm 2026", level: 1 }).waitFor();
  const asked = reviewer.getByRole("grid").getByRole("row");
  await asked.nth(1).waitFor();
  const name = (await asked.nth(1).locator("td, th, [role=gridcell]").first().textContent()) ?? "";
  const address = new URL(reviewer.url()).pathname;

  const rights = await open("/users", { as: "admin" });
  await rights.getByRole("link", { name: "Người xem mẫu" }).click();
  await rights.getByRole("button", { name: "Cấp vai trò" }).click();
  const granting = rights.getByRole("form", { name: "Cấp vai trò" });
  await granting.getByRole("combobox", { name: /^Ban chỉ đạo/ }).fill(name);
  await rights
    .getByRole("option", { name: new RegExp(`^Ban Chỉ đạo về Nhân quyền ${name}`, "i") })
    .first()
    .click();
  await granting.getByRole("button", { name: "Cấp vai trò" }).click();
  await rights.getByText(/^Đã cấp vai trò/).waitFor();

  const officer = await open(address, { as: "viewer" });
  await officer.getByRole("row").filter({ hasText: name }).getByRole("button", { name: "Lập báo cáo" }).click();
  const cell = officer.getByLabel("Số buổi sinh hoạt pháp luật ở thôn");
  await cell.focus();
  await officer.keyboard.type("12");
  await officer.keyboard.press("Enter");
  await officer.getByText(/Đã lưu lúc/).waitFor();

  await rights
    .getByRole("button", { name: /^Kết thúc vai trò Cán bộ thực hiện/ })
    .first()
    .click();
  await rights
    .getByRole("form", { name: "Kết thúc vai trò" })
    .getByRole("button", { name: "Kết thúc vai trò" })
    .click();
  await rights.getByText(/^Đã ghi ngày kết thúc vai trò/).waitFor();
});

it("adds a way to split figures, keeps a part that has figures, and takes a removed row back", async () => {
  const page = await open("/indicators", { as: "admin" });
  await page.getByRole("link", { name: "Phân tổ" }).click();
  await page.getByRole("heading", { name: "Phân tổ", level: 1 }).waitFor();
  await page.keyboard.press("c");
  const adding = page.getByRole("form", { name: "Thêm cách phân tổ" });
  await adding.getByLabel("Tên *", { exact: true }).fill("Nơi cư trú");
  await adding.getByLabel("Tên tiếng Anh *", { exact: true }).fill("Residence");
  await adding.getByLabel(/^Mã \*/).fill("RESIDENCE");
  const fill = async (row: number, cells: [string, string, string]) => {
    for (const [label, value] of [
      ["Mã", cells[0]],
      ["Tên", cells[1]],
      ["Tên tiếng Anh", cells[2]],
    ])
      await adding.getByLabel(`${label}, dòng ${row}`).fill(value ?? "");
  };
  await fill(1, ["UP_LAND", "Vùng cao", "Upland"]);
  await fill(2, ["UP_LAND", "Vùng thấp", "Lowland"]);
  await adding.getByRole("button", { name: "Thêm cách phân tổ" }).click();
  await adding.getByText("Đã có ở dòng trên").or(adding.getByRole("alert")).first().waitFor();
  await adding.getByLabel("Mã, dòng 2").fill("LOWLAND");
  await adding.getByRole("button", { name: "Thêm cách phân tổ" }).click();
  await page.getByText("Đã thêm cách phân tổ Nơi cư trú.").waitFor();
  await page.getByRole("row", { name: /Nơi cư trú.*Vùng cao · Vùng thấp.*Cộng bằng tổng số/ }).waitFor();

  await page.getByRole("link", { name: "Giới tính" }).click();
  const editing = page.getByRole("form", { name: "Sửa cách phân tổ" });
  await editing.getByRole("button", { name: "Bỏ dòng 1 của “Các phần”" }).click();
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  expect(await editing.getByLabel("Tên, dòng 1").inputValue()).toBe("Nữ");
  await editing.getByRole("button", { name: "Thêm phần" }).click();
  await editing.getByLabel("Mã, dòng 3").fill("OTHER");
  await editing.getByLabel("Tên, dòng 3").fill("Khác");
  await editing.getByLabel("Tên tiếng Anh, dòng 3").fill("Other");
  await editing.getByRole("button", { name: "Bỏ dòng 1 của “Các phần”" }).click();
  await editing.getByRole("button", { name: "Lưu" }).click();
  await editing.getByText(/Nữ/).waitFor();
  await editing.getByRole("button", { name: "Hủy" }).click();
  await page.getByRole("row", { name: /Giới tính.*Nữ · Nam/ }).waitFor();
});
