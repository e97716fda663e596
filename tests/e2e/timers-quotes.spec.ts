import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { passes, SCREENS } from "./support/looks";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";

// K3: a streamer has the bot say something now and then, and keeps what was said.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const TIMERS = `/studio/${KAYA.login}/timers`;
const QUOTES = `/studio/${KAYA.login}/quotes`;

const timers = (page: Page) => page.getByRole("list", { name: "Timers" }).getByRole("listitem");
const quotes = (page: Page) => page.getByRole("list", { name: "Quotes" }).getByRole("listitem");
const sheet = (page: Page) => page.getByRole("dialog").last();

/** Deletes what earlier tests have left, by the API that the page uses. */
async function cleared(page: Page): Promise<void> {
  const api = apiOf(page);
  const { login } = KAYA;
  const timers = await api.GET("/api/v1/channels/{login}/timers", { params: { path: { login } } });
  for (const { id } of timers.data?.items ?? [])
    await api.DELETE("/api/v1/timers/{id}", { params: { path: { id } } });
  const quotes = await api.GET("/api/v1/channels/{login}/quotes", { params: { path: { login } } });
  for (const { number } of quotes.data?.items ?? [])
    await api.DELETE("/api/v1/channels/{login}/quotes/{number}", { params: { path: { login, number } } });
}

test("from no timer to one that waits, is changed, switched off, deleted and brought back", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  await cleared(page);
  await page.goto(TIMERS);
  await page.getByRole("button", { name: "Make this one" }).click();
  const row = timers(page).filter({ hasText: "Follow reminder" });
  await expect(row).toContainText("Every 15 min and 5 messages, while live");
  await expect(row).toContainText(/When (the bot has an account|you are live)|In 1[45] min/);

  await row.getByRole("button").click();
  const preview = sheet(page).getByRole("region", { name: "Preview" });
  await expect(preview).toContainText(/Follow Kaya_Runs to see the next one/i);
  await sheet(page).getByLabel("What the bot says").fill("Hi $(user)");
  await expect(sheet(page).getByRole("alert")).toContainText("Nobody asked for this");
  await sheet(page).getByLabel("What the bot says").fill("New here? Try $(pick !hello|!hello)");
  await expect(preview).toContainText("New here? Try !hello");
  await sheet(page).getByLabel("After so many messages of others").fill("x");
  await sheet(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(sheet(page)).toContainText("This must be a number of messages.");
  await sheet(page).getByLabel("After so many messages of others").fill("0");
  await sheet(page).getByRole("switch", { name: "Only while live" }).click();
  await sheet(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(row).toContainText("Every 15 min");
  await expect(row).toContainText(/When the bot has an account|In 1\d min/);

  await row.getByRole("switch").click();
  await expect(row).toContainText("Switched off");
  await row.getByRole("button").click();
  await sheet(page).getByRole("button", { name: "Delete" }).click();
  await expect(row).toBeHidden();
  const deleted = page.getByRole("listitem").filter({ hasText: "is deleted" });
  await deleted.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
});

test("unsaved words are asked about before they go", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  await page.goto(TIMERS);
  await page.getByRole("button", { name: "New timer" }).click();
  await sheet(page).getByLabel("What the bot says").fill("half a thought");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Go on writing" }).click();
  await expect(sheet(page).getByLabel("What the bot says")).toHaveValue("half a thought");
  await page.goBack();
  await page.getByRole("button", { name: "Leave it" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a quote is added, found, changed, deleted and brought back under its number", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  await cleared(page);
  await page.goto(QUOTES);
  await page.getByRole("button", { name: "Add the first one" }).click();
  await sheet(page).getByRole("button", { name: "Add the quote" }).click();
  await expect(sheet(page)).toContainText("A quote has words.");
  await sheet(page).getByLabel("What was said").fill("It worked yesterday.");
  await sheet(page).getByLabel("Who said it").fill("Kaya");
  await expect(sheet(page).getByRole("region", { name: "Preview" })).toContainText(
    "“It worked yesterday.” — Kaya",
  );
  await page.keyboard.press("Control+Enter");
  const row = quotes(page).filter({ hasText: "It worked yesterday." });
  await expect(row).toContainText("added by kaya_runs");
  const number = /#\d+/.exec((await row.textContent()) ?? "")?.[0] ?? "";

  await page.getByLabel("Search quotes").fill("nobody said this");
  await expect(page.getByRole("heading", { name: "No quote is like this" })).toBeVisible();
  await page.getByLabel("Search quotes").fill("KAYA yesterday");
  await row.getByRole("button").click();
  await sheet(page).getByLabel("Who said it").fill("");
  await sheet(page).getByLabel("Category").fill("Chess");
  await sheet(page).getByRole("button", { name: "Save", exact: true }).click();
  // Nobody is named any more, so that the search finds it no longer.
  await expect(page.getByRole("heading", { name: "No quote is like this" })).toBeVisible();
  await page.getByLabel("Search quotes").fill("");
  await expect(row).toContainText("Chess");

  await row.getByRole("button").click();
  await sheet(page).getByRole("button", { name: "Delete" }).click();
  await expect(row).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText(number);
});

test.describe("who may not", () => {
  test.use({ expectedStatuses: [404] });

  test("sees neither page", async ({ page, signIn }) => {
    await signIn("Vera");
    for (const path of [TIMERS, QUOTES]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
    }
  });
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("both pages pass axe and fit the screen, empty, full and with their forms", async ({
      page,
      signIn,
    }) => {
      test.setTimeout(360_000);
      await signIn(KAYA.name);
      await connectChannel(page, KAYA.login);
      await cleared(page);
      await page.goto(TIMERS);
      await passes(page);
      await page.getByRole("button", { name: "Make this one" }).click();
      await expect(timers(page)).toHaveCount(1);
      await passes(page);
      await timers(page).getByRole("button").click();
      await expect(sheet(page).getByRole("region", { name: "Preview" })).toContainText("Follow");
      await passes(page);
      await page.goto(QUOTES);
      await passes(page);
      await page.getByRole("button", { name: "New quote" }).click();
      await sheet(page).getByLabel("What was said").fill("x".repeat(400));
      await passes(page);
      await page.keyboard.press("Control+Enter");
      await expect(quotes(page)).toHaveCount(1);
      await passes(page);
    });
  });
}
