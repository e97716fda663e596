import type { Page } from "@playwright/test";
import { gateBefore, SCRIPTS } from "./support/gate";
import { expect, test } from "./support/test";

// What is pressed on a page that is seen but does not listen yet happens once it does: once, soon, or not at all.

const NOON = Date.parse("2026-11-22T12:00:00Z");

/** Opens a page whose scripts come only when it is told to begin. Its clock stands still until then. */
async function openDeaf(page: Page, path: string): Promise<{ begin: () => Promise<void> }> {
  const scripts = await gateBefore(page, SCRIPTS);
  scripts.shut();
  await page.clock.setFixedTime(NOON);
  await page.goto(path, { waitUntil: "commit" });
  return {
    begin: async () => {
      scripts.open();
      await page.waitForFunction(() => window.takeEarlyPress === undefined);
      // What was taken happens with the next turn.
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
    },
  };
}

const jump = (page: Page) => page.getByRole("button", { name: /^Jump to/ });
const palette = (page: Page) => page.getByRole("dialog");

test("a button pressed early is heard", async ({ page, signIn }) => {
  await signIn("Vera");
  const { begin } = await openDeaf(page, "/settings");
  await jump(page).click();
  await expect(palette(page)).toBeHidden();
  await begin();
  await expect(palette(page)).toBeVisible();
});

test("a menu pressed early opens, by the mouse as by the keyboard", async ({ page, signIn }) => {
  await signIn("Vera");
  for (const press of ["click", "Enter"] as const) {
    const { begin } = await openDeaf(page, "/settings");
    const account = page.getByRole("button", { name: /Vera/ });
    await (press === "click" ? account.click() : account.press(press));
    await begin();
    await expect(page.getByRole("menu")).toBeVisible();
  }
});

test("a menu that listens while presses are still kept opens, and is not pressed once more", async ({
  page,
  signIn,
}) => {
  await signIn("Vera");
  await page.goto("/settings");
  await page.waitForFunction(() => window.takeEarlyPress === undefined);
  const keeping = await page.locator("body > script").first().textContent();
  await page.evaluate(keeping ?? "");
  await page.getByRole("button", { name: /Vera/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  expect(await page.evaluate(() => window.takeEarlyPress?.())).toBeUndefined();
});

test("a form sent early is sent once, and not to the page's own address", async ({ page, signIn }) => {
  await signIn("Vera");
  const { begin } = await openDeaf(page, "/docs/api/following");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  const send = page.getByRole("button", { name: "Send", exact: true });
  await send.click();
  await send.click();
  await begin();
  await expect(page.getByText(/^Answered 200 after/)).toBeVisible();
  expect(sent.filter((url) => url.includes("/api/v1/following"))).toEqual([
    expect.stringMatching(/\/api\/v1\/following$/),
  ]);
  expect(sent.filter((url) => url.includes("/docs/api/following?"))).toEqual([]);
});

test("who has gone on to something else, or pressed long ago, is not surprised", async ({ page, signIn }) => {
  await signIn("Vera");
  const elsewhere = await openDeaf(page, "/settings");
  await jump(page).click();
  await page.getByRole("heading", { level: 1 }).click();
  await elsewhere.begin();
  await expect(palette(page)).toBeHidden();

  const late = await openDeaf(page, "/settings");
  await jump(page).click();
  await page.clock.setFixedTime(NOON + 10_000);
  await late.begin();
  await expect(palette(page)).toBeHidden();
  // It listens all the same.
  await jump(page).click();
  await expect(palette(page)).toBeVisible();
});

test("links need nobody to listen", async ({ page, signIn }) => {
  await signIn("Vera");
  await openDeaf(page, "/settings");
  await page.getByRole("main").getByRole("link", { name: "Account" }).first().click();
  await expect(page).toHaveURL(/\/settings\/account$/);
});
