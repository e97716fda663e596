import { expect, test } from "./support/test";

// F2: follow, mute and unfollow by hand.

test("a channel is followed by login, muted, unfollowed and brought back", async ({ page, signIn }) => {
  await signIn("Olga");
  await page.goto("/following");
  const input = page.getByRole("textbox", { name: /channel/i }).first();

  await input.fill("nobody_has_this_login");
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(
    page.getByText(/no Twitch channel called nobody_has_this_login|exists on Twitch/).first(),
  ).toBeVisible();

  await input.fill("https://twitch.tv/kaya_runs");
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByText("You follow Kaya_Runs here now.").first()).toBeVisible();

  await page.getByRole("searchbox").fill("kaya_runs");
  const list = page.getByRole("list", { name: "Followed channels" });
  const row = list.getByRole("listitem").filter({ hasText: "Kaya_Runs" });
  const notify = row.getByRole("switch");
  // How it was left is kept, also from an earlier run.
  const isOn = await notify.isChecked();
  await notify.click();
  await expect(notify).toBeChecked({ checked: !isOn });
  await row.getByRole("button", { name: /unfollow/i }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toHaveCount(1);
  await row.getByRole("button", { name: /unfollow/i }).click();
  await expect(row).toHaveCount(0);
});
