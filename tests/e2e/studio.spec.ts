import type { Page } from "@playwright/test";
import { control } from "./support/controls";
import { withClient } from "./support/database";
import { passes, SCREENS } from "./support/looks";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";
import { announce, deleteMessage, say, storm } from "./support/twitch-chat";

// K1 C4 C7: a streamer connects the channel, watches the chat, says who may read, and leaves.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
/** Whose channel no other test connects. */
const TOM = { name: "TomCooksLive", login: "tomcookslive" } as const;

const STORM_SECONDS = 20;

const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const status = (page: Page) => page.getByRole("main").getByText("Reading", { exact: true });

/** As when somebody has only signed in. */
const forgetPermissions = (login: string) =>
  withClient(async (client) => {
    await client.query(
      `UPDATE twitch_token SET scopes = '{user:read:email,user:read:follows}'
       WHERE owner = (SELECT twitch_id FROM person WHERE login = $1)`,
      [login],
    );
  });

test("connect, watch chat arrive, see a message struck, pause and go on, let somebody read, leave", async ({
  page,
  signIn,
}, { retry }) => {
  test.setTimeout(240_000);
  await signIn(TOM.name);
  // A channel is connected for the first time once.
  if (retry > 0) await connectChannel(page, TOM.login);
  else {
    await page.goto("/studio");
    await page.getByRole("link", { name: "See what that means" }).click();
    await expect(page.getByText(/It writes only what you have it say/)).toBeVisible();
    await page.getByRole("button", { name: "Connect my channel" }).click();
    await expect(status(page)).toBeVisible({ timeout: 60_000 });
  }

  await page.getByRole("link", { name: "Chat", exact: true }).click();
  await expect(page.getByText("As it is written", { exact: true })).toBeVisible();
  await page.getByRole("heading", { level: 1 }).hover();
  const words = `first words here, ${retry}`;
  const id = await say(TOM.login, words);
  const first = log(page).getByRole("listitem").filter({ hasText: words });
  await expect(first).toBeVisible();
  await announce(TOM.login, "the race begins at nine");
  await expect(log(page).getByText("the race begins at nine")).toBeVisible();
  await deleteMessage(TOM.login, id);
  await expect(first.getByText("deleted")).toBeVisible();
  await expect(first.locator("span.line-through")).toHaveText(words);

  await page.keyboard.press("p");
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await say(TOM.login, "written while paused");
  await expect(page.getByRole("button", { name: "1 new message" })).toBeVisible();
  await expect(log(page).getByText("written while paused")).toBeHidden();
  await page.getByRole("button", { name: "1 new message" }).click();
  await expect(log(page).getByText("written while paused")).toBeVisible();

  await page.getByRole("link", { name: "Connection", exact: true }).click();
  await page.getByLabel("Login on Twitch").fill("vera");
  await page.getByRole("button", { name: "Let them read" }).click();
  await expect(page.getByRole("list", { name: "People who may read" })).toContainText("vera");

  await page.getByRole("button", { name: "Have the bot leave" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("button", { name: "Connect again" })).toBeVisible();

  // As when he takes it back on Twitch.
  await withClient(async (client) => {
    await client.query(
      "UPDATE channel SET revoked_at = now() - interval '2 hours' WHERE broadcaster_id = (SELECT id FROM broadcaster WHERE login = $1)",
      [TOM.login],
    );
  });
  await page.reload();
  const revoked = page.getByText(/^Tallylight lost its permission for your channel, 2 h.* ago/);
  await expect(revoked).toBeVisible();
  await connectChannel(page, TOM.login);
  await page.getByRole("button", { name: "Have the bot leave" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("button", { name: "Connect again" })).toBeVisible();
  await expect(revoked).toBeHidden();
});

test("allowing the bot asks Twitch for just what is missing and comes back", async ({ page, signIn }, {
  retry,
}) => {
  await signIn(KAYA.name);
  if (retry > 0) await forgetPermissions(KAYA.login);
  await connectChannel(page, KAYA.login);
  await page.getByRole("button", { name: "Allow them on Twitch" }).click();
  await page.waitForURL(/\/authorize\?/);
  const asked = new URL(page.url()).searchParams.get("scope")?.split(" ") ?? [];
  // A new token must not do less: what was allowed for the files of clips is asked for again.
  const missing = asked.filter((scope) => scope !== "channel:manage:clips");
  expect(missing.sort()).toEqual([
    "channel:bot",
    "channel:read:subscriptions",
    "channel:read:vips",
    "clips:edit",
    "moderation:read",
    "moderator:read:chatters",
    "moderator:read:followers",
    "user:read:email",
    "user:read:follows",
  ]);
  await page.getByRole("button", { name: new RegExp(`Continue as ${KAYA.name}`, "i") }).click();
  await page.waitForURL(`**/studio/${KAYA.login}`);
  await expect(page.getByRole("button", { name: /on Twitch/ })).toBeHidden();
  await expect(page.getByText(/not counting yours/)).toBeVisible();
});

test.describe("who may not", () => {
  test.use({ expectedStatuses: [404] });

  test("sees neither the connection nor the chat, operators no more than others", async ({
    page,
    signIn,
  }) => {
    await signIn("Olga");
    for (const path of [`/studio/${KAYA.login}`, `/studio/${KAYA.login}/chat`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
    }
  });
});

test("somebody whom the owner takes off the list is shown the door while they watch", async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(240_000);
  const owner = await (await browser.newContext()).newPage();
  await signIn(KAYA.name, owner);
  await connectChannel(owner, KAYA.login);
  if (!(await owner.getByRole("list", { name: "People who may read" }).isVisible())) {
    await owner.getByLabel("Login on Twitch").fill("vera");
    await owner.getByRole("button", { name: "Let them read" }).click();
  }
  await expect(owner.getByRole("list", { name: "People who may read" })).toContainText("vera");

  await signIn("Vera");
  await page.goto("/studio");
  await page.getByRole("link", { name: KAYA.name }).click();
  await say(KAYA.login, "for those who may");
  await expect(log(page).getByText("for those who may")).toBeVisible();

  await owner.reload();
  await expect(owner.getByRole("list", { name: "Looks into your chat" })).toContainText(
    "Vera watched the chat",
  );
  await owner.getByLabel("Who may read", { exact: true }).selectOption("owner");
  await expect(page.getByRole("heading", { name: "This chat is not open to you" })).toBeVisible();
  await owner.getByLabel("Who may read", { exact: true }).selectOption("listed");
  await owner.context().close();
});

test("the live chat says that it lost its connection, and misses nothing", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  await page.goto(`/studio/${KAYA.login}/chat`);
  await expect(page.getByText("As it is written", { exact: true })).toBeVisible();
  await control("realtime", "stop");
  await expect(page.getByText(/^Connecting again; what was written/)).toBeVisible();
  await say(KAYA.login, "while nobody was told");
  await control("realtime", "start");
  await expect(log(page).getByText("while nobody was told")).toBeVisible({ timeout: 60_000 });
});

test("a storm of fifty lines a second is drawn without stutter, and holds no more than it shows", async ({
  page,
  signIn,
}, testInfo) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  await page.goto(`/studio/${KAYA.login}/chat`);
  await expect(page.getByText("As it is written", { exact: true })).toBeVisible();
  await page.getByRole("heading", { level: 1 }).hover();
  // In time that the page's thread really worked, whatever else the machine does.
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await browser.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  };
  const before = await worked();
  await storm(KAYA.login, 50, STORM_SECONDS);
  const begun = Date.now();
  await expect.poll(() => Date.now() - begun, { timeout: 60_000 }).toBeGreaterThan(STORM_SECONDS * 1_000);
  await say(KAYA.login, "after the storm");
  await expect(log(page).getByText("after the storm")).toBeVisible({ timeout: 60_000 });
  const share = ((await worked()) - before) / STORM_SECONDS;
  testInfo.annotations.push({ type: "share of the main thread", description: share.toFixed(2) });
  console.log(`storm: ${(share * 100).toFixed(0)} % of the page's thread`);
  expect(share).toBeLessThan(0.5);
  expect(await log(page).getByRole("listitem").count()).toBeLessThan(100);
  const box = await log(page).evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
  expect(box).toBeLessThan(100);
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the studio passes axe and fits the screen", async ({ page, signIn }) => {
      test.setTimeout(240_000);
      await signIn(KAYA.name);
      await connectChannel(page, KAYA.login);
      for (const path of ["/studio", `/studio/${KAYA.login}`, `/studio/${KAYA.login}/chat`]) {
        await page.goto(path);
        await passes(page);
      }
    });

    test("the operators' page of the bots passes axe and fits the screen", async ({ page, signIn }) => {
      await signIn("Olga");
      await page.goto("/admin/bot");
      await passes(page);
    });
  });
}
