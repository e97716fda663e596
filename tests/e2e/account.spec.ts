import { stat } from "node:fs/promises";
import { withClient } from "./support/database";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";

// C4: everybody gets everything that is kept of them, and may leave, and may change their mind.

/** Twitch id of Olga in the simulator, who is signed in here. */
const OLGA = "900000099";

const forget = () =>
  withClient(async (client) => {
    const mine = "user_id IN (SELECT id FROM person WHERE twitch_id = $1)";
    await client.query(`DELETE FROM account_deletion WHERE ${mine}`, [OLGA]);
    await client.query(`DELETE FROM account_export WHERE ${mine}`, [OLGA]);
    await client.query("DELETE FROM announcement WHERE type = 'account_export'");
  });
test.beforeEach(forget);
test.afterEach(forget);

/** A worker takes the job within a second; a machine that has much to do may take longer. */
const SOON = { timeout: 60_000 };

test("from the settings to a file with everything, told in the inbox", async ({ page, signIn }) => {
  await signIn("Olga");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your data and your account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your data and your account" })).toBeVisible();
  await page.getByRole("button", { name: "Make an export" }).click();
  const link = page.getByRole("list", { name: "Exports" }).getByRole("link", { name: "Download" });
  await expect(link).toBeVisible(SOON);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^tallylight-.+\.zip$/);
  expect((await stat(await download.path())).size).toBeGreaterThan(1_000);
  await page.getByRole("button", { name: "Make an export" }).click();
  await expect(page.getByText("There is an export of the last day already.")).toBeVisible();
  await page.goto("/notifications");
  await expect(page.getByText("Your export is ready").first()).toBeVisible();
  const more = page.getByRole("button", { name: "More for: Your export is ready" }).first();
  await more.click();
  await expect(page.getByRole("menuitem", { name: "Open on Twitch" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Open", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/account/);
});

test("leaving takes one's own name typed, says so on every page, and can be taken back", async ({
  page,
  signIn,
}) => {
  await signIn("Olga");
  await page.goto("/settings/account");
  await page.getByRole("checkbox", { name: /Also erase what I wrote/ }).uncheck();
  const login = page.getByRole("textbox", { name: /^Type .+ to confirm$/ });
  await login.fill("somebody");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText(/letter by letter/)).toBeVisible();
  await login.fill("olga");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("heading", { name: "Your account will be deleted" })).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByRole("status").filter({ hasText: "Your account will be deleted on" })).toBeVisible();
  await page.getByRole("link", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByRole("heading", { name: "Delete the account" })).toBeVisible();
});

test("what is kept is told to everybody, signed in or not", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Privacy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What is kept of you" })).toBeVisible();
  await expect(page.getByText("90 days").first()).toBeVisible();
});

test("its pages are for everybody, on every screen", async ({ page, signIn }) => {
  await signIn("Olga");
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    for (const path of ["/settings/account", "/privacy"]) {
      await page.goto(path);
      await passes(page);
    }
  }
});
