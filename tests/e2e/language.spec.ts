import { forgetChoices } from "./support/choices";
import { passes } from "./support/looks";
import { expect, signOut, test } from "./support/test";

// N7 and the words of the design: English and German, by what the browser asks for and by choice.

test.afterEach(async () => {
  await forgetChoices("vera");
  await forgetChoices("max");
});

test.describe("a browser that asks for German", () => {
  test.use({ locale: "de-AT" });

  test("is spoken to in German, signed out and signed in", async ({ page, signIn }) => {
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sofort wissen, wer live geht.");
    await passes(page);
    await signIn("Vera");
    await page.goto("/following");
    await expect(page).toHaveTitle(/Gefolgt · Tallylight$/);
    await expect(page.getByRole("heading", { level: 1, name: "Gefolgt" })).toBeVisible();
    await passes(page);
  });

  test("is answered in German where an address leads nowhere", async ({ page }) => {
    const answer = await page.request.get("/no-such-page", { headers: { "accept-language": "de" } });
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain("Diese Seite gibt es nicht");
  });

  test("may choose English, which stays", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Sprache" }).selectOption("en");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in with Twitch");
  });
});

test("the language chosen in the settings holds at once, on other pages and after signing out", async ({
  page,
  signIn,
}) => {
  await signIn("Max");
  await page.goto("/settings");
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await expect(page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto("/dashboard");
  await expect(page.getByRole("navigation", { name: "Hauptmenü" }).first()).toBeVisible();
  await page.goto("/settings");
  await signOut(page);
  await expect(page.getByRole("link", { name: "Anmelden", exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await signIn("Max");
  await page.goto("/settings");
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("en");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a language is chosen by a button", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Language" }).selectOption("de");
    await page.getByRole("contentinfo").getByRole("button", { name: "Save" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
  });
});
