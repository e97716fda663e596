import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { forgetChoices } from "./support/choices";
import { expect, test } from "./support/test";
import { end, goLive, offAirChannels, recategorise, retitle } from "./support/twitch";

// N6a: the inbox is the same on every device, and says what became of the streams.

test.afterEach(() => forgetChoices("vera"));

/** Another device of the same person. */
async function secondDevice(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await other.goto(`${process.env.E2E_APP_URL}/notifications`);
  return other;
}

const entry = (page: Page, text: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: text }).first();

test("a banner that is let go on one device is gone from the other, and read there", async ({
  page,
  signIn,
}) => {
  test.setTimeout(180_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  const other = await secondDevice(page);
  await goLive(channel.login);
  const name = `${channel.displayName} is live`;
  // Held, or it would leave by itself while the other device is looked at.
  await page.getByRole("article", { name }).hover({ timeout: 60_000 });
  await expect(other.getByRole("article", { name })).toBeVisible();
  const row = entry(other, `${channel.displayName} is now live!`);
  await expect(row).toContainText("Unread:");
  await other.getByRole("article", { name }).hover();

  await page.getByRole("button", { name: `Dismiss ${channel.displayName}` }).click();
  await expect(other.getByRole("article", { name })).toHaveCount(0);
  await expect(row).not.toContainText("Unread:");
  await other.context().close();
  await end(channel.login);
});

test("a stream that ends says how long it was, and leads to its own page", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  await page.goto("/notifications");
  await goLive(channel.login);
  const row = entry(page, `${channel.displayName} is now live!`);
  await expect(row).toContainText("live for", { timeout: 60_000 });
  await end(channel.login);
  await expect(row).toContainText(/was live for \d+/, { timeout: 60_000 });
  // The page was told the end; its address comes with the next answer.
  await page.reload();
  await row.locator("[data-row]").click();
  await expect(page).toHaveURL(new RegExp(`/channels/${channel.login}/streams/`), { timeout: 60_000 });
});

test("title and category that change within ten seconds are one entry", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  await wantChanges(page);
  await page.goto("/notifications");
  await goLive(channel.login, { title: "Endgames", category: "Chess" });
  await expect(entry(page, `${channel.displayName} is now live!`)).toContainText("Endgames", {
    timeout: 60_000,
  });
  await retitle(channel.login, "Openings");
  await recategorise(channel.login, "Just Chatting");
  const hasText = `${channel.displayName} plays Just Chatting now`;
  const change = page.getByRole("main").getByRole("listitem").filter({ hasText });
  await expect(change).toHaveCount(1, { timeout: 40_000 });
  await expect(change).toContainText("Endgames → Openings");
  await expect(change).toContainText("Chess → Just Chatting");

  // The Delete key takes the row away, the next one has the focus, and undo brings it back.
  await change.locator("[data-row]").focus();
  await page.keyboard.press("Delete");
  await expect(change).toHaveCount(0);
  await expect(entry(page, `${channel.displayName} is now live!`).locator("[data-row]")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(change).toHaveCount(1);
  await end(channel.login);
});

test("opening the page of a channel on air marks its go-live as read", async ({ page, signIn }) => {
  test.setTimeout(180_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  const other = await secondDevice(page);
  await goLive(channel.login);
  const row = entry(other, `${channel.displayName} is now live!`);
  await expect(row).toContainText("Unread:", { timeout: 60_000 });
  await page.goto(`/channels/${channel.login}`);
  await expect(row).not.toContainText("Unread:");
  await other.context().close();
  await end(channel.login);
});

/** Through the API, as the settings page does. */
async function wantChanges(page: Page): Promise<void> {
  const { data, error } = await apiOf(page).PATCH("/api/v1/me/preferences", { body: { changes: true } });
  expect(error).toBeUndefined();
  expect(data?.changes).toBe(true);
}
