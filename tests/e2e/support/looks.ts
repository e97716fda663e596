import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Desktop and phone. A page is loaded on each, because what is drawn first differs. */
export const SCREENS = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
] as const;

/** What depends on colours: all else is the same in both themes. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/**
 * The quality floor of the page as it stands: axe finds nothing in either theme, and nothing is wider than the screen.
 */
export async function passes(page: Page): Promise<void> {
  // By its tag: while a dialog is open, the page behind it has no roles.
  await expect(page.locator("h1")).toBeVisible();
  await dressed(page, "dark");
  expect(await findings(axe(page))).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider, `${page.url()} scrolls sideways`).toBe(false);
  await dressed(page, "light");
  expect(await findings(axe(page).withRules(RULES_OF_COLOUR)), "in the light theme").toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
}

/** Shows a theme, without motion: colours would be halfway from one to the other, or from nothing to what appears. */
async function dressed(page: Page, colorScheme: "dark" | "light"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
}

/** Pages have no frames, and only violations are of interest: asked for the rest too, axe takes four times as long. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);

async function findings(builder: AxeBuilder): Promise<string[]> {
  const { url, violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${url}: ${id} at ${nodes[0]?.target.join(" ")}`);
}
