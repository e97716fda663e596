import type { Browser, Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { CLIPS, channelWithClips, listedClips, send } from "./support/clips";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";

// A1 A2 A3: clips are archived, found, watched, put in order and shown to others.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const CHANNEL = `/channels/${KAYA.login}/clips`;
const STUDIO = `/studio/${KAYA.login}/clips`;
const [FALL, DOG, BEST] = CLIPS;

const grid = (page: Page) => page.getByRole("list", { name: "Clips", exact: true });
const cards = (page: Page) => grid(page).getByRole("listitem");
const card = (page: Page, title: string) => grid(page).getByRole("link", { name: title });

/** What a page shows to somebody who is not signed in. */
async function asStranger(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await look(await context.newPage());
  await context.close();
}

async function idOf(page: Page, title: string): Promise<string> {
  return (await listedClips(page, KAYA.login)).get(title)?.id ?? "";
}

test("the archive fills; clips are found by words, put in another order and walked through by keys", async ({
  page,
  signIn,
}) => {
  test.setTimeout(300_000);
  await signIn(KAYA.name);
  await channelWithClips(page, KAYA.login);
  await page.goto(STUDIO);
  await expect(page.getByRole("progressbar", { name: /of the past/ })).toBeVisible();
  await page.getByRole("link", { name: "Open the clips" }).click();

  await expect(card(page, BEST.title)).toBeVisible();
  await page.getByLabel("Search clips").fill("dog shoe");
  await expect(page).toHaveURL(/q=dog/);
  await expect(cards(page)).toHaveCount(1);
  await expect(card(page, DOG.title)).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();

  await page.getByLabel("Order").selectOption("Most watched");
  await expect(page).toHaveURL(/sort=views/);
  await expect(cards(page).first()).toContainText(DOG.title);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByLabel("Made by").fill("Vera");
  await page.getByLabel("Made by").press("Enter");
  await page.keyboard.press("Escape");
  await expect(card(page, DOG.title)).toBeHidden();

  await card(page, FALL.title).focus();
  await page.keyboard.press("ArrowRight");
  await expect(card(page, BEST.title)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: BEST.title })).toBeVisible();
  // Through the list as it was narrowed, once it is there, and back to where one was.
  await expect(page.getByRole("link", { name: "Previous clip" })).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1, name: FALL.title })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page).toHaveURL(/creator=vera/);
  await expect(card(page, FALL.title)).toBeFocused();
});

test.describe("a clip's title and tags", () => {
  // A title that is too long is refused.
  test.use({ expectedStatuses: [422] });

  test("are put right where they stand", async ({ page, signIn }) => {
    test.setTimeout(240_000);
    await signIn(KAYA.name);
    await channelWithClips(page, KAYA.login);
    await page.goto(`/clips/${await idOf(page, DOG.title)}`);
    await page.getByRole("button", { name: "Edit the title" }).click();
    await page.getByLabel("Title").fill("never");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("heading", { level: 1, name: DOG.title })).toBeVisible();

    await page.getByRole("button", { name: "Edit the title" }).click();
    await page.getByLabel("Title").fill("x".repeat(141));
    await page.keyboard.press("Enter");
    await expect(page.getByText("at most 140 characters")).toBeVisible();
    await page.getByLabel("Title").fill("Biscuit and the shoe");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Biscuit and the shoe" })).toBeVisible();
    await page.getByRole("button", { name: "Add tags" }).click();
    await page.getByLabel("Tags").fill("Funny");
    await page.getByLabel("Tags").press("Enter");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "funny" }).click();
    await expect(page).toHaveURL(/tag=funny/);
    await expect(cards(page)).toHaveCount(1);
    await expect(card(page, "Biscuit and the shoe")).toBeVisible();
  });
});

test("a clip that is removed comes back by undo, and from the studio", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await channelWithClips(page, KAYA.login);
  await page.goto(`/clips/${await idOf(page, FALL.title)}?channel=${KAYA.login}`);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(new RegExp(CHANNEL));
  await expect(card(page, FALL.title)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(page, FALL.title)).toBeVisible();

  await page.goto(STUDIO);
  const rows = page.getByRole("list", { name: "Clips to put in order" });
  await rows.getByRole("checkbox", { name: `Select “${FALL.title}”` }).click();
  await rows.getByRole("checkbox", { name: `Select “${BEST.title}”` }).click();
  await page.getByRole("region", { name: "Selected clips" }).getByRole("button", { name: "Remove" }).click();
  await expect(rows.getByText(FALL.title)).toBeHidden();
  await page.getByText("Removed", { exact: true }).click();
  const removed = page.getByRole("list", { name: "Removed clips" });
  await removed.getByRole("button", { name: `Restore “${FALL.title}”` }).click();
  await expect(removed.getByText(FALL.title)).toBeHidden();
  await expect(removed.getByText(BEST.title)).toBeVisible();
});

test("a public collection and a share link are there for everybody, until they are taken back", async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(300_000);
  await signIn(KAYA.name);
  await channelWithClips(page, KAYA.login);
  await page.goto(CHANNEL);
  await page.getByRole("button", { name: "New collection" }).click();
  await page.getByLabel("Name").fill("Best of Kaya");
  await page.getByRole("switch", { name: "Public" }).click();
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("link", { name: /Best of Kaya/ }).click();
  await expect(page.getByRole("heading", { name: "No clips in it yet" })).toBeVisible();
  const collection = page.url();
  const id = collection.split("/").at(-1) ?? "";
  const ids = [await idOf(page, FALL.title), await idOf(page, DOG.title)];
  await send(page, "POST", `/clip-collections/${id}/clips`, { action: "add", ids });
  await page.reload();
  await expect(cards(page).first()).toContainText(FALL.title);
  await page.getByRole("button", { name: `Move “${FALL.title}” down` }).click();
  await expect(cards(page).first()).toContainText(DOG.title);

  await page.goto(`/clips/${ids[0]}`);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Link to the clip").inputValue();
  await asStranger(browser, async (stranger) => {
    await stranger.goto(collection);
    await expect(cards(stranger).first()).toContainText(DOG.title);
    await card(stranger, DOG.title).click();
    await expect(stranger.getByRole("region", { name: DOG.title })).toBeVisible();
    await stranger.goto(link);
    await expect(stranger.getByRole("heading", { level: 1, name: FALL.title })).toBeVisible();
    await expect(stranger.locator('meta[property="og:title"]')).toHaveAttribute("content", FALL.title);
    await passes(stranger);
  });
  await page.getByRole("button", { name: "Take the link away" }).click();
  await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
  await asStranger(browser, async (stranger) => {
    expect((await stranger.goto(link))?.status()).toBe(404);
    expect((await stranger.goto(`/clips/${ids[0]}`))?.url()).toContain("/sign-in");
  });
});

test("a video that is kept here is played by keys", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await channelWithClips(page, KAYA.login);
  await page.goto(STUDIO);
  const allow = page.getByRole("button", { name: "Allow on Twitch" });
  if (await allow.isVisible()) {
    await allow.click();
    await page.waitForURL(/\/authorize\?/);
    expect(new URL(page.url()).searchParams.get("scope")).toContain("channel:manage:clips");
    await page.getByRole("button", { name: new RegExp(`Continue as ${KAYA.name}`, "i") }).click();
    await page.waitForURL(`**${STUDIO}`);
  }
  await expect(allow).toBeHidden();
  const keep = page.getByRole("switch", { name: "Keep videos" });
  if (!(await keep.isChecked())) await keep.click();
  const id = await idOf(page, DOG.title);
  await expect
    .poll(
      async () => (await apiOf(page).GET("/api/v1/clips/{id}", { params: { path: { id } } })).data?.videoUrl,
      {
        timeout: 150_000,
      },
    )
    .toBeTruthy();
  await page.goto(`/clips/${id}`);
  const video = page.locator("video");
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.readyState)).toBeGreaterThan(0);
  await video.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
  });
  await page.keyboard.press("k");
  await expect
    .poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime))
    .toBeGreaterThan(0.2);
  await page.keyboard.press("k");
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.paused)).toBe(true);
  await page.keyboard.press("Home");
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime)).toBe(0);
});

test("clips stand as flags on the timeline of their stream", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  const { streamId } = await channelWithClips(page, KAYA.login);
  const stream = `/channels/${KAYA.login}/streams/${streamId}`;
  await page.goto(stream);
  const flags = page.getByRole("list", { name: "Clips of this stream" });
  // They are linked to the stream by the run that reads them, or the next.
  await expect(flags.getByRole("listitem")).toHaveCount(CLIPS.length, { timeout: 60_000 });
  await page
    .getByRole("button", { name: /^Show as table/ })
    .first()
    .click();
  await expect(page.getByRole("row").filter({ hasText: DOG.title })).toContainText("4,200");
  await page.reload();
  await flags.getByRole("link", { name: DOG.title }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: DOG.title })).toBeVisible();
  await page.getByRole("link", { name: "Sunday long run" }).click();
  await expect(page).toHaveURL(new RegExp(`${stream}\\?at=\\d+`));
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the pages of clips pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(300_000);
      await signIn(KAYA.name);
      const { streamId } = await channelWithClips(page, KAYA.login);
      const id = await idOf(page, DOG.title);
      const paths = [
        ...["/clips", CHANNEL, `${CHANNEL}?q=nothing+like+this`, `/clips/${id}`, STUDIO],
        `/channels/${KAYA.login}/streams/${streamId}`,
      ];
      for (const path of paths) {
        await page.goto(path);
        await passes(page);
      }
    });
  });
}
