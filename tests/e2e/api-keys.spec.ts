import type { Page } from "@playwright/test";
import { withClient } from "./support/database";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";

// O7: programs use the API by keys, which people make, see once and revoke.

const forget = () =>
  withClient(async (client) => {
    await client.query("DELETE FROM api_key");
  });
test.beforeEach(forget);
test.afterEach(forget);

const keys = (page: Page) => page.getByRole("list", { name: "API keys" });
const shown = (page: Page) => page.getByTestId("secret-once");
/** As a program does: no cookie, no page. */
const askAs = (page: Page, key: string, path: string) =>
  fetch(new URL(path, page.url()), { headers: { authorization: `Bearer ${key}` } });

async function make(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Make a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Read only" }).click();
  await dialog.getByRole("button", { name: "Make it" }).click();
  const key = await shown(page).innerText();
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(dialog).toBeHidden();
  return key;
}

test("somebody makes a key that may read streams, uses it, and revokes it", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn("Vera");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your API keys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API keys" })).toBeVisible();
  await expect(page.getByText("No keys yet")).toBeVisible();
  await expect(page.getByText(`${new URL(page.url()).origin}/api/v1/streams`)).toBeVisible();

  await page.getByRole("button", { name: "Make a key" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("The shelf lamp");
  await dialog.getByRole("checkbox", { name: "Streams: read" }).check();
  await dialog.getByText("30 days").click();
  await dialog.getByRole("button", { name: "Make it" }).click();
  const key = await shown(page).innerText();
  expect(key).toMatch(/^tly_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/);
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  await expect(dialog).toBeHidden();

  const row = keys(page).getByRole("listitem").filter({ hasText: "The shelf lamp" });
  await expect(row).toContainText("never yet");
  await page.reload();
  await expect(row).toBeVisible();
  expect(await page.content()).not.toContain(key);

  expect((await askAs(page, key, "/api/v1/streams")).status).toBe(200);
  const refused = await askAs(page, key, "/api/v1/clips");
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ type: "urn:tallylight:problem:insufficient_scope" });
  await expect(async () => {
    await page.reload();
    await expect(row).not.toContainText("never yet", { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });

  await page.getByRole("button", { name: "Revoke The shelf lamp" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Revoke The shelf lamp" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(row).toContainText("Revoked");
  expect((await askAs(page, key, "/api/v1/streams")).status).toBe(401);
});

test.describe("with something missing", () => {
  test.use({ expectedStatuses: [422] });

  test("a key without a permission is not made, and the form says why", async ({ page, signIn }) => {
    await signIn("Vera");
    await page.goto("/settings/keys");
    await page.getByRole("button", { name: "Make a key" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Nothing");
    await dialog.getByRole("button", { name: "Make it" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await dialog.getByRole("button", { name: "Read only" }).click();
    await dialog.getByRole("button", { name: "Make it" }).click();
    await expect(shown(page)).toBeVisible();
  });
});

test("operators make keys of the instance, which have their rights", async ({ page, signIn }) => {
  await signIn("Olga");
  await page.goto("/admin/keys");
  const key = await make(page, "The monitor");
  await expect(keys(page)).toContainText("Olga");
  expect((await askAs(page, key, "/api/v1/targets")).status).toBe(200);
  expect((await askAs(page, key, "/api/v1/following")).status).toBe(403);
  await page.goto("/settings/keys");
  await expect(page.getByText("No keys yet")).toBeVisible();
});

for (const screen of SCREENS) {
  test(`looks right on ${screen.width} px`, async ({ page, signIn }) => {
    test.setTimeout(240_000);
    await page.setViewportSize(screen);
    await signIn("Olga");
    for (const path of ["/settings/keys", "/admin/keys"]) {
      await page.goto(path);
      await expect(page.getByText("No keys yet")).toBeVisible();
      await passes(page);
      await page.getByRole("button", { name: "Make a key" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await passes(page);
      await page.getByRole("dialog").getByLabel("Name").fill("A program with quite a long name");
      await page.getByRole("dialog").getByRole("button", { name: "Everything" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Make it" }).click();
      await expect(shown(page)).toBeVisible();
      await passes(page);
      await page.getByRole("button", { name: "I have copied it" }).click();
      await keys(page)
        .getByText(/\d+ permissions/)
        .click();
      await passes(page);
    }
  });
}
