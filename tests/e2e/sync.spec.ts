import { expect, test } from "./support/test";

// F10 O2: the operators' page.

test("an operator runs a tick and sees it arrive, and filters the log", async ({ page, signIn }) => {
  await signIn("Olga");
  await page.goto("/admin/sync");
  await expect(page.getByRole("heading", { level: 1, name: "Live sync" })).toBeVisible();
  await expect(page.getByText("Healthy")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: /Run a tick now/ }).click();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /checked|done|tick/i })
      .first(),
  ).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole("searchbox", { name: "Find in the log by channel" }).fill("nobody-at-all");
  await expect(page).toHaveURL(/login=nobody-at-all/);
});

test("an operator finds how long a channel waits, and how soon streams were seen", async ({
  page,
  signIn,
}) => {
  await signIn("Olga");
  await page.goto("/admin/sync");
  const lag = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Lag", exact: true }) });
  const [first] = await lag.getByRole("listitem").locator("[title]").all();
  const login = (await first?.getAttribute("title")) ?? "";
  expect(login).not.toBe("");
  await page.getByRole("searchbox", { name: "Find how long a channel waits" }).fill(login.slice(0, 6));
  await expect(lag.getByTitle(login, { exact: true })).toBeVisible();
  await page.getByRole("searchbox", { name: "Find how long a channel waits" }).fill("nobody-at-all");
  await expect(lag.getByText("No tracked channel is called “nobody-at-all”.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Detection" })).toBeVisible();
});
