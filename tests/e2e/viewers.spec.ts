import type { Page } from "@playwright/test";
import { passes, SCREENS } from "./support/looks";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";
import { say } from "./support/twitch-chat";

// V0 V1 V3: a streamer sees who is in the chat, looks at one of them, removes them and brings them back.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const VIEWERS = `/studio/${KAYA.login}/viewers`;

const chatters = (page: Page) => page.getByRole("list", { name: "Chatters" });

const ofVera = (page: Page) => chatters(page).getByRole("listitem").filter({ hasText: "Vera" });

/** Kaya's channel is read, and Vera has just written in it: that she was there earlier, too, is not enough. */
async function withChat(page: Page): Promise<void> {
  await connectChannel(page, KAYA.login);
  await say(KAYA.login, "hello everybody", "vera");
  await page.goto(VIEWERS);
  await expect(async () => {
    await page.reload();
    await expect(ofVera(page)).toContainText("In chat", { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

test("see who writes, look at one, remove them, restore them", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await withChat(page);
  await expect(page.getByText("These are chatters: people seen in the chat.")).toBeVisible();

  await page.getByLabel("Search chatters").fill("nobody like this");
  await expect(page.getByRole("heading", { name: "Nobody is like this" })).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await chatters(page).getByRole("link").filter({ hasText: "Vera" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Vera" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Their messages" })).toHaveAttribute("href", /from%3Avera/);
  await page.getByRole("button", { name: "Remove from tracking" }).click();
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();

  await page.getByRole("link", { name: "All chatters" }).click();
  await expect(page).toHaveURL(new RegExp(`${VIEWERS}$`));
  await expect(page.getByRole("link").filter({ hasText: "Vera" })).toBeHidden();
  await page.getByRole("switch", { name: "Removed" }).click();
  await chatters(page).getByRole("link").filter({ hasText: "Vera" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: "Remove from tracking" })).toBeVisible();
});

test.describe("who may not", () => {
  test.use({ expectedStatuses: [404] });

  test("sees nobody, operators no more than others", async ({ page, signIn }) => {
    await signIn("Olga");
    await page.goto(VIEWERS);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  });
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the pages of chatters pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(240_000);
      await signIn(KAYA.name);
      await withChat(page);
      await passes(page);
      await chatters(page).getByRole("link").filter({ hasText: "Vera" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Vera" })).toBeVisible();
      await passes(page);
    });
  });
}
