import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

type Person = "reviewer" | "provincial-reviewer" | "officer" | "commune";

const indicator = "Số học sinh được hưởng chính sách hỗ trợ học tập";
/** A period that nobody else uses. */
const month = "11";
const period = `Tháng ${month} năm 2026`;
const commune = "Phường Hạc Thành";

/** @returns the address of the round. */
async function openMonth(as: Person, level: string, year = "2026"): Promise<string> {
  const page = await open("/reports?act=open", { as });
  const opening = page.getByRole("form", { name: "Mở kỳ báo cáo" });
  await opening.getByRole("combobox", { name: "Kỳ", exact: true }).selectOption({ label: "Tháng" });
  await opening.getByRole("combobox", { name: "Tháng" }).selectOption(month);
  await opening.getByRole("textbox", { name: "Năm" }).fill(year);
  for (const each of ["Trung ương", "Cấp tỉnh", "Cấp xã"]) {
    const asked = opening.getByRole("combobox", { name: each, exact: true });
    if (each !== level) {
      if ((await asked.count()) > 0) await asked.selectOption("");
      continue;
    }
    const label = await asked
      .getByRole("option")
      .filter({ hasText: /^Báo cáo 6 tháng/ })
      .textContent();
    await asked.selectOption({ label: label ?? "" });
  }
  await opening.getByRole("button", { name: "Mở kỳ" }).click();
  await page.getByRole("heading", { name: `Tháng ${month} năm ${year}`, level: 1 }).waitFor();
  return new URL(page.url()).pathname;
}

/** Fills what is still blank, so that the draft that is open can be sent. */
async function fill(page: Page) {
  const blockers = page.getByRole("region", { name: "Nộp được khi" }).getByRole("button");
  const blank = blockers.filter({ hasText: /^nhập/ }).first();
  if ((await blank.count()) > 0) {
    await blank.click();
    await page.locator("td input:focus").waitFor();
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
    await blank.waitFor({ state: "detached" });
  }
  for (const [words, act] of [
    [/^xem lại mục/, () => page.keyboard.press("Enter")],
    [/^viết mục/, () => page.locator("[contenteditable]:focus").fill("Theo kế hoạch.")],
  ] as const)
    for (const text of await blockers.filter({ hasText: words }).allTextContents()) {
      const blocker = blockers.filter({ hasText: text });
      await blocker.click();
      await act();
      await blocker.waitFor({ state: "detached" });
    }
}

async function send(page: Page) {
  await page.getByRole("heading", { name: "Đã đủ để nộp" }).waitFor();
  await page.getByRole("button", { name: "Nộp báo cáo" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Nộp báo cáo" }).click();
  await page.getByText("Đã nộp báo cáo").waitFor();
}

/** Explains what is doubted, with what stands there or anew. */
async function explain(page: Page, code: string, text?: string) {
  const doubt = page
    .getByRole("region", { name: "Nộp được khi" })
    .getByRole("button", { name: `giải trình ${code}`, exact: true });
  await doubt.click();
  const field = page.getByRole("textbox", { name: "Giải trình" });
  if (text) await field.fill(text);
  else await page.getByText("Số đã đổi sau khi giải trình. Xem lại rồi lưu.").waitFor();
  const written = await field.inputValue();
  await page.getByRole("button", { name: "Lưu giải trình" }).click();
  await doubt.waitFor({ state: "detached" });
  return written;
}

/** How it goes by sex. */
async function split(page: Page, women: string, men: string) {
  await page.getByRole("button", { name: new RegExp(`^${indicator}`) }).click();
  await type(page, women, `${indicator}, Giới tính: Nữ`);
  await type(page, men, `${indicator}, Giới tính: Nam`);
}

async function type(page: Page, value: string, name = indicator) {
  const cell = page.getByRole("textbox", { name, exact: true });
  await cell.focus();
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
  await page.getByText(/Đã lưu lúc/).waitFor();
}

/** The queue of a reviewer, with the report of a unit of this period in focus. */
async function openQueue(as: Person, unit: string, of = period) {
  const page = await open("/reports/review", { as });
  const row = page.getByRole("row").filter({ hasText: unit }).filter({ hasText: of });
  await row.focus();
  return { page, row };
}

/** Settles with a reason, from the page of the round, what a committee will not send in time. */
async function settle(page: Page, label: string, act: string) {
  await page.getByRole("button", { name: label, exact: true }).click();
  await page.getByRole("menuitem", { name: act }).click();
  const form = page.getByRole("form", { name: act });
  if (act === "Gia hạn nộp") await form.getByLabel(/^Hạn mới/).fill("31/12/2026");
  await form.getByLabel(/^Lý do/).fill("Vừa sắp xếp xong bộ máy.");
  await form.getByRole("button", { name: act }).click();
  await form.waitFor({ state: "detached" });
}

describe("a report from a commune to the nation", () => {
  let national = "";
  let provincial = "";
  let ofCommune = "";
  let ofProvince = "";
  let awaited = "";

  it("is not asked for in a round that was opened by mistake and deleted", async () => {
    const mistaken = await open(await openMonth("reviewer", "Cấp tỉnh"), { as: "reviewer" });
    await mistaken.getByRole("button", { name: "Xóa kỳ" }).click();
    await mistaken.getByRole("dialog").getByRole("button", { name: "Xóa kỳ" }).click();
    await mistaken.getByText(`Đã xóa kỳ “${period}”.`).waitFor();
  });

  it("is asked for, and what will not come is settled with reasons", async () => {
    // A year before nothing arose.
    const earlier = await open(await openMonth("reviewer", "Cấp tỉnh", "2025"), { as: "officer" });
    await earlier.getByRole("button", { name: "Lập báo cáo" }).click();
    await earlier.getByRole("textbox", { name: indicator, exact: true }).waitFor();
    await fill(earlier);
    await send(earlier);
    const { page: deciding } = await openQueue("reviewer", "Tỉnh Thanh Hóa", `Tháng ${month} năm 2025`);
    await deciding.keyboard.press("a");
    await deciding.getByRole("dialog").getByRole("button", { name: "Duyệt báo cáo" }).click();
    await deciding.getByText("Đã duyệt báo cáo của Tỉnh Thanh Hóa.").waitFor();
    national = await openMonth("reviewer", "Cấp tỉnh");
    provincial = await openMonth("provincial-reviewer", "Cấp xã");
    const page = await open(provincial, { as: "provincial-reviewer" });
    const waiting = page.getByRole("button", { name: /^Xử lý báo cáo chưa nộp của/ });
    await waiting.first().waitFor();
    await page.getByRole("button", { name: /^Nhắc \d+ ban$/ }).click();
    await page.getByText(/^Đã nhắc hôm nay/).waitFor();
    const others = (await waiting.evaluateAll((buttons) => buttons.map((each) => each.ariaLabel ?? ""))).filter(
      (label) => !label.endsWith(commune),
    );
    const [extended = "", exempt = "", ...missing] = others;
    awaited = extended;
    await settle(page, extended, "Gia hạn nộp");
    await page.getByText(/^Đã gia hạn nộp cho/).waitFor();
    await page.getByRole("row").filter({ hasText: "31/12/2026" }).waitFor();
    await settle(page, exempt, "Miễn báo cáo");
    await page.getByText(/^Đã miễn báo cáo cho/).waitFor();
    const declare = async () => {
      await page.getByRole("button", { name: /^Chọn tất cả \d+ ban$/ }).click();
      for (const unit of [commune, awaited.replace("Xử lý báo cáo chưa nộp của ", "")])
        await page.getByRole("checkbox", { name: `Chọn ${unit}`, exact: true }).uncheck();
      await settle(page, `Xử lý ${missing.length} ban đã chọn`, "Ghi nhận không có báo cáo");
      await page.getByText(`Đã ghi nhận ${missing.length} ban không có báo cáo.`).waitFor();
    };
    await page.getByLabel("Tình trạng nộp").selectOption({ label: "Chưa nộp" });
    await declare();
    await page.getByRole("button", { name: "Hoàn tác" }).last().click();
    await page.getByText(`Đã hoàn tác cho ${missing.length} ban.`).waitFor();
    await declare();
    await page.getByRole("heading", { name: /^Đã ghi nhận là không nộp/ }).waitFor();
  });

  it("is returned with a reason, mended, sent again and approved by key", async () => {
    const page = await open(provincial, { as: "commune" });
    await page.getByRole("button", { name: "Lập báo cáo" }).click();
    await page.getByRole("textbox", { name: indicator, exact: true }).waitFor();
    ofCommune = new URL(page.url()).pathname;
    await fill(page);
    await type(page, "1.200");
    await split(page, "700", "500");
    await send(page);

    const { page: reviewing } = await openQueue("provincial-reviewer", commune);
    await reviewing.keyboard.press("Enter");
    await reviewing
      .getByRole("region", { name: "Duyệt báo cáo" })
      .getByText(/Đang duyệt \d+\/\d+/)
      .waitFor();
    await reviewing.keyboard.press("r");
    const returning = reviewing.getByRole("form", { name: "Trả lại báo cáo" });
    await returning.getByLabel(/^Lý do/).fill("Chưa tính học sinh trường nội trú.");
    await returning.getByRole("button", { name: "Trả lại" }).click();
    await reviewing.getByText(`Đã trả lại báo cáo của ${commune}.`).waitFor();

    await page.goto(new URL(ofCommune, page.url()).href);
    await page.getByText("Chưa tính học sinh trường nội trú.").waitFor();
    await page.getByRole("button", { name: "Sửa lại" }).click();
    await page.getByText("Báo cáo bị trả lại.").waitFor();
    await type(page, "1.250");
    await split(page, "730", "520");
    await send(page);

    // What changed is shown beside what was sent before; nothing else has to be read.
    await reviewing.goto(new URL(ofCommune, reviewing.url()).href);
    await reviewing.getByText("trước: 1.200").waitFor();
    await reviewing.getByLabel("Chỉ hiện chỗ đã sửa từ lần nộp trước").check();
    await reviewing
      .getByRole("row", { name: new RegExp(indicator) })
      .first()
      .waitFor();
    expect(await reviewing.getByRole("row", { name: /^EDU-04/ }).count()).toBe(0);

    // Without a flag it may go with others.
    const { page: queue, row } = await openQueue("provincial-reviewer", commune);
    await queue.keyboard.press("x");
    await row.getByRole("checkbox", { checked: true }).waitFor();
    await queue.keyboard.press("a");
    await queue.getByRole("dialog").getByRole("button", { name: "Duyệt tất cả" }).click();
    await queue.getByText("Đã duyệt 1 báo cáo.").waitFor();
    await row.waitFor({ state: "detached" });
  });

  it("is taken into that of the province, beside its own part", async () => {
    const page = await open(national, { as: "officer" });
    await page.getByRole("button", { name: "Lập báo cáo" }).click();
    await page.getByRole("textbox", { name: indicator, exact: true }).waitFor();
    ofProvince = new URL(page.url()).pathname;
    const below = page.getByRole("region", { name: "Tổng hợp từ cấp dưới" });
    await below.getByText("1 trên 11 báo cáo đã duyệt").waitFor();
    await below.getByText(/^Hạn nộp của cấp dưới: /).waitFor();
    await below.getByText(/^Đã nhắc hôm nay/).waitFor();
    await below.getByRole("button", { name: "Tổng hợp", exact: true }).click();
    const asking = page.getByRole("dialog");
    await asking.getByText(/^Thiếu: /).waitFor();
    await asking.getByRole("button", { name: "Tổng hợp", exact: true }).click();
    await page.getByText("Đã tổng hợp số liệu của cấp dưới.").waitFor();
    const made = page.getByRole("textbox", { name: indicator, exact: true });
    await made.filter({ hasText: "1.250" }).waitFor();
    expect(await made.getAttribute("aria-readonly")).toBe("true");

    await below.getByRole("button", { name: "Phần của chính ban" }).click();
    const drawer = page.getByRole("dialog", { name: "Phần của chính ban và số của cấp dưới" });
    const row = drawer.getByRole("row", { name: new RegExp(`EDU-02 ${indicator}(?!:)`) });
    await row.getByLabel(/^Phần của chính ban/).fill("300");
    await drawer.getByRole("button", { name: "Lưu 1 số" }).click();
    await row.getByText("1.550").waitFor();
    await row.getByRole("button", { name: "Nhập số thay thế" }).click();
    const overriding = drawer.getByRole("form", { name: /^Nhập số thay thế/ });
    await overriding.getByLabel(/^Số thay thế/).fill("1.600");
    await overriding.getByRole("button", { name: "Nhập số thay thế" }).click();
    await overriding.getByLabel(/^Lý do/).fill("Theo thống kê của Sở.");
    await overriding.getByRole("button", { name: "Nhập số thay thế" }).click();
    await row.getByText("thay thế: Theo thống kê của Sở.").waitFor();
    await row.getByText("1.600").waitFor();
    await row.getByRole("button", { name: "Bỏ số thay thế" }).click();
    await row.getByText("1.550").waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await made.filter({ hasText: "1.550" }).waitFor();

    // Its own part is not split, so the parts of the one report below are fewer; and it rose from nothing.
    await page.getByRole("button", { name: new RegExp(`^${indicator}`) }).click();
    await page.getByText("từ 1/11 ban cấp dưới").nth(1).waitFor();
    await fill(page);
    await explain(page, "EDU-02", "Mở rộng chính sách từ tháng 9.");
    await send(page);
  });

  it("is found again from the figure of the province, down to the cell", async () => {
    const { page } = await openQueue("reviewer", "Tỉnh Thanh Hóa");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Duyệt báo cáo" }).waitFor();
    await page
      .getByRole("row", { name: new RegExp(indicator) })
      .getByRole("button", { name: "1.550" })
      .click();
    const drawer = page.getByRole("dialog", { name: "Nguồn gốc số liệu" });
    const tree = drawer.getByRole("treegrid");
    await tree.getByRole("row", { name: /Phần của chính ban.*300/ }).waitFor();
    await tree.getByRole("row", { name: /10 ban không có báo cáo/ }).waitFor();
    const typed = tree.getByRole("row", { name: new RegExp(`${commune}.*1.250`) });
    await typed.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: `Báo cáo tháng ${month} năm 2026` }).waitFor();
    await drawer.getByText(`Số do ${commune} nhập`).waitFor();
    expect(new URL(page.url()).pathname).toBe(ofCommune);
    await page.goBack();
    await typed.waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });

    // One below neither came nor was given up.
    const approve = async () => {
      await page.keyboard.press("a");
      const asking = page.getByRole("dialog");
      await asking.getByText(/1 trên 11 báo cáo cấp dưới đã được duyệt/).waitFor();
      await asking.getByRole("button", { name: "Duyệt báo cáo" }).click();
      await asking.waitFor({ state: "detached" });
    };
    await approve();
    await page.getByText(/^Còn báo cáo cấp dưới chưa được duyệt/).waitFor();
    const settling = await open(provincial, { as: "provincial-reviewer" });
    await settle(settling, awaited, "Ghi nhận không có báo cáo");
    await approve();
    await page.getByText("Đã duyệt báo cáo của Tỉnh Thanh Hóa.").waitFor();
  });

  it("is corrected, which the province sees and takes in with one step", async () => {
    const page = await open(ofCommune, { as: "commune" });
    await page.getByRole("button", { name: "Đính chính" }).click();
    await type(page, "1.280");
    await split(page, "750", "530");
    await send(page);
    const { page: reviewing } = await openQueue("provincial-reviewer", commune);
    await reviewing.keyboard.press("a");
    await reviewing.getByRole("dialog").getByRole("button", { name: "Duyệt báo cáo" }).click();
    await reviewing.getByText(`Đã duyệt báo cáo của ${commune}.`).waitFor();

    const above = await open(ofProvince, { as: "officer" });
    const below = above.getByRole("region", { name: "Tổng hợp từ cấp dưới" });
    await below.getByText("1 nguồn đã sửa sau khi tổng hợp.").waitFor();
    await above
      .getByRole("row", { name: new RegExp(indicator) })
      .getByRole("button", { name: "1.550" })
      .click();
    const drawer = above.getByRole("dialog", { name: "Nguồn gốc số liệu" });
    await drawer.getByText("Nếu tổng hợp lại: 1.580 (+30).").waitFor();
    await drawer.getByRole("link", { name: "nay là 1.280 (+30)" }).waitFor();
    await above.keyboard.press("Escape");
    await below.getByRole("button", { name: "Tổng hợp lại" }).click();
    await above.getByRole("dialog").getByRole("button", { name: "Tổng hợp lại" }).click();
    const made = above.getByRole("textbox", { name: indicator, exact: true });
    await made.filter({ hasText: "1.580" }).waitFor();
    await below.getByText("1 nguồn đã sửa sau khi tổng hợp.").waitFor({ state: "detached" });

    // Every draft of the period can be filled at once.
    const round = await open(provincial, { as: "officer" });
    await round.getByRole("button", { name: "Tổng hợp cả kỳ" }).click();
    await round.getByRole("dialog").getByRole("button", { name: "Tổng hợp cả kỳ" }).click();
    await round.getByRole("dialog").getByRole("status").getByText("Xong").waitFor();
    await above.reload();
    await made.filter({ hasText: "1.580" }).waitFor();
    expect(await explain(above, "EDU-02")).toBe("Mở rộng chính sách từ tháng 9.");
    await send(above);
  });
});
