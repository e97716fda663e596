import { expect, test } from "./support/test";

// F10 O2: the operators' page.

test("an operator runs a tick and sees it arrive, and filters the log", async ({ page, signIn }) => {
  await signIn("Olga");
  await page.goto("/admin/sync");
  await expect(page.getByRole("heading", { level: 1, name: "Live sync" })).toBeVisible();
  await expect(page.getByText("Healthy")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: /Run a tick now/ }).click();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /checked|done|tick/i })
      .first(),
  ).toBeVisible({
    timeout: 15_000,
  });
  await page.getByRole("searchbox").fill("nobody-at-all");
  await expect(page).toHaveURL(/login=nobody-at-all/);
});
