import type { Locator, Page } from "playwright-core";
import { expect, inject, it } from "vitest";
import type { AppRouter } from "../src/router.tsx";
import { faultsOf, faultsOnPhone } from "./axe.ts";
import { type OpenOptions, open, useBrowser } from "./browser.ts";

useBrowser();

type Person = NonNullable<OpenOptions["as"]>;

interface Visit {
  /** Who sees something there; null is nobody. */
  as: Person | null;
  /** The connection whose first row `$id` is. */
  first?: string;
}

/** Every route: the types do not fit where one is missing. */
const routes = {
  "/": { as: "officer" },
  "/sign-in": { as: null },
  "/set-password": { as: null },
  "/committees": { as: "admin" },
  "/committees/$id": { as: "admin", first: "committees(first: 1, where: { level: PROVINCE })" },
  "/committees/$id/members/import": { as: "admin", first: "committees(first: 1, where: { level: PROVINCE })" },
  "/committees/reorganisations": { as: "admin" },
  "/committees/reorganisations/new": { as: "admin" },
  "/committees/reorganisations/$id": { as: "admin", first: "reorganisations(first: 1)" },
  "/committees/units/import": { as: "admin" },
  "/people": { as: "admin" },
  "/people/$id": { as: "admin", first: "people(first: 1)" },
  "/agencies": { as: "admin" },
  "/plans": { as: "officer" },
  "/plans/$id": { as: "officer", first: "plans(first: 1, where: { state: ISSUED })" },
  "/plans/$id/revisions": { as: "officer", first: "plans(first: 1, where: { state: ISSUED })" },
  "/tasks": { as: "officer" },
  "/tasks/$id": { as: "officer", first: "tasks(first: 1)" },
  "/coverage": { as: "officer" },
  "/assignments": { as: "officer" },
  "/events": { as: "officer" },
  "/events/new": { as: "officer" },
  "/events/$id": { as: "officer", first: "events(first: 1)" },
  "/outputs": { as: "officer" },
  "/documents": { as: "officer" },
  "/documents/$id": { as: "officer", first: "documents(first: 1)" },
  "/recommendations": { as: "admin" },
  "/recommendations/import": { as: "admin" },
  "/recommendations/$id": { as: "admin", first: "recommendations(first: 1)" },
  "/reports": { as: "officer" },
  "/reports/review": { as: "reviewer" },
  "/reports/$id": { as: "officer", first: "reports(first: 1, where: { state: DRAFT })" },
  "/reports/$id/import": { as: "officer", first: "reports(first: 1, where: { state: DRAFT })" },
  "/reports/$id/picture": { as: "reviewer", first: "reports(first: 1, where: { state: APPROVED })" },
  "/reports/$id/print": { as: "reviewer", first: "reports(first: 1, where: { state: APPROVED })" },
  "/completeness": { as: "reviewer" },
  "/rounds/$id": { as: "reviewer", first: 'reportingRounds(first: 1, where: { dueTo: "2025-07-31" })' },
  "/rounds/$id/restatement": { as: "reviewer", first: 'reportingRounds(first: 1, where: { dueTo: "2025-07-31" })' },
  "/indicators": { as: "admin" },
  "/indicators/$id": { as: "admin", first: "indicators(first: 1)" },
  "/disaggregations": { as: "admin" },
  "/forms": { as: "admin" },
  "/forms/$id": { as: "admin", first: "reportTemplates(first: 1)" },
  "/users": { as: "admin" },
  "/users/$id": { as: "admin", first: "users(first: 1)" },
  "/tokens": { as: "admin" },
  "/jobs": { as: "admin" },
  "/jobs/$id": { as: "admin", first: "jobs(first: 1)" },
  "/audit": { as: "admin" },
  "/notifications": { as: "officer" },
  "/notifications/$id": { as: "officer", first: "notifications(first: 1)" },
  "/settings/notifications": { as: "officer" },
} satisfies Record<keyof AppRouter["routesByPath"], Visit>;

const visits: [path: string, visit: Visit][] = Object.entries(routes);

const list = {
  name: "list.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`Recommendation,Position
902.1 Keep every child in school (Norway);,Supported
`),
};

/** The sample has no recommendation, and nothing runs in the background. @returns takes the list back */
async function importRecommendations() {
  const page = await open("/recommendations/import", { as: "admin" });
  await page.locator("input[type=file]").setInputFiles(list);
  await page.getByRole("textbox", { name: /^Quốc gia được rà soát/ }).fill("Testland");
  await page.getByRole("textbox", { name: /^Chu kỳ/ }).fill("4");
  await page.getByRole("button", { name: "Kiểm tra" }).click();
  await page.getByRole("button", { name: "Nhập", exact: true }).click();
  await page.getByText("Đã nhập.").waitFor();
  return async () => {
    await page.getByRole("button", { name: /^Hoàn tác đợt số/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác" }).click();
    await page
      .getByText(/^Đã hoàn tác đợt số/)
      .first()
      .waitFor();
  };
}

async function idOf(page: Page, connection: string): Promise<string> {
  const { origin } = new URL(inject("address"));
  const query = `{ found: ${connection} { edges { node { id } } } }`;
  const answer = await page.request.post(`${origin}/graphql`, { data: { query }, headers: { origin } });
  const { data }: { data: { found: { edges: { node: { id: string } }[] } } } = await answer.json();
  const id = data.found.edges[0]?.node.id;
  if (!id) throw new Error(`There is none of ${connection}`);
  return id;
}

async function visit(page: Page, [path, { first }]: [string, Visit]) {
  const address = first ? path.replace("$id", encodeURIComponent(await idOf(page, first))) : path;
  await page.goto(new URL(address, inject("address")).href);
  await isThere(page);
}

async function isThere(page: Page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".mantine-Skeleton-root, [aria-busy=true]"));
}

// Some fifty pages, each looked at three times: on a busy machine more than the usual patience.
const patience = 600_000;

it(
  "finds no fault with any page, light and dark, wide and on a phone",
  async () => {
    const takeBack = await importRecommendations();
    const people = [...new Set(visits.map(([, { as }]) => as))];
    const faults = await Promise.all(
      people.map(async (as) => {
        const page = await open("/sign-in", as ? { as } : {});
        const ofPerson: string[] = [];
        for (const each of visits.filter(([, { as: who }]) => who === as)) {
          await visit(page, each);
          const onPage = [...(await faultsOf(page)), ...(await faultsOnPhone(page))];
          ofPerson.push(...onPage.map((fault) => `${each[0]}: ${fault}`));
        }
        return ofPerson;
      }),
    );
    await takeBack();
    expect(faults.flat()).toEqual([]);
  },
  patience,
);

const draft = { as: "officer", first: "reports(first: 1, where: { state: DRAFT })" } as const;
const approved = { as: "officer", first: "reports(first: 1, where: { state: APPROVED })" } as const;
const thisYear = {
  as: "reviewer",
  first: "reportingRounds(first: 1, where: { periodKind: YEAR, year: 2026 })",
} as const;

/** What opens over a page of the report room: where it stands, what has the focus before, and which keys open it. */
const openings: [name: string, path: string, visit: Visit, opener: (page: Page) => Locator, keys: string[]][] = [
  ["the palette", "/reports", { as: "officer" }, (page) => button(page, /^Tìm hoặc ra lệnh/), ["Control+k"]],
  ["the keys", "/reports", { as: "officer" }, (page) => button(page, /tất cả phím tắt/), ["Enter"]],
  ["a round to open", "/reports", { as: "reviewer" }, (page) => button(page, "Mở kỳ"), ["Enter"]],
  ["lineage", "/reports/$id", approved, (page) => page.locator("tr button:has(strong)").first(), ["Enter"]],
  ["consolidation", "/reports/$id", draft, (page) => button(page, "Tổng hợp"), ["Enter"]],
  ["settling", "/rounds/$id", thisYear, (page) => button(page, /^Xử lý báo cáo/), ["Enter", "ArrowDown", "Enter"]],
  ["a round", "/rounds/$id", thisYear, (page) => button(page, "Sửa kỳ"), ["Enter"]],
  ["approval", "/reports/review", { as: "reviewer" }, (page) => page.locator("tbody tr").first(), ["a"]],
  ["a return", "/reports/review", { as: "reviewer" }, (page) => page.locator("tbody tr").first(), ["r"]],
  ["an indicator", "/indicators", { as: "admin" }, (page) => button(page, /^Thêm chỉ tiêu/), ["Enter"]],
  ["a breakdown", "/disaggregations", { as: "admin" }, (page) => button(page, "Thêm cách phân tổ"), ["Enter"]],
  ["a form", "/forms", { as: "admin" }, (page) => button(page, "Lập mẫu"), ["Enter"]],
];

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true }).filter({ visible: true }).first();

it(
  "finds no fault with what opens over a page, and the focus comes back to where it was",
  async () => {
    const people = [...new Set(openings.map(([, , { as }]) => as))];
    const faults = await Promise.all(
      people.map(async (as) => {
        const page = await open("/sign-in", as ? { as } : {});
        const ofPerson: string[] = [];
        for (const [name, path, where, openerOf, keys] of openings.filter(([, , { as: who }]) => who === as)) {
          await visit(page, [path, where]);
          const opener = await openerOf(page).elementHandle();
          await opener?.focus();
          for (const [index, key] of keys.entries()) {
            if (index > 0) await page.getByRole("menuitem").first().waitFor();
            await page.keyboard.press(key);
          }
          const dialog = page.getByRole("dialog");
          await dialog.waitFor();
          await isThere(page);
          const onTop = [
            ...(await faultsOf(page, "[role=dialog]")),
            ...((await dialog.evaluate((node) => node.contains(document.activeElement))) ? [] : ["has no focus"]),
          ];
          await page.keyboard.press("Escape");
          await dialog.waitFor({ state: "detached" });
          const isBack = page.waitForFunction((node) => node === document.activeElement, opener, { timeout: 10_000 });
          await isBack.catch(async () => {
            const there = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
            onTop.push(`the focus is lost to ${there}`);
          });
          ofPerson.push(...onTop.map((fault) => `${name}: ${fault}`));
        }
        return ofPerson;
      }),
    );
    expect(faults.flat()).toEqual([]);
  },
  patience,
);

it("finds no fault with what stands beside a cell, or on a phone below it", async () => {
  const page = await open("/reports", { as: "officer" });
  await visit(page, ["/reports/$id", draft]);
  await page.locator("td input").first().focus();
  await page.getByRole("complementary").getByRole("button", { name: "Nguồn gốc số liệu" }).waitFor();
  expect([...(await faultsOf(page, "aside")), ...(await faultsOnPhone(page, "main"))]).toEqual([]);
});
