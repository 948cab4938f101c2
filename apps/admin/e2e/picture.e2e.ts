import { describe, expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const textsOf = (texts: (string | null)[]) => texts.map((text) => text?.replaceAll(/\s+/g, " ").trim() ?? "");

describe("completeness", () => {
  it("leads by keyboard from the nation down to the name that is missing", async () => {
    const page = await open("/completeness", { as: "reviewer" });
    const grid = page.getByRole("grid", { name: "Mức đầy đủ theo ban và kỳ" });
    // The cell of the first commune-bearing province that lacks a report.
    const cell = grid.getByRole("gridcell", { name: /^Tỉnh Thanh Hóa, 6 tháng đầu năm 2026/ });
    await grid.locator('[tabindex="0"][data-place]').focus();
    while (!(await cell.evaluate((each) => each === document.activeElement))) {
      const [at, to] = [
        await page.evaluate(() => document.activeElement?.getAttribute("data-place") ?? "0 0"),
        (await cell.getAttribute("data-place")) ?? "0 0",
      ].map((place) => place.split(" ").map(Number));
      if (!at || !to) throw new Error("Every cell has a place");
      if (at[0] !== to[0]) await page.keyboard.press((at[0] ?? 0) < (to[0] ?? 0) ? "ArrowDown" : "ArrowUp");
      else await page.keyboard.press((at[1] ?? 0) < (to[1] ?? 0) ? "ArrowRight" : "ArrowLeft");
    }
    const shown = ":scope > [aria-hidden]"; // the rest is read aloud
    const share = (await cell.locator(shown).textContent())?.trim() ?? "";
    const [received, expected] = share.split("/").map(Number);
    if (!received || !expected) throw new Error(`${share} is no share`);
    const missing = page.getByRole("list", { name: "Ban chưa nộp" }).getByRole("listitem");
    // The list follows the focus.
    await missing.filter({ hasText: "thuộc Tỉnh Thanh Hóa" }).first().waitFor();
    expect(await missing.count()).toBe(expected - received);
    expect(await missing.first().textContent()).toContain("thuộc Tỉnh Thanh Hóa");

    await page.keyboard.press("Enter");
    await page.getByText("Tỉnh Thanh Hóa", { exact: true }).first().waitFor();
    const lacking = grid.getByRole("gridcell", { name: /^Xã Mường Lý, 6 tháng đầu năm 2026/ });
    await lacking.waitFor();
    await grid.locator('[tabindex="0"][data-place]').focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("n");
    while (!(await lacking.evaluate((each) => each === document.activeElement))) await page.keyboard.press("n");
    expect((await lacking.locator(shown).textContent())?.trim()).toBe("chưa nộp");
    await page.getByRole("list", { name: "Ban chưa nộp" }).getByText("Xã Mường Lý").waitFor();
    await page.getByText("Chưa nhận, quá hạn", { exact: false }).waitFor();
  });
});

/** An approved report of Thanh Hóa, as it is read. */
async function openReport() {
  const page = await open("/reports", { as: "officer" });
  const { origin } = new URL(page.url());
  const query = `{ reports(where: { state: APPROVED }, first: 100) {
    edges { node { id committee { unit { level } } round { name } } } } }`;
  const answer = await page.request.post(`${origin}/graphql`, { data: { query }, headers: { origin } });
  const { data }: { data: { reports: { edges: { node: Found }[] } } } = await answer.json();
  const found = data.reports.edges.find(
    ({ node: { committee, round } }) => committee.unit.level === "PROVINCE" && round.name === "6 tháng đầu năm 2026",
  );
  await page.goto(`${origin}/reports/${encodeURIComponent(found?.node.id ?? "")}`);
  await page.getByRole("link", { name: "Toàn cảnh" }).waitFor();
  return page;
}

interface Found {
  id: string;
  committee: { unit: { level: string } };
  round: { name: string };
}

describe("the picture of a report", () => {
  it("draws what its table says", async () => {
    const page = await openReport();
    await page.getByRole("link", { name: "Toàn cảnh" }).click();
    const charts = page.getByRole("figure");
    await charts.nth(1).waitFor();
    const own = charts.first();
    await own.getByRole("img").waitFor();
    const numbers = textsOf(await own.getByRole("cell").allTextContents());
    expect(numbers.length).toBeGreaterThan(1);
    const drawn = textsOf(await own.locator("svg text").allTextContents());
    for (const number of numbers) expect(drawn).toContain(number);

    const below = charts.nth(1);
    const shown = textsOf(await below.getByRole("listitem").locator("b").allTextContents());
    await below.getByText("Xem bảng").click();
    const rows = below.getByRole("row");
    expect(await rows.count()).toBe(shown.length + 1);
    for (const [index, text] of shown.entries()) {
      const last = (
        await rows
          .nth(index + 1)
          .getByRole("cell")
          .last()
          .textContent()
      )?.trim();
      expect(last || "chưa có số").toBe(text);
    }
  });
});

describe("a report on paper", () => {
  it("has the figures of the screen", async () => {
    const page = await openReport();
    const onScreen = new Map<string, string>();
    const rows = page.locator("table tbody tr").filter({ has: page.locator("strong") });
    await rows.first().waitFor();
    for (const row of await rows.all()) {
      const code = (await row.getByRole("cell").first().textContent())?.trim() ?? "";
      onScreen.set(code, (await row.locator("strong").textContent())?.trim() ?? "");
    }
    expect(onScreen.size).toBeGreaterThan(20);
    await page.getByRole("link", { name: "In", exact: true }).click();
    await page.locator("main[data-ready]").waitFor();
    await page.getByText(/Độc lập - Tự do - Hạnh phúc/).waitFor();
    for (const [code, text] of onScreen) {
      const printed = await page.locator(`[data-figure="${code}"]`).evaluate((cell) => cell.firstChild?.textContent);
      expect(`${code} ${printed?.trim()}`).toBe(`${code} ${text}`);
    }
    const figure = page.locator("[data-figure] button").first();
    await figure.click();
    await page.getByRole("dialog", { name: "Nguồn gốc số liệu" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.emulateMedia({ media: "print" });
    expect(await figure.isVisible()).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.startsWith("%PDF")).toBe(true);
    const upright = /\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/;
    expect(pdf).toMatch(upright);
    // A split into five parts lies across.
    expect(await page.locator("[data-across]").count()).toBeGreaterThan(0);
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 84[12][.\d]* 59[45]/);
  });
});
