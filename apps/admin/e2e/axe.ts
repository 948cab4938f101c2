import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Levels A and AA of WCAG 2.2, and what axe counts as good practice. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ofColor = ["color-contrast", "link-in-text-block"];

/** What axe finds wrong with what is shown, light and then dark: the rule, the element, and what to mend. */
export async function faultsOf(page: Page, within = "html"): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const inLight = await found(page, within, (axe) => axe.withTags(tags));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  // Only the colours are others.
  const inDark = await found(page, within, (axe) => axe.withRules(ofColor));
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return [...inLight, ...inDark.map((fault) => `dark, ${fault}`)];
}

/** The same at the width of a phone: there other elements are shown. */
export async function faultsOnPhone(page: Page, within = "html"): Promise<string[]> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const faults = await found(page, within, (axe) => axe.withTags(tags));
  if (wide) await page.setViewportSize(wide);
  return faults.map((fault) => `on a phone, ${fault}`);
}

async function found(page: Page, within: string, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // A colour on its way from one scheme to the other is neither.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  // No page holds a frame, which is all that the other mode is slower for.
  const axe = choose(new AxeBuilder({ page }).include(within).setLegacyMode());
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const [, ...reasons] = (failureSummary ?? "").split(/\s*\n\s*/);
      return `${id}: ${target.join(" ")}: ${reasons.join("; ")}`;
    }),
  );
}
