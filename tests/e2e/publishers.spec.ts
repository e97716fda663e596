import type { Page } from "@playwright/test";
import { withClient } from "./support/database";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";
import { end, goLive, quietChannel, retitle } from "./support/twitch";
import { isSigned, startWebhookReceiver, type WebhookReceiver } from "./support/webhook-receiver";

// E1 E2: operators see where events go, hold them, send them again, and add webhooks.

const PAGE = "/admin/publishers";

let receiver: WebhookReceiver;
test.beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
test.beforeEach(async () => {
  receiver.arrived.length = 0;
  receiver.answer(200, "thank you");
  await withClient(async (client) => {
    await client.query("DELETE FROM publisher WHERE kind = 'webhook'");
  });
});
test.afterAll(async () => {
  await withClient(async (client) => {
    await client.query("DELETE FROM publisher WHERE kind = 'webhook'");
  });
  await receiver.stop();
});

/** Adds a webhook to the tests' receiver that gets all that happens with streams, and opens its page. */
async function addWebhook(page: Page, name: string): Promise<string> {
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Add a webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByText("Chosen kinds").click();
  const streams = dialog.getByRole("group", { name: "Streams" });
  for (const box of await dialog.getByRole("checkbox").all()) await box.uncheck();
  for (const kind of ["stream.online", "stream.offline", "stream.updated"])
    await streams.getByLabel(kind, { exact: true }).check();
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("dialog", { name: `${name} is added` })).toBeVisible();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("link", { name: "Go to its page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return secret;
}

/** What arrived of a kind that names a channel. */
const arrivedOf = (kind: string, login: string) =>
  receiver.arrived.filter((event) => event.kind === kind && event.body.includes(`"${login}"`));

const standing = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "Now", exact: true }) });

test.describe("an address that is not public", () => {
  test.use({ expectedStatuses: [422] });
  test("is refused beside its field, and brokers that are not set up say how to", async ({
    page,
    signIn,
  }) => {
    await signIn("Olga");
    await page.goto(PAGE);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Publishers");
    await expect(page.getByRole("heading", { name: "Kafka is not set up" })).toBeVisible();
    await expect(page.getByText("KAFKA_BROKERS")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No webhooks yet" })).toBeVisible();
    await page.getByRole("button", { name: "Add a webhook" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a webhook" });
    await dialog.getByLabel("Name").fill("Inside");
    await dialog.getByLabel("Address").fill("https://127.0.0.1:9/in");
    await dialog.getByRole("button", { name: "Add it" }).click();
    await expect(dialog.getByRole("alert")).toHaveText("This must be a public address with https.");
    await expect(dialog.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  });
});

test("a webhook is added, tested, and gets what happens, signed; what it does not take is shown and sent later", async ({
  page,
  signIn,
}) => {
  test.setTimeout(360_000);
  // Her channels are known from then on.
  await signIn("Vera");
  // What her page still asks for would be refused as soon as she is nobody.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signIn("Olga");
  const { login } = await quietChannel(14);
  const secret = await addWebhook(page, "Bridge");

  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/^Taken: answered 200 within/)).toBeVisible();
  await expect(page.getByText("thank you")).toBeVisible();
  expect(receiver.arrived).toMatchObject([{ kind: "webhook.test" }]);

  await goLive(login, { title: "A bridge at dawn" });
  await expect.poll(() => arrivedOf("stream.online", login).length, { timeout: 45_000 }).toBe(1);
  for (const event of receiver.arrived) expect(isSigned(event, secret), event.kind).toBe(true);
  await expect(standing(page)).toContainText("Up to date");

  receiver.answer(500, "out of order");
  await retitle(login, "A bridge at noon");
  await expect(standing(page)).toContainText("Trying again", { timeout: 60_000 });
  await expect(standing(page)).toContainText("500");
  await expect(standing(page)).toContainText(/Tried again (in \d+ s|now)/);
  receiver.answer(200, "thank you");
  const tryNow = page.getByRole("button", { name: "Try now" });
  // By the time it is pressed it may have been tried by itself.
  await tryNow.click({ timeout: 5_000 }).catch(() => undefined);
  await expect.poll(() => arrivedOf("stream.updated", login).length, { timeout: 60_000 }).toBe(1);
  await expect(standing(page)).toContainText("Up to date", { timeout: 60_000 });

  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(standing(page)).toContainText("Paused");
  await end(login);
  await expect(standing(page)).toContainText("Wait to be sent1", { timeout: 60_000 });
  expect(arrivedOf("stream.offline", login)).toEqual([]);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => arrivedOf("stream.offline", login).length, { timeout: 60_000 }).toBe(1);
});

test("what was sent is sent again, and a webhook is set up otherwise and deleted", async ({
  page,
  signIn,
}) => {
  test.setTimeout(360_000);
  // Her channels are known from then on.
  await signIn("Vera");
  // What her page still asks for would be refused as soon as she is nobody.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signIn("Olga");
  const { login } = await quietChannel(15);
  await addWebhook(page, "Tower");
  await goLive(login, { title: "A tower" });
  await expect.poll(() => arrivedOf("stream.online", login).length, { timeout: 45_000 }).toBe(1);
  await end(login);
  await expect.poll(() => arrivedOf("stream.offline", login).length, { timeout: 60_000 }).toBe(1);

  const [first] = arrivedOf("stream.online", login);
  await page.getByRole("button", { name: "Replay…" }).click();
  const replay = page.getByRole("dialog", { name: "Send events again" });
  await expect(replay.getByText(/sent again/).first()).toBeVisible();
  await replay.getByText("An event", { exact: true }).click();
  await replay.getByLabel("Id of the event").fill(first?.id ?? "");
  await replay.getByRole("button", { name: /^Send (one|\d+) again$/ }).click();
  await expect(replay).toBeHidden();
  await expect.poll(() => arrivedOf("stream.online", login).length, { timeout: 60_000 }).toBe(2);
  expect(new Set(arrivedOf("stream.online", login).map(({ id }) => id)).size).toBe(1);
  await expect.poll(() => arrivedOf("stream.offline", login).length, { timeout: 60_000 }).toBe(2);

  await page.getByLabel("Name", { exact: true }).fill("Lighthouse");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lighthouse");
  await page.getByRole("button", { name: "Make another secret" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make another", exact: true }).click();
  await expect(page.getByText(/shown this once/)).toBeVisible();
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText(/shown this once/)).toBeHidden();

  await page.getByRole("button", { name: "Delete…" }).click();
  await page
    .getByRole("dialog", { name: "Delete Lighthouse?" })
    .getByRole("button", { name: "Delete it" })
    .click();
  await expect(page).toHaveURL(/\/admin\/publishers$/);
  await expect(page.getByRole("heading", { name: "No webhooks yet" })).toBeVisible();
});

test("a dead letter says why it is one, and is sent again", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  // Her channels are known from then on.
  await signIn("Vera");
  // What her page still asks for would be refused as soon as she is nobody.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signIn("Olga");
  const { login } = await quietChannel(16);
  await addWebhook(page, "Archive");
  await withClient(async (client) => {
    await client.query(
      `INSERT INTO dead_letter (publisher_id, event_id, seq, kind, key, at, body, reason)
       SELECT id, uuid_v7(), 1, 'stream.online', '7', now(), $1, 'It answered 422: no such room'
       FROM publisher WHERE name = 'Archive'`,
      [deadBody(login)],
    );
  });
  await page.reload();
  const letters = page.getByRole("list", { name: "Dead letters" });
  await expect(letters).toContainText("It answered 422: no such room");
  await letters.getByText("What was to be sent").click();
  await expect(letters).toContainText(`"login": "${login}"`);
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await passes(page);
  }
  await letters.getByRole("button", { name: "Send again" }).click();
  await expect.poll(() => arrivedOf("stream.online", login).length, { timeout: 60_000 }).toBe(1);
  await expect(letters).toContainText("sent since", { timeout: 60_000 });
});

const deadBody = (login: string) => ({
  id: "019aa2f0-5c1e-7d30-8a4b-3f2e1d0c9b8a",
  ...{ kind: "stream.online", version: 1, key: "7", at: new Date().toISOString() },
  data: { broadcaster: { id: "7", login, displayName: login, avatarUrl: null } },
});

test("these pages keep the quality floor, wide and narrow", async ({ page, signIn }) => {
  test.setTimeout(360_000);
  await signIn("Olga");
  await addWebhook(page, "Beacon");
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await passes(page);
    await page.getByRole("button", { name: "Replay…" }).click();
    await passes(page);
    await page.keyboard.press("Escape");
    await page.goto(PAGE);
    await passes(page);
    await page.getByRole("button", { name: "Add a webhook" }).click();
    await page.getByRole("dialog").getByText("Chosen kinds").click();
    await passes(page);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Beacon" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Beacon");
  }
});
