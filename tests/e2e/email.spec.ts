import type { Browser, Page } from "@playwright/test";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";
import { goLive, offAirChannels } from "./support/twitch";

// N2: mail that somebody asked for, read in the local outbox, and ended from the mail itself.

const SETTINGS = "/settings/notifications";
const emailSwitch = (page: Page) => page.getByRole("switch", { name: "Email", exact: true });

async function switchEmail(page: Page, on: boolean): Promise<void> {
  await page.goto(SETTINGS);
  await emailSwitch(page).setChecked(on);
  const save = page.getByRole("button", { name: "Save", exact: true });
  if (!(await save.isEnabled())) return;
  await save.click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

/** Opens the newest mail whose subject holds this, once it is there. */
async function openMail(page: Page, subject: string): Promise<void> {
  const mail = page.getByRole("link", { name: subject }).first();
  await expect(async () => {
    await page.goto("/dev/mail");
    await expect(mail).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await mail.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
}

/** What the mail's own headers and text hold. */
async function linkIn(page: Page, pattern: RegExp): Promise<string> {
  const parts = await page.locator("pre").allInnerTexts();
  const found = parts.flatMap((part) => pattern.exec(part)?.[0] ?? [])[0];
  if (!found) throw new Error(`the mail has no ${pattern}`);
  return found;
}

const signedOut = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

test.afterEach(async ({ page, signIn }) => {
  await signIn("Vera");
  await switchEmail(page, false);
});

test("a go-live comes by mail, whose link ends mail signed out, and takes that back", async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(240_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  await switchEmail(page, true);
  const title = `<b>Mail & more</b> ${Date.now()}`;
  await goLive(channel.login, { title });
  await openMail(page, `${channel.displayName} is live: ${title}`);
  const mail = page.frameLocator("iframe");
  await expect(mail.getByText(title, { exact: true })).toBeVisible();
  await expect(mail.getByRole("link", { name: "Watch on Twitch" })).toHaveAttribute(
    "href",
    `https://twitch.tv/${channel.login}`,
  );
  await passes(page);

  const visitor = await signedOut(browser);
  await visitor.goto(await linkIn(page, /http\S+\/unsubscribe\/\S+/));
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Unsubscribe?");
  await passes(visitor);
  await visitor.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("You are unsubscribed");
  await visitor.getByRole("button", { name: "Undo" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Taken back");
  await visitor.context().close();
  await page.goto(SETTINGS);
  await expect(emailSwitch(page)).toBeChecked();
});

test("a mail program ends mails by one request, without cookies", async ({ page, signIn, playwright }) => {
  test.setTimeout(240_000);
  const [channel] = await offAirChannels(1);
  if (!channel) return;
  await signIn("Vera");
  await switchEmail(page, true);
  await goLive(channel.login, { title: "By one click" });
  await openMail(page, `${channel.displayName} is live`);
  const address = await linkIn(page, /http\S+\/api\/unsubscribe\/[^>\s]+/);
  const program = await playwright.request.newContext();
  const answer = await program.post(address, { form: { "List-Unsubscribe": "One-Click" } });
  expect(answer.status()).toBe(200);
  expect((await program.post(`${address}x`)).status()).toBe(404);
  await program.dispose();

  await page.goto("/notifications/why");
  await expect(page.getByRole("list", { name: "Announcements, newest first" })).toContainText("Email: sent");
});

test("a test arrives, and another address has to be confirmed first", async ({ page, signIn, browser }) => {
  await signIn("Vera");
  await page.goto(SETTINGS);
  await page.getByRole("button", { name: "Send a test" }).click();
  await openMail(page, "Mail from Tallylight arrives");

  await page.goto(SETTINGS);
  await page.getByRole("button", { name: "Use another address" }).click();
  await page.getByLabel("Email address").fill("vera.other@example.com");
  await page.getByRole("button", { name: "Send a link there" }).click();
  await expect(page.getByText("Not confirmed yet")).toBeVisible();
  await openMail(page, "Confirm this address");

  const visitor = await signedOut(browser);
  await visitor.goto(await linkIn(page, /http\S+\/confirm-address\/\S+/));
  await visitor.getByRole("button", { name: "Yes, send mail there" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Your address is confirmed");
  await visitor.context().close();

  await page.goto(SETTINGS);
  await expect(page.getByText("An address that you entered.")).toBeVisible();
  await page.getByRole("button", { name: /^Use .* again$/ }).click();
  await expect(page.getByText("The address of your Twitch account.")).toBeVisible();
});

for (const size of SCREENS) {
  test(`the outbox passes at ${size.width} px`, async ({ page, signIn }) => {
    await page.setViewportSize(size);
    await signIn("Vera");
    await page.goto("/dev/mail");
    await passes(page);
  });
}
