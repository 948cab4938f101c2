import type { Page } from "playwright-core";
import { it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

/** The report on the year that the commune's officer is writing. */
async function draftOf(page: Page) {
  const { origin } = new URL(page.url());
  const query = `{ reports(where: { state: DRAFT }, first: 50) {
    edges { node { id viewerCanEdit committee { unit { level } } round { name } } } } }`;
  const answer = await page.request.post(`${origin}/graphql`, { data: { query }, headers: { origin } });
  const { data }: { data: { reports: { edges: { node: Found }[] } } } = await answer.json();
  const found = data.reports.edges.find(({ node }) => node.viewerCanEdit && node.round.name === "Năm 2026");
  return `${origin}/reports/${encodeURIComponent(found?.node.id ?? "")}`;
}

interface Found {
  id: string;
  viewerCanEdit: boolean;
  round: { name: string };
}

it("goes from a reviewer's remark on a cell to the officer who types it, and is settled", async () => {
  const commune = await open("/reports", { as: "commune" });
  const address = await draftOf(commune);
  const reviewer = await open("/", { as: "provincial-reviewer" });
  await reviewer.goto(address);
  const figure = reviewer.locator("tr :is(a, button):has(strong)").first();
  await figure.waitFor();
  await figure.focus();
  await reviewer.keyboard.press("c");
  const written = reviewer.getByRole("textbox", { name: "Viết ý kiến về ô này" });
  await written.waitFor();
  await reviewer.keyboard.type("Đối chiếu lại với số của nhà trường.");
  await reviewer.keyboard.press("Control+Enter");
  await reviewer.getByRole("button", { name: "Đã giải quyết" }).waitFor();
  await reviewer.keyboard.press("Escape");
  await reviewer.getByText("1 ý kiến").first().waitFor();

  await commune.goto(new URL("/notifications", address).href);
  await commune
    .getByText(/ý kiến/i)
    .first()
    .waitFor();
  await commune.goto(address);
  await commune.getByText("1 ý kiến").first().waitFor();
  await commune.getByRole("switch", { name: "Chỉ hiện ô có ý kiến (1)" }).press(" ");
  await commune.getByRole("grid").getByRole("textbox").first().focus();
  await commune.getByRole("textbox", { name: "Viết ý kiến về ô này" }).waitFor();
  await commune.keyboard.press("Alt+c");
  await commune.locator("textarea:focus").waitFor();
  await commune.keyboard.type("Đã đối chiếu, số không đổi.");
  await commune.keyboard.press("Control+Enter");
  await commune.getByText("2 ý kiến").waitFor();
  await commune.getByRole("button", { name: "Đã giải quyết" }).last().click();
  await commune.getByText(/^\d+ ý kiến$/).waitFor({ state: "detached" });

  // What is lacking can be remarked on like what is there.
  await reviewer.getByRole("button", { name: "Không có số" }).first().focus();
  await reviewer.keyboard.press("c");
  await reviewer.getByRole("dialog", { name: "Ô không có số" }).waitFor();
  await reviewer.locator("textarea:focus").waitFor();
  await reviewer.keyboard.type("Ô này còn thiếu số.");
  await reviewer.keyboard.press("Control+Enter");
  await reviewer.getByRole("button", { name: "Đã giải quyết" }).click();
  await reviewer.getByRole("button", { name: "Mở lại ý kiến" }).waitFor();
});
