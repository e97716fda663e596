import { apiOf } from "./support/api";
import { expect, test } from "./support/test";

// F1, "What bad input gets": who may see what, and what the others are told.

test("a page that needs a sign-in leads there and back", async ({ page }) => {
  await page.goto("/following?sort=name");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Ffollowing/);
  await page.getByRole("button", { name: /twitch/i }).click();
  await page.getByRole("button", { name: /Continue as Vera/i }).click();
  await expect(page).toHaveURL(/\/following\?sort=name$/);
});

test("saying no at Twitch is answered in words", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /twitch/i }).click();
  await page
    .getByRole("button", { name: /cancel|deny|no/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
});

test.describe(() => {
  test.use({ expectedStatuses: [401, 403, 404] });

  test("operators' pages are forbidden to viewers, and the API says so as problem+json", async ({
    page,
    signIn,
  }) => {
    await signIn("Vera");
    const answer = await page.goto("/admin/sync");
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const api = await page.request.get("/api/v1/sync");
    expect(api.status()).toBe(403);
    expect(api.headers()["content-type"]).toContain("application/problem+json");
    expect(await api.json()).toMatchObject({ status: 403, requestId: expect.any(String) });
  });

  test("a forged session is nobody", async ({ page, context }) => {
    await context.addCookies([
      { name: "next-auth.session-token", value: "forged", url: process.env.E2E_APP_URL ?? "" },
    ]);
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/sign-in/);
    const { error } = await apiOf(page).GET("/api/v1/me");
    expect(error?.status).toBe(401);
  });
});

test("signing out ends the session everywhere", async ({ page, signIn }) => {
  await signIn("Vera");
  await page.goto("/settings");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/sign-in/);
});
