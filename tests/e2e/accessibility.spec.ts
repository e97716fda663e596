import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { channelWithChat } from "./support/chat";
import { channelWithPast } from "./support/history";
import { expect, test } from "./support/test";

// The quality floor: axe finds nothing, in both themes, on desktop and phone, and nothing is wider than the screen.

const LOOKS = (["dark", "light"] as const).flatMap((colorScheme) => [
  { colorScheme, viewport: { width: 1280, height: 900 } },
  { colorScheme, viewport: { width: 360, height: 740 } },
]);

for (const { colorScheme, viewport } of LOOKS) {
  test.describe(`${colorScheme}, ${viewport.width} px`, () => {
    test.use({ colorScheme, viewport });

    test("pages for everybody pass axe and fit the screen", async ({ page }) => {
      for (const path of ["/", "/sign-in"]) await passes(page, path);
    });

    test("a viewer's and an operator's pages pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(120_000);
      await signIn("Olga");
      for (const path of [
        ...["/dashboard", "/following", "/notifications", "/settings", "/settings/chat"],
        ...["/admin/sync", "/admin/jobs", "/admin/jobs/sync-live-status"],
      ])
        await passes(page, path);
    });

    test("the pages of history pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(120_000);
      await signIn("Vera");
      const { login, ids } = await channelWithPast(6);
      const other = await channelWithPast(7);
      const channel = `/channels/${login}`;
      const two = ids.slice(0, 2).join(",");
      for (const path of [
        ...["/streams", channel, `${channel}?days=365`, `${channel}/streams`, `${channel}/streams/${ids[0]}`],
        ...["/compare", `/compare?streams=${two}`, `/compare?channels=${login},${other.login}`],
      ])
        await passes(page, path);
    });

    test("the pages of chat pass axe and fit the screen", async ({ page, signIn }) => {
      test.setTimeout(120_000);
      await signIn("Vera");
      const { login, streamId, special } = await channelWithChat(8);
      for (const path of [
        ...["/chat", "/chat?q=speedrun", "/chat?q=befor:today", `/chat/${special[1]}`],
        `/channels/${login}/streams/${streamId}`,
      ])
        await passes(page, path);
    });
  });
}

async function passes(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider, `${path} scrolls sideways`).toBe(false);
}
