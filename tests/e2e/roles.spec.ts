import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { withClient } from "./support/database";
import { tellAgain, tellNothing } from "./support/eventsub";
import { passes, SCREENS } from "./support/looks";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";
import { fill, grant, revoke, rolesOf } from "./support/twitch-roles";

// R1 R2 R3 R3a R5: a streamer allows their lists to be read, sees who is what, and what a sync changed.

/** Whose roles no other test looks at. */
const LUNA = { name: "LunaInkwell", login: "lunainkwell", id: "900000013" } as const;
const ROLES = `/studio/${LUNA.login}/roles`;
const VIEWER = ["user:read:email", "user:read:follows"];
const LISTS = ["channel:read:subscriptions", "channel:read:vips", "moderation:read"];

const health = (page: Page) => page.getByRole("region", { name: "Health" });
const figure = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.getByText(label, { exact: true }) });
const syncNow = (page: Page) => page.getByRole("button", { name: "Sync now" });
const syncs = (page: Page) => page.getByRole("list", { name: "Syncs" }).getByRole("listitem");
const changes = (page: Page) => page.getByRole("list", { name: "Changes" });

/** Presses the button that leads to Twitch and says what is asked for there. */
async function reconnect(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Reconnect with Twitch" }).click();
  await page.waitForURL(/\/authorize\?/);
  return (new URL(page.url()).searchParams.get("scope")?.split(" ") ?? []).toSorted();
}

async function consent(page: Page): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`Continue as ${LUNA.name}`, "i") }).click();
  await page.waitForURL(`**${ROLES}`);
}

/** Luna's channel is connected; nothing is known of its roles, and none of the lists may be read. */
async function begin(page: Page): Promise<void> {
  await connectChannel(page, LUNA.login);
  await withClient(async (client) => {
    await client.query("UPDATE twitch_token SET scopes = $2 WHERE owner = $1", [LUNA.id, VIEWER]);
    for (const table of ["channel_role", "role_sync_run", "role_sync_ask", "role_sync"])
      await client.query(`DELETE FROM ${table} WHERE channel_id = $1`, [LUNA.id]);
  });
  await page.goto(ROLES);
  await expect(page.getByRole("heading", { level: 1, name: "Roles" })).toBeVisible();
}

/** As if it were a while later: the button may be used again. */
const later = () =>
  withClient(async (client) => {
    await client.query(
      `UPDATE role_sync_run SET started_at = started_at - interval '10 min', ended_at = ended_at - interval '10 min'
       WHERE channel_id = $1`,
      [LUNA.id],
    );
  });

/** Has the lists read by the button, and waits until they were. */
async function sync(page: Page): Promise<void> {
  await later();
  await page.reload();
  await syncNow(page).click();
  await expect(page.getByText(/^May be used again in [0-5]:\d\d$/)).toBeVisible({ timeout: 60_000 });
}

// Twitch would tell of each change before a sync finds it.
test.beforeEach(tellNothing);
test.afterEach(tellAgain);

/** Luna's channel has been synced. */
async function inStep(page: Page): Promise<void> {
  await connectChannel(page, LUNA.login);
  await page.goto(ROLES);
  await expect(page.getByRole("heading", { level: 1, name: "Roles" })).toBeVisible();
  if (await page.getByRole("button", { name: "Reconnect with Twitch" }).isVisible()) {
    await reconnect(page);
    await consent(page);
  }
  await sync(page);
  await expect(health(page)).toContainText("In step");
}

test("what is missing is named, is asked for and nothing else, and then all is in step", async ({
  page,
  signIn,
}) => {
  test.setTimeout(360_000);
  await signIn(LUNA.name);
  await begin(page);
  for (const list of ["Who subscribes to you", "Who your VIPs are", "Who your moderators are"])
    await expect(page.getByText(list)).toBeVisible();
  // As if the VIPs had been allowed once, and were taken back.
  await page
    .locator('input[name="channel:read:vips"]')
    .evaluate((field) => field.setAttribute("disabled", ""));
  expect(await reconnect(page)).toEqual([LISTS[0], LISTS[2], ...VIEWER]);
  await consent(page);

  await expect(health(page)).toContainText("Partly in step", { timeout: 60_000 });
  await expect(health(page)).toContainText("VIPs: 401 Unauthorized - missing channel:read:vips scope");
  await expect(figure(page, "Subscribers")).toContainText("25");
  await expect(figure(page, "VIPs")).toContainText("never read");
  await expect(figure(page, "Moderators")).toContainText("3");
  await expect(page.getByText("Who your VIPs are")).toBeVisible();
  await expect(page.getByText("Who subscribes to you")).toBeHidden();

  expect(await reconnect(page)).toEqual([...LISTS, ...VIEWER]);
  await consent(page);
  await expect(page.getByRole("button", { name: "Reconnect with Twitch" })).toBeHidden();
  await sync(page);
  await expect(health(page)).toContainText("In step");
  await expect(figure(page, "Subscribers")).toContainText("25");
  await expect(figure(page, "VIPs")).toContainText("2");
  await expect(figure(page, "Moderators")).toContainText("3");
  await expect(syncNow(page)).toHaveAttribute("aria-disabled", "true");
});

test("who gained, who lost and whose tier changed stands in the report of the sync that found it", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  await signIn(LUNA.name);
  await inStep(page);
  const before = await rolesOf(LUNA.login);
  const gone = before.moderators.at(-1);
  const other = before.subscribers.find(({ tier }) => tier === "1000");
  if (!gone || !other) throw new Error("the simulator's Luna has no moderator or no subscriber");
  await grant(LUNA.login, "vip", "max2000");
  await revoke(LUNA.login, "moderator", gone.login);
  await grant(LUNA.login, "subscriber", other.login, { tier: "3000" });
  await sync(page);

  await page.getByText("Syncs", { exact: true }).first().click();
  await expect(syncs(page).first()).toContainText("2 begun, 2 ended");
  await syncs(page).first().getByRole("button").click();
  await expect(page).toHaveURL(/run=/);
  await expect(page.getByRole("button", { name: "All syncs" })).toBeFocused();
  const line = (name: string) => changes(page).getByRole("listitem").filter({ hasText: name });
  await expect(line("Max2000")).toContainText("Now VIP");
  await expect(line("Max2000")).toContainText("Twitch lists them now");
  await expect(line(gone.displayName)).toContainText("No longer moderator");
  await expect(line(gone.displayName)).toContainText("No longer on Twitch’s list");
  await expect(line(other.displayName)).toContainText(/Tier 1.*, now Tier 3/);

  // The address says which report it is, and going back leads to the syncs.
  await page.reload();
  await expect(line("Max2000")).toBeVisible();
  await page.goBack();
  await expect(syncs(page).first()).toBeVisible();
  await revoke(LUNA.login, "vip", "max2000");
  await grant(LUNA.login, "moderator", gone.login);
});

test("people are found by role and name, and what is set holds", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn(LUNA.name);
  await inStep(page);
  const { moderators, subscribers } = await rolesOf(LUNA.login);
  const people = (list: string) =>
    page.getByRole("main").getByRole("list", { name: list }).getByRole("listitem");
  await expect(people("Subscribers").first()).toContainText(/Tier/);
  await page.getByText("Moderators", { exact: true }).last().click();
  await expect(people("Moderators")).toHaveCount(moderators.length);
  await page.getByLabel("Search by name").fill(moderators[0]?.login ?? "");
  await expect(people("Moderators")).toHaveCount(1);
  await page.getByLabel("Search by name").fill("nobody like this");
  await expect(page.getByRole("heading", { name: "Nobody is called that" })).toBeVisible();

  await page.getByLabel("Sync by itself every").selectOption("360");
  await expect(page.getByText(/known here after 6 hours at the latest/)).toBeVisible();
  await expect(async () => {
    await page.goto(ROLES);
    await expect(page.getByLabel("Sync by itself every")).toHaveValue("360");
  }).toPass({ timeout: 60_000 });

  // Only what is near the window is drawn.
  await fill(LUNA.login, "subscriber", 2_000);
  await sync(page);
  await expect(figure(page, "Subscribers")).toContainText("2,000");
  expect(await people("Subscribers").count()).toBeLessThan(60);
  await fill(LUNA.login, "subscriber", subscribers.length);
  await page.getByLabel("Sync by itself every").selectOption("30");
});

test("operators see how syncing goes and nobody's name", async ({ page, signIn, browser }) => {
  test.setTimeout(240_000);
  const owner = await (await browser.newContext()).newPage();
  await signIn(LUNA.name, owner);
  await inStep(owner);
  await owner.context().close();

  await signIn("Olga");
  await page.goto(ROLES);
  await expect(health(page)).toContainText("In step");
  await expect(syncs(page).first()).toContainText("by the button");
  await expect(syncs(page).first().getByRole("button")).toHaveCount(0);
  await expect(page.getByLabel("Search by name")).toHaveCount(0);
  const path = { login: LUNA.login };
  const { error } = await apiOf(page).GET("/api/v1/channels/{login}/roles", { params: { path } });
  expect(error?.status).toBe(404);
  await page.goto("/admin/sync");
  await expect(page.getByRole("heading", { name: "Roles" })).toBeVisible();
});

test.describe("who may not", () => {
  test.use({ expectedStatuses: [404] });

  test("sees nothing of it", async ({ page, signIn }) => {
    await signIn("Vera");
    await page.goto(ROLES);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  });
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the page of roles passes axe and fits the screen", async ({ page, signIn }) => {
      test.setTimeout(360_000);
      await signIn(LUNA.name);
      await begin(page);
      await passes(page);
      await inStep(page);
      await passes(page);
      await page.goto(`${ROLES}?view=syncs`);
      await expect(syncs(page).first()).toBeVisible();
      await passes(page);
      // The first that there was: all were new then, and the last has changed nothing.
      await syncs(page).last().getByRole("button").click();
      await expect(changes(page)).toBeVisible();
      await passes(page);
    });
  });
}
