import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";

// O7: somebody who writes a program finds an operation, reads what it takes, and tries it.

test("an operation is found, tried, and a change is asked about first", async ({ page, signIn }) => {
  await signIn("Vera");
  await page.goto("/docs/api");
  await page.getByRole("searchbox", { name: "Search operations" }).fill("lists follows broadcasters");
  const found = page.getByRole("link", { name: /Lists the broadcasters that the caller follows$/ });
  await expect(found).toHaveCount(1);
  await found.click();
  await expect(page).toHaveURL(/\/docs\/api\/following#following\.list$/);
  await expect(page.getByRole("table", { name: "Parameters of following.list" })).toContainText("cursor");
  await expect(page.getByText("API keys need the scope following:read.").first()).toBeVisible();

  await page.getByRole("combobox", { name: "Operation" }).selectOption("following.list");
  await page.getByLabel("limit", { exact: true }).fill("1");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/^Answered 200 after/)).toBeVisible();
  await expect(page.getByText('"next_cursor"')).toBeVisible();

  await page.getByRole("combobox", { name: "Operation" }).selectOption("following.delete");
  await page.getByLabel("id", { exact: true }).fill("1");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "Send this for real?" });
  await expect(asked).toContainText("DELETE /api/v1/following/1");
  await asked.getByRole("button", { name: "Cancel" }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByText(/^Answered/)).toBeHidden();
});

test.describe("signed out", () => {
  test.use({ expectedStatuses: [401] });

  test("the reference is there, and the API says who it needs", async ({ page }) => {
    await page.goto("/docs/api/account");
    await page.getByRole("combobox", { name: "Operation" }).selectOption("account.get");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText(/^Answered 401 after/)).toBeVisible();
    await expect(page.getByText('"urn:tallylight:problem:unauthenticated"')).toBeVisible();
  });
});

test("programs read the same as OpenAPI 3.1", async ({ page }) => {
  const answer = await page.request.get("/api/openapi.json");
  expect(answer.status()).toBe(200);
  const { openapi, paths } = (await answer.json()) as { openapi: string; paths: Record<string, object> };
  expect(openapi).toMatch(/^3\.1/);
  expect(Object.keys(paths).length).toBeGreaterThan(140);
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the reference passes axe and fits the screen", async ({ page }) => {
      test.setTimeout(240_000);
      for (const path of ["/docs/api", "/docs/api/clips"]) {
        await page.goto(path);
        await passes(page);
      }
    });
  });
}
