import type { Page } from "@playwright/test";
import { control } from "./support/controls";
import { expect, test } from "./support/test";
import { end, goLive, offAirChannels, retitle } from "./support/twitch";

// F1 F2 F4 F8 F9 N1: the main path, as a person sees it.

/** The row on top. Rows are drawn where they stand, so their order in the document says nothing. */
const firstRow = (page: Page) =>
  page.getByRole("list", { name: "Followed channels, live first" }).locator('li[aria-posinset="1"]');

test("a viewer signs in and sees everyone they follow, live first", async ({ page, signIn }) => {
  await signIn("Vera");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Live");
  await expect(page.getByText(/\d+ live of 60/)).toBeVisible();
});

test("a go-live slides in without a reload, the bell counts, the row moves up and down", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  const first = firstRow(page);
  await expect(first).toBeVisible();

  const title = `Painting a lighthouse ${Date.now()}`;
  await goLive(channel.login, { title, viewers: 999_000 });
  const banner = page.getByRole("article", { name: `${channel.displayName} is live` });
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(banner).toContainText(title);
  await expect(banner).toContainText("live for");
  await expect(page.getByRole("button", { name: /Notifications, \d+ unread/ })).toBeVisible();
  await expect(first).toContainText(title);
  await expect(page).toHaveTitle(/^● \(\d+\)/);

  await page.getByRole("button", { name: /Notifications, \d+ unread/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${channel.displayName} is now live!`);
  await page.keyboard.press("Escape");

  const newTitle = `Painting the sea ${Date.now()}`;
  await retitle(channel.login, newTitle);
  await expect(first).toContainText(newTitle, { timeout: 60_000 });

  await end(channel.login);
  await expect(first).not.toContainText(channel.displayName, { timeout: 60_000 });
});

/** Resolves when the page's line to the sidecar is up and in step. To be called before the page is opened. */
const inStep = (page: Page) =>
  new Promise<void>((resolve) => {
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        if (payload.toString().includes("caught_up")) resolve();
      }),
    );
  });

test("two that go live while the sidecar is away are both announced when it is back, each once", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  const channels = await offAirChannels(2);
  const connected = inStep(page);
  await signIn("Vera");
  await connected;

  await control("realtime", "stop");
  try {
    await expect(page.getByText(/reconnecting/)).toBeVisible({ timeout: 60_000 });
    for (const { login } of channels) await goLive(login);
    for (const { login } of channels) {
      const known = async () => (await page.request.get(`/api/v1/following?live=true&q=${login}`)).text();
      await expect.poll(known, { timeout: 60_000 }).toContain(`"login":"${login}"`);
    }
    expect(await page.getByRole("article", { name: /is live$/ }).count()).toBe(0);
  } finally {
    await control("realtime", "start");
  }
  for (const { displayName } of channels) {
    await expect(page.getByRole("article", { name: `${displayName} is live` })).toHaveCount(1, {
      timeout: 60_000,
    });
  }
  await expect(page.getByText(/reconnecting/)).toBeHidden();
  for (const { login } of channels) await end(login);
});

test("what was read on one device is read on the other", async ({ page, signIn, browser }) => {
  test.setTimeout(180_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await other.goto(`${process.env.E2E_APP_URL}/notifications`);
  await goLive(channel.login);
  await expect(other.getByText(`${channel.displayName} is now live!`).first()).toBeVisible({
    timeout: 60_000,
  });
  await page.goto("/notifications");
  await page.getByRole("button", { name: "Mark all read" }).click();
  await expect(other).not.toHaveTitle(/^●/);
  await context.close();
  await end(channel.login);
});
