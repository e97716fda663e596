import { apiOf } from "./support/api";
import { gateBefore } from "./support/gate";
import { expect, signOut, test } from "./support/test";

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
  await signOut(page);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("what is refused while one signs out does not lead elsewhere", async ({ page, signIn }) => {
  await signIn("Vera");
  const gate = await gateBefore(page, "**/api/v1/notifications/visit");
  gate.shut();
  // The session has ended, and the page hears of it from another answer first.
  await page.route(
    (url) => url.pathname === "/settings",
    async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const response = await route.fetch({ maxRedirects: 0 });
      const refused = page.waitForResponse("**/api/v1/notifications/visit");
      gate.open();
      expect((await refused).status()).toBe(401);
      await route.fulfill({ response });
    },
  );
  await page.goto("/settings");
  await signOut(page);
});
