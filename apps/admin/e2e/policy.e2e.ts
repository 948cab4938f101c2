import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it.each(["/", "/committees", "/graphiql"])("runs under its content security policy at %s", async (path) => {
  const page = await open("/favicon.svg");
  const broken: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) broken.push(message.text());
  });
  await page.goto(new URL(path, page.url()).href);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("#root > *").count()).toBeGreaterThan(0);
  expect(broken).toEqual([]);
});

it("runs an operation in GraphiQL, whose editor thinks in workers of its own", async () => {
  const page = await open("/graphiql");
  await page.locator(".monaco-editor").first().waitFor();
  await page.waitForLoadState("networkidle");
  expect(page.workers().length).toBeGreaterThan(0);
  await page.getByRole("button", { name: /execute query/i }).click();
  await page
    .getByText(/"(data|errors)"/)
    .first()
    .waitFor();
});
