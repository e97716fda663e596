import { test as base, expect, type Page } from "@playwright/test";

type PersonaName = "Vera" | "Max" | "Olga" | "Kaya_Runs";

interface Fixtures {
  /** Signs in through Twitch's own page, as a person would, and arrives at the dashboard. */
  signIn: (name: PersonaName, page?: Page) => Promise<void>;
  /** Statuses that this test provokes; every other answer of 400 and above fails it. */
  expectedStatuses: number[];
}

/** Playwright's test, failing on errors in the page and on answers nobody expected. */
export const test = base.extend<Fixtures>({
  expectedStatuses: [[], { option: true }],
  page: async ({ page, expectedStatuses }, use, testInfo) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      // A failed request is reported by its response, with the address.
      if (message.type() === "error" && !/Failed to load resource|WebSocket|ERR_/.test(message.text()))
        problems.push(`console: ${message.text()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400 && !expectedStatuses.includes(response.status()))
        problems.push(`${response.status()} ${response.url()}`);
    });
    await use(page);
    if (testInfo.status !== testInfo.expectedStatus) await tellWhatStands(page, problems);
    expect(problems).toEqual([]);
  },
  signIn: async ({ page: own }, use) => {
    await use(async (name, page = own) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: /twitch/i }).click();
      await page.getByRole("button", { name: new RegExp(`Continue as ${name}`, "i") }).click();
      await page.waitForURL("**/dashboard");
    });
  },
});

/** Where a test ran the output is often all that is left: it says what the page showed when it failed. */
async function tellWhatStands(page: Page, problems: readonly string[]): Promise<void> {
  const shown = await page
    .locator("main")
    .first()
    .ariaSnapshot({ timeout: 2_000 })
    .catch((error: Error) => error.message);
  console.log([page.url(), ...problems, ...shown.split("\n").slice(0, 80)].join("\n"));
}

export { expect };
