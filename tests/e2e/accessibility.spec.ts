import type { Page } from "@playwright/test";
import { channelWithChat } from "./support/chat";
import { channelWithPast } from "./support/history";
import { passes, SCREENS } from "./support/looks";
import { test } from "./support/test";

// The quality floor: axe finds nothing, in both themes, on desktop and phone, and nothing is wider than the screen.

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("pages for everybody pass axe and fit the screen", async ({ page }) => {
      await allPass(page, ["/", "/sign-in", "/docs/events"]);
    });

    test("a viewer's and an operator's pages pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(240_000);
      await signIn("Olga");
      await allPass(page, [
        ...[
          "/dashboard",
          "/following",
          "/notifications",
          "/settings",
          "/settings/notifications",
          "/settings/chat",
        ],
        ...["/admin/sync", "/admin/jobs", "/admin/jobs/sync-live-status", "/admin/quota"],
      ]);
    });

    test("the pages of history pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(240_000);
      await signIn("Vera");
      const { login, ids } = await channelWithPast(0);
      const other = await channelWithPast(1);
      const channel = `/channels/${login}`;
      const two = ids.slice(0, 2).join(",");
      await allPass(page, [
        ...["/streams", channel, `${channel}?days=365`, `${channel}/streams`, `${channel}/streams/${ids[0]}`],
        ...["/compare", `/compare?streams=${two}`, `/compare?channels=${login},${other.login}`],
      ]);
    });

    test("the pages of chat pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(240_000);
      await signIn("Vera");
      const { login, streamId, special } = await channelWithChat(8);
      await allPass(page, [
        ...["/chat", "/chat?q=speedrun", "/chat?q=befor:today", `/chat/${special[1]}`],
        `/channels/${login}/streams/${streamId}`,
      ]);
    });
  });
}

async function allPass(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await passes(page);
  }
}
