import type { Page } from "@playwright/test";
import { withClient } from "./support/database";
import { passes } from "./support/looks";
import { connectChannel, deleteCommands } from "./support/studio";
import { expect, test } from "./support/test";
import { say } from "./support/twitch-chat";
import { grant, revoke } from "./support/twitch-roles";

// C4 R1 R4: what somebody is on Twitch decides what they see here, and no longer than they are it.

const LUNA = { name: "LunaInkwell", login: "lunainkwell", id: "900000013" } as const;
const STUDIO = `/studio/${LUNA.login}`;

const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const parts = (page: Page) => page.getByRole("navigation", { name: new RegExp(LUNA.login, "i") });
const command = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "Commands" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("switch", { name: `!${name} answers` }) });
const answer = (page: Page) => page.getByRole("dialog").getByLabel("What the bot answers");
const chatters = (page: Page) => page.getByRole("list", { name: "Chatters" });

/** What the owner does to a command is seen by a moderator who looks, and what that one is writing stays. */
async function editTogether(owner: Page, moderator: Page): Promise<void> {
  await owner.goto(`${STUDIO}/commands`);
  await expect(async () => {
    // A press before the page hears presses is lost.
    await owner.getByRole("button", { name: "New command" }).click({ timeout: 5_000 });
    await expect(answer(owner)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await owner.getByRole("dialog").getByLabel("What viewers type").fill("plan");
  await answer(owner).fill("At nine");
  await owner.getByRole("button", { name: "Make the command" }).click();
  await expect(command(moderator, "plan")).toContainText("At nine");

  for (const page of [owner, moderator]) {
    await command(page, "plan").getByRole("button", { name: /!plan/ }).click();
    await expect(answer(page)).toHaveValue("At nine");
  }
  await answer(moderator).fill("At ten");
  await answer(owner).fill("At eleven");
  await owner.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(moderator.getByRole("dialog").getByText(/was changed elsewhere/)).toContainText("At eleven");
  await expect(answer(moderator)).toHaveValue("At ten");
  await moderator.getByRole("button", { name: "Keep what I wrote" }).click();
  await moderator.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(command(owner, "plan")).toContainText("At ten");
  await expect(command(moderator, "plan")).toContainText("At ten");
}

/** The lists of Luna's channel may be read, and have been read now. */
async function sync(owner: Page): Promise<void> {
  // As if it were a while later: the button may be used again.
  await withClient(async (client) => {
    await client.query(
      `UPDATE role_sync_run SET started_at = started_at - interval '10 min', ended_at = ended_at - interval '10 min'
       WHERE channel_id = $1`,
      [LUNA.id],
    );
  });
  await owner.goto(`${STUDIO}/roles`);
  await expect(owner.getByRole("heading", { level: 1, name: "Roles" })).toBeVisible();
  const reconnect = owner.getByRole("button", { name: "Reconnect with Twitch" });
  if (await reconnect.isVisible()) {
    await reconnect.click();
    await owner.getByRole("button", { name: new RegExp(`Continue as ${LUNA.name}`, "i") }).click();
    await owner.waitForURL(`**${STUDIO}/roles`);
  }
  await owner.getByRole("button", { name: "Sync now" }).click();
  await expect(owner.getByText(/^May be used again in [0-5]:\d\d$/)).toBeVisible({ timeout: 60_000 });
  await expect(owner.getByRole("region", { name: "Health" })).toContainText("In step");
}

test.describe("a moderator", () => {
  test.use({ expectedStatuses: [404] });

  test("watches the chat and looks after commands, and is shown the door when a sync finds them gone", async ({
    page,
    signIn,
    browser,
  }) => {
    test.setTimeout(300_000);
    const owner = await (await browser.newContext()).newPage();
    await signIn(LUNA.name, owner);
    await connectChannel(owner, LUNA.login);
    await deleteCommands(owner, LUNA.login);
    await grant(LUNA.login, "moderator", "vera");
    await sync(owner);
    await owner.goto(STUDIO);
    await owner.getByLabel("Who may read", { exact: true }).selectOption("moderators");
    await owner
      .getByLabel("Who looks after commands, timers, quotes and moderation")
      .selectOption("moderators");
    await expect(owner.getByText(/^4 moderators count, as Twitch said/)).toBeVisible();
    await passes(owner);

    await signIn("Vera");
    await expect(async () => {
      await page.goto("/studio");
      await expect(page.getByRole("link", { name: LUNA.name })).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole("link", { name: LUNA.name }).click();
    await say(LUNA.login, "for those who moderate");
    await expect(log(page).getByText("for those who moderate")).toBeVisible();
    await expect(parts(page).getByRole("link")).toHaveText([
      ...["Chat", "Chatters", "Commands", "Timers", "Quotes", "Moderation", "Import"],
    ]);
    await parts(page).getByRole("link", { name: "Commands" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Commands" })).toBeVisible();
    await editTogether(owner, page);
    await deleteCommands(owner, LUNA.login);
    await parts(page).getByRole("link", { name: "Chat", exact: true }).click();
    await expect(page.getByText("As it is written", { exact: true })).toBeVisible();

    await revoke(LUNA.login, "moderator", "vera");
    await sync(owner);
    await expect(page.getByRole("heading", { name: "This chat is not open to you" })).toBeVisible();
    for (const part of ["chat", "viewers", "commands", "moderation"]) {
      await page.goto(`${STUDIO}/${part}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
    }
    await owner.goto(STUDIO);
    await owner.getByLabel("Who looks after commands, timers, quotes and moderation").selectOption("owner");
    await owner.context().close();
  });
});

test("chatters have the roles that Twitch says, and looking again tells what changed", async ({
  page,
  signIn,
}) => {
  test.setTimeout(180_000);
  await signIn(LUNA.name);
  await connectChannel(page, LUNA.login);
  await sync(page);
  await say(LUNA.login, "hello everybody", "vera");
  const vera = chatters(page).getByRole("listitem").filter({ hasText: "Vera" });
  await expect(async () => {
    await page.goto(`${STUDIO}/viewers`);
    await expect(vera).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText(/^Roles are what Twitch’s lists said/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Roles: In step" })).toBeVisible();
  await expect(vera.getByRole("img", { name: /^VIP/ })).toHaveCount(0);

  await vera.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Vera" })).toBeVisible();
  await grant(LUNA.login, "vip", "vera");
  await page.getByRole("button", { name: "Refresh from Twitch" }).click();
  await expect(page.getByText("Now VIP", { exact: true })).toBeVisible();
  const held = page.getByRole("list", { name: "Roles" }).getByRole("listitem");
  await expect(held.filter({ hasText: "VIP" }).first()).toContainText("since");
  await expect(page.getByRole("img", { name: /^VIP, by Twitch’s list/ })).toBeVisible();
  await passes(page);
  await page.goto(`${STUDIO}/viewers?role=vip`);
  await expect(vera.getByRole("img", { name: /^VIP, by Twitch’s list/ })).toBeVisible();
  await passes(page);
  await revoke(LUNA.login, "vip", "vera");
});
