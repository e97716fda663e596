import type { Page } from "@playwright/test";
import { withClient } from "./support/database";
import { deleteSubscriptions, withoutPolling } from "./support/eventsub";
import { passes, SCREENS } from "./support/looks";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";
import { end, goLive } from "./support/twitch";
import { grant, revoke } from "./support/twitch-roles";

// F6a R4 O2: what Twitch tells by itself is on every screen at once, and operators see how it comes.

const LUNA = { name: "LunaInkwell", login: "lunainkwell", id: "900000013" } as const;
const ROLES = `/studio/${LUNA.login}/roles`;
const GO_LIVES = 20;
/** What vanished is there again within a minute. */
const SOON = { timeout: 60_000 };
/** A hundred challenges at once may be too many for a machine that is busy; those are tried again after a minute. */
const AT_FIRST = { timeout: 150_000 };

/** Who is what is told to no browser by itself: the page has it when it is loaded. */
const showsVips = (page: Page, vips: number) =>
  expect(async () => {
    await page.reload();
    await expect(figure(page, "VIPs")).toHaveText(String(vips), { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });

const figure = (page: Page, label: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator("dd")
    .first();
const count = async (page: Page, label: string) =>
  Number((await figure(page, label).innerText()).replaceAll(",", ""));

/** Whom only Luna follows and who is off air and new, so that nobody else's tests miss them. */
async function lunasChannels(): Promise<{ id: string; login: string; name: string }[]> {
  const found: { id: string; login: string; name: string }[] = [];
  await withClient(async (client) => {
    const { rows } = await client.query<(typeof found)[number]>(
      `SELECT b.id, b.login, b.display_name AS name
       FROM follow f JOIN broadcaster b ON b.id = f.broadcaster_id JOIN person p ON p.id = f.user_id
       JOIN broadcaster_sync s ON s.broadcaster_id = b.id AND s.checked_at IS NOT NULL
       LEFT JOIN live_status l ON l.broadcaster_id = b.id
       WHERE p.twitch_id = $1 AND f.active AND coalesce(l.state, 'offline') = 'offline' AND b.id NOT LIKE '90000%'
         AND NOT EXISTS (SELECT FROM announcement a WHERE a.login = b.login)
         AND NOT EXISTS (SELECT FROM follow g JOIN person v ON v.id = g.user_id
           WHERE g.broadcaster_id = b.id AND v.login = 'vera')
       ORDER BY b.id LIMIT $2`,
      [LUNA.id, GO_LIVES],
    );
    found.push(...rows);
  });
  return found;
}

/** How many subscriptions of a type are enabled for these broadcasters. */
async function enabled(type: string, ids: readonly string[]): Promise<number> {
  let found = 0;
  await withClient(async (client) => {
    const { rowCount } = await client.query(
      "SELECT 1 FROM eventsub_subscription WHERE type = $1 AND broadcaster_id = ANY($2) AND status = 'enabled'",
      [type, ids],
    );
    found = rowCount ?? 0;
  });
  return found;
}

test("20 go-lives are in an open tab within two seconds each, and nobody polls", async ({ page, signIn }, {
  retry,
}) => {
  test.setTimeout(400_000);
  await signIn(LUNA.name);
  // An earlier try has used some up.
  const enough = retry === 0 ? GO_LIVES : GO_LIVES / 2;
  await expect
    .poll(async () => (await lunasChannels()).length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(enough);
  const channels = await lunasChannels();
  const ids = channels.map(({ id }) => id);
  await expect.poll(() => enabled("stream.online", ids), AT_FIRST).toBe(ids.length);
  await expect.poll(() => enabled("stream.offline", ids), AT_FIRST).toBe(ids.length);

  const delays: number[] = [];
  await withoutPolling(async () => {
    for (const { login, name } of channels) {
      const banner = page.getByRole("article", { name: `${name} is live` });
      const begun = performance.now();
      await goLive(login);
      await banner.waitFor({ timeout: 60_000 });
      delays.push(performance.now() - begun);
      await banner.getByRole("button", { name: `Dismiss ${name}` }).click();
    }
    for (const { login } of channels) await end(login);
    await withClient(async (client) => {
      const sql = `SELECT DISTINCT payload->'detection'->>'source' AS source FROM outbox
        WHERE kind = 'stream.online' AND key = ANY($1)`;
      expect((await client.query(sql, [ids])).rows).toEqual([{ source: "eventsub" }]);
      const ended = "SELECT 1 FROM outbox WHERE kind = 'stream.offline' AND key = ANY($1)";
      await expect.poll(async () => (await client.query(ended, [ids])).rowCount, SOON).toBe(ids.length);
    });
  });
  const sorted = delays.toSorted((a, b) => a - b);
  const p50 = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1];
  console.log(`go-live to banner: p50 ${p50.toFixed(0)} ms, p95 ${p95?.toFixed(0)} ms`);
  // Not the slowest: a machine that stands still for a moment is not ours.
  expect(p50).toBeLessThanOrEqual(2_000);
});

test("an operator sees how events come, compares at once, and what vanishes is back within a minute", async ({
  page,
  signIn,
}) => {
  test.setTimeout(360_000);
  await signIn("Olga");
  await page.goto("/admin/eventsub");
  await expect(page.getByRole("heading", { level: 1, name: "EventSub" })).toBeVisible();
  const transport = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "How events come" }) });
  await expect(transport).toContainText("Webhook");
  await expect(transport).toContainText("Twitch can reach this instance.");
  await expect(transport.getByRole("code")).toContainText("/api/twitch/eventsub");
  await expect(transport.getByRole("alert")).toHaveCount(0);
  const isComplete = async () => {
    const [wanted, works] = [await count(page, "Wanted"), await count(page, "Enabled")];
    return wanted > 0 && wanted === works;
  };
  await expect.poll(isComplete, AT_FIRST).toBe(true);
  await expect(page.getByRole("meter", { name: "Cost" })).toBeVisible();

  await page.getByRole("button", { name: "Compare now" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "The subscriptions are being compared" }).first(),
  ).toBeVisible();

  // Nobody is told, and the page is not loaded again.
  const healed = await count(page, "Made again");
  const before = await count(page, "Enabled");
  await deleteSubscriptions({ type: "user.authorization.grant" });
  await expect.poll(() => count(page, "Made again"), SOON).toBe(healed + 1);
  // Meanwhile more may be wanted: people are followed in other tests.
  await expect
    .poll(async () => (await isComplete()) && (await count(page, "Enabled")) >= before, SOON)
    .toBe(true);
  await expect(page.getByRole("table", { name: "Twitch's list" }).getByRole("row").nth(1)).toContainText(
    "user.authorization.grant",
  );

  await page.getByRole("combobox", { name: "Status" }).selectOption("revoked");
  await expect(page.getByRole("heading", { name: "No subscriptions" })).toBeVisible();
});

/** Luna's channel is connected and its lists may be read and were. */
async function inStep(page: Page): Promise<void> {
  await connectChannel(page, LUNA.login);
  await page.goto(ROLES);
  const reconnect = page.getByRole("button", { name: "Reconnect with Twitch" });
  await expect(page.getByRole("heading", { level: 1, name: "Roles" })).toBeVisible();
  if (await reconnect.isVisible()) {
    await reconnect.click();
    await page.waitForURL(/\/authorize\?/);
    await page.getByRole("button", { name: new RegExp(`Continue as ${LUNA.name}`, "i") }).click();
    await page.waitForURL(`**${ROLES}`);
  }
  await expect(page.getByRole("region", { name: "Health" })).toContainText("In step", { timeout: 60_000 });
}

test("a VIP named at Twitch stands in the studio without a sync", async ({ page, signIn }) => {
  test.setTimeout(360_000);
  await signIn(LUNA.name);
  await inStep(page);
  await expect.poll(() => enabled("channel.vip.add", [LUNA.id]), AT_FIRST).toBe(1);
  await expect.poll(() => enabled("channel.vip.remove", [LUNA.id]), AT_FIRST).toBe(1);
  const vips = await count(page, "VIPs");
  await grant(LUNA.login, "vip", "max2000");
  try {
    await showsVips(page, vips + 1);
    await withClient(async (client) => {
      const sql = `SELECT outcome FROM eventsub_message WHERE type = 'channel.vip.add' AND broadcaster_id = $1
        AND received_at > now() - interval '1 min'`;
      expect((await client.query(sql, [LUNA.id])).rows).toEqual([{ outcome: "applied" }]);
    });
  } finally {
    await revoke(LUNA.login, "vip", "max2000");
  }
  await showsVips(page, vips);
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the page passes axe and fits the screen", async ({ page, signIn }, testInfo) => {
      test.setTimeout(180_000);
      await signIn("Olga");
      await page.goto("/admin/eventsub");
      await expect(page.getByRole("table", { name: "Twitch's list" })).toBeVisible();
      await passes(page);
      await page.screenshot({ path: testInfo.outputPath("eventsub.png"), fullPage: true });
    });
  });
}

test.describe("who may not", () => {
  test.use({ expectedStatuses: [403] });

  test("sees nothing of it", async ({ page, signIn }) => {
    await signIn("Vera");
    await page.goto("/admin/eventsub");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is for operators");
  });
});
