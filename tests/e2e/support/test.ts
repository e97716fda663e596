import { test as base, type Cookie, expect, type Page } from "@playwright/test";

type PersonaName = "Vera" | "Max" | "Olga" | "Kaya_Runs" | "TomCooksLive" | "LunaInkwell";

interface Fixtures {
  /** Arrives at the dashboard: with the session of an earlier test, or as a person would, through Twitch's own page. */
  signIn: (name: PersonaName, page?: Page) => Promise<void>;
  /** Statuses that this test provokes; every other answer of 400 and above fails it. */
  expectedStatuses: number[];
}

/** Of those who signed in before. */
const sessions = new Map<PersonaName, Cookie[]>();

/** The pages on which somebody signs out: what they ask for meanwhile comes before the end of the session, or after. */
const leaving = new WeakSet<Page>();

/** Signs out by the button of the settings, which has to be open. */
export async function signOut(page: Page): Promise<void> {
  leaving.add(page);
  await page
    .getByRole("main")
    .getByRole("button", { name: /^(Sign out|Abmelden)$/ })
    .click();
  await expect(page).toHaveURL(/\/$/);
}

/** Playwright's test, failing on errors in the page and on answers nobody expected. */
export const test = base.extend<Fixtures>({
  expectedStatuses: [[], { option: true }],
  page: async ({ page, expectedStatuses }, use, testInfo) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      // A failed request is reported by its response, with the address. And Playwright's own tracing looks into every
      // frame, also into one in which no script may run.
      const expected = /Failed to load resource|WebSocket|ERR_|Blocked script execution in 'about:srcdoc'/;
      if (message.type() === "error" && !expected.test(message.text()))
        problems.push(`console: ${message.text()}`);
    });
    page.on("response", (response) => {
      const status = response.status();
      const expected = expectedStatuses.includes(status) || (status === 401 && leaving.has(page));
      if (status >= 400 && !expected) problems.push(`${status} ${response.url()}`);
    });
    await use(page);
    if (testInfo.status !== testInfo.expectedStatus) await tellWhatStands(page, problems);
    expect(problems).toEqual([]);
  },
  signIn: async ({ page: own }, use) => {
    await use(async (name, page = own) => {
      const context = page.context();
      const session = sessions.get(name);
      leaving.delete(page);
      // Whoever is signed in is not asked who they are: another one's session goes first.
      await context.clearCookies({ name: /session-token/ });
      if (session) await context.addCookies(session);
      await page.goto(session ? "/dashboard" : "/sign-in");
      // Unless a test in between has signed out.
      if (session && new URL(page.url()).pathname === "/dashboard") return;
      await page.getByRole("button", { name: /twitch/i }).click();
      await page.getByRole("button", { name: new RegExp(`Continue as ${name}`, "i") }).click();
      await page.waitForURL("**/dashboard");
      const cookies = await context.cookies();
      sessions.set(
        name,
        cookies.filter((cookie) => cookie.name.endsWith("session-token")),
      );
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
