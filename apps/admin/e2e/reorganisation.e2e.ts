import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("merges two communes by hand, leads from the old committee to the new one, and takes it back", async () => {
  const page = await open("/committees/reorganisations", { as: "admin" });
  await page.getByRole("link", { name: "Lập cuộc sắp xếp" }).click();
  await page.getByLabel(/Nội dung sắp xếp/).fill("Sắp xếp hai phường của tỉnh Phú Thọ");
  await page.getByLabel(/Có hiệu lực từ ngày/).fill("01/09/2026");
  await page.getByLabel(/Có hiệu lực từ ngày/).press("Tab");

  // Both are found by name, and become a new ward.
  await page.getByRole("button", { name: "Gộp…" }).click();
  const form = page.getByRole("form", { name: "Gộp đơn vị" });
  for (const [typed, name] of [
    ["viet tri", /Phường Việt Trì/],
    ["07909", /Phường Thanh Miếu/],
  ] as const) {
    await form.getByRole("combobox", { name: /Đơn vị cũ/ }).fill(typed);
    await page.getByRole("option", { name }).click();
  }
  await form.getByLabel(/Mã đơn vị mới/).fill("07999");
  await form.getByLabel(/Tên, không kèm loại/).fill("Hùng Vương");
  await form.getByRole("button", { name: "Đưa vào bảng" }).click();
  const table = page.getByRole("table", { name: /dòng ghi tay/ });
  await table.getByRole("row", { name: /Phường Việt Trì 07900 Phường Hùng Vương 07999/ }).waitFor();

  // The last change is taken back and made again from what is kept.
  await table.getByRole("button", { name: /Bỏ dòng Phường Thanh Miếu/ }).click();
  expect(await table.getByRole("row").count()).toBe(2);
  await page.getByRole("button", { name: "Bỏ thay đổi cuối" }).click();
  await page.reload();
  await table.getByRole("row", { name: /Phường Thanh Miếu/ }).waitFor();

  await page.getByRole("button", { name: "Xem trước", exact: true }).click();
  await page.locator("summary", { hasText: "Ban chỉ đạo lập mới" }).click();
  await page
    .getByText(/Ban Chỉ đạo .*phường Hùng Vương/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Thực hiện…" }).click();
  const question = page.getByRole("dialog", { name: "Sắp xếp từ ngày 01/09/2026?" });
  await question.getByText("2 đơn vị kết thúc").waitFor();
  await question.getByRole("button", { name: "Thực hiện" }).click();
  await page.getByRole("link", { name: "Xem các ban mới" }).click();
  await page.getByRole("heading", { name: "Sắp xếp hai phường của tỉnh Phú Thọ" }).waitFor();
  const reorganisation = page.url();

  // The tree of that day has the new one, that of the eve the old ones.
  const tree = (asOf: string, name: string) =>
    new URL(`/committees?view=table&q=${encodeURIComponent(name)}&asOf=${asOf}`, reorganisation).href;
  await page.getByRole("link", { name: /phường Việt Trì/ }).click();
  const ended = page.getByText(/đã kết thúc ngày 01\/09\/2026, nay là/);
  await ended.waitFor();
  await ended.getByRole("link", { name: /Hùng Vương/ }).click();
  await page.getByRole("heading", { name: /phường Hùng Vương/ }).waitFor();
  await page.getByRole("list", { name: "Kế thừa từ" }).getByRole("link", { name: "Phường Việt Trì" }).waitFor();
  await page.goto(tree("2026-08-31", "viet tri"));
  await page.getByRole("link", { name: "Phường Việt Trì" }).waitFor();
  await page.goto(tree("2026-09-01", "hung vuong"));
  await page.getByRole("link", { name: "Phường Hùng Vương" }).waitFor();

  await page.goto(reorganisation);
  await page.getByRole("button", { name: /Hoàn tác đợt số/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByRole("heading", { name: "Không có cuộc sắp xếp này" }).waitFor();
  await page.goto(tree("2026-09-01", "viet tri"));
  await page.getByRole("link", { name: "Phường Việt Trì" }).waitFor();
});

it("is offered to whoever administers the installation alone", async () => {
  const page = await open("/committees/reorganisations", { as: "officer" });
  await page.getByRole("grid", { name: "Sắp xếp" }).waitFor();
  expect(await page.getByRole("link", { name: "Lập cuộc sắp xếp" }).count()).toBe(0);
  await page.goto(new URL("/committees/reorganisations/new", page.url()).href);
  await page.getByRole("heading", { name: "Không tìm thấy trang này" }).waitFor();
});
