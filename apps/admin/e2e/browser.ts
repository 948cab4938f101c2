import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";

let browser: Browser;

/** Call once in a file of journeys. */
export function useBrowser() {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CAMKET_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(() => browser.close());
}

export interface OpenOptions {
  /** The sample user who is signed in; nobody without it. */
  as?: "admin" | "officer" | "reviewer" | "provincial-reviewer" | "analyst" | "viewer" | "national" | "commune";
  locale?: string;
}

/** Opens an address of the admin in a browser of its own; what the page reports as an error ends the journey. */
export async function open(path: string, { as, locale = "vi-VN" }: OpenOptions = {}): Promise<Page> {
  const address = inject("address");
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
  if (as) {
    const answer = await context.request.post(`${address}auth/sign-in/sample`, {
      data: { email: `${as}@camket.example` },
      headers: { origin: new URL(address).origin },
    });
    if (!answer.ok()) throw new Error(`${as} could not sign in: ${answer.status()}`);
  }
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(new URL(path, address).href);
  return page;
}
