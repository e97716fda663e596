import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { withClient } from "./support/database";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";
import { end, goLive, strangers } from "./support/twitch";

// F6 F7: operators choose what is watched; whoever wishes hears of streams there, also of people they do not follow.

/** Of the simulator's categories the one that is streamed least: no other test goes live there. */
const CATEGORY = { id: "494131", name: "Little Nightmares" } as const;
/** A look comes every ten seconds. */
const SOON = { timeout: 40_000 };

const targets = (page: Page) => page.getByRole("list", { name: "Targets" });
const target = (page: Page, name: string) => targets(page).getByRole("listitem").filter({ hasText: name });
const streams = (page: Page) => page.getByRole("list", { name: "On air now" });
const wishes = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "Categories you watch" }) });
const figure = (page: Page, label: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator("dd")
    .first();

// The page of a target hears that it was removed before it leaves, and asks once more.
test.use({ expectedStatuses: [404] });

/** What went live here ends with the test, also when it failed halfway. */
const onAir: string[] = [];
async function begin(login: string, viewers: number): Promise<void> {
  onAir.push(login);
  await goLive(login, { title: "Into the Maw", category: CATEGORY.name, viewers });
}

const forget = () =>
  withClient(async (client) => {
    await client.query("DELETE FROM announcement WHERE type = 'category_live'");
    await client.query("DELETE FROM watch_target");
  });
test.beforeEach(forget);
test.afterEach(async () => {
  for (const login of onAir.splice(0)) await end(login);
  await forget();
});

/** Through the API, as the page of targets does. Olga is signed in afterwards. */
async function watched(page: Page): Promise<string> {
  const body = { kind: "game", twitchId: CATEGORY.id } as const;
  const { data, error } = await apiOf(page).POST("/api/v1/targets", { body });
  if (!data) throw new Error(error.detail);
  return data.id;
}

test("an operator adds a category by the keyboard and a broadcaster by login, sees who is on air, switches off and removes", async ({
  page,
  signIn,
}) => {
  test.setTimeout(360_000);
  const [first, second] = await strangers(2);
  await signIn("Olga");
  await page.goto("/admin/targets");
  await expect(page.getByText("Nothing is watched yet")).toBeVisible();

  await page.getByRole("button", { name: "Add a target" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Type the name of a category" }).focus();
  await page.keyboard.type("little");
  await expect(page.getByRole("option", { name: CATEGORY.name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${CATEGORY.name} is watched from now on.`, { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  const category = target(page, CATEGORY.name);
  await expect(category).toContainText(/took .+, \d+ request/, SOON);

  await page.getByRole("button", { name: "Add a target" }).click();
  await page.getByText("A broadcaster", { exact: true }).click();
  await page.getByRole("combobox", { name: /Type a login/ }).fill(second.login);
  await page.getByRole("option", { name: second.displayName }).click();
  // By the live sync, with everybody who is followed: it has no requests of its own.
  await expect(target(page, second.displayName)).not.toContainText("not looked at yet", SOON);

  // The counts change under the operator's eyes.
  const live = category.locator("dd").first();
  const before = Number(await live.innerText());
  await begin(first.login, 700);
  await begin(second.login, 40);
  await expect(live).toHaveText(String(before + 2), SOON);
  await expect(target(page, second.displayName).locator("dd").nth(1)).toHaveText("40", SOON);

  await category.getByRole("link", { name: CATEGORY.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: CATEGORY.name })).toBeVisible();
  await expect(streams(page).locator(`a[href$="/${first.login}"]`)).toContainText("700 viewers");
  await end(onAir.shift() ?? "");
  await expect(streams(page).locator(`a[href$="/${first.login}"]`)).toHaveCount(0, { timeout: 90_000 });

  await page.getByRole("switch", { name: `Watch ${CATEGORY.name}` }).click();
  await expect(page.getByText("Switched off. It is not looked at.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("switch", { name: `Watch ${CATEGORY.name}` })).not.toBeChecked();

  await page.getByRole("button", { name: `Remove ${CATEGORY.name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: `Remove ${CATEGORY.name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await page.waitForURL("**/admin/targets");
  await expect(target(page, CATEGORY.name)).toHaveCount(0);
  await expect(target(page, second.displayName)).toHaveCount(1);
});

test("who watches a category from so many viewers on hears of somebody they do not follow, and why", async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(360_000);
  const [many, few] = await strangers(2);
  const operator = await (await browser.newContext()).newPage();
  await signIn("Olga", operator);
  await watched(operator);
  await operator.context().close();

  await signIn("Vera");
  await page.goto("/settings/notifications");
  const card = wishes(page);
  await expect(card.getByLabel("From so many viewers on")).toHaveValue("100");
  await card.getByRole("button", { name: "Watch", exact: true }).click();
  await expect(card.getByRole("listitem")).toContainText(CATEGORY.name);
  await expect(card.getByRole("listitem")).toContainText("From 100 viewers on");

  await begin(few.login, 40);
  await begin(many.login, 500);
  const title = `${many.displayName} plays ${CATEGORY.name}: 500 viewers`;
  await page.goto("/notifications");
  const entry = page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  await expect(entry).toHaveCount(1, SOON);
  await expect(entry).toContainText("You watch this category");
  await expect(page.getByRole("main")).not.toContainText(`${few.displayName} plays`);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: /^Notifications, \d+ unread$/ }).click();
  await expect(page.getByText(title)).toBeVisible();

  await page.goto("/notifications");
  await page.getByText("Categories", { exact: true }).click();
  await expect(page).toHaveURL(/kind=watched/);
  await expect(entry).toHaveCount(1);
  await page.getByRole("button", { name: `More for: ${title}` }).click();
  await page.getByRole("menuitem", { name: "Why did I get this?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${many.displayName} plays`);
  await expect(page.getByRole("main")).toContainText("You watch this category");
  await expect(page.getByRole("main")).not.toContainText(/follow/);

  await page.goto("/settings/notifications");
  await card.getByLabel("Language of the streams").selectOption("de");
  await card.getByRole("button", { name: "Watch", exact: true }).click();
  await expect(card.getByRole("listitem")).toContainText("From 100 viewers on, German");
  await card.getByRole("button", { name: `Watch ${CATEGORY.name} no more` }).click();
  await expect(card.getByRole("listitem")).toHaveCount(0);
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the pages of targets and the card of wishes pass axe and fit the screen", async ({
      page,
      signIn,
    }) => {
      test.setTimeout(360_000);
      const [first] = await strangers(1);
      await signIn("Olga");
      await page.goto("/admin/targets");
      await passes(page);
      const id = await watched(page);
      await begin(first.login, 1_240);
      await page.reload();
      await expect(target(page, CATEGORY.name)).toContainText(/took/, SOON);
      await passes(page);
      await page.getByRole("button", { name: "Add a target" }).click();
      await page.getByRole("combobox").fill("le");
      await expect(page.getByRole("option").first()).toBeVisible();
      await passes(page);
      await page.goto(`/admin/targets/${id}`);
      await expect(streams(page).locator(`a[href$="/${first.login}"]`)).toBeVisible(SOON);
      await expect(figure(page, "Live now")).not.toHaveText("–");
      await passes(page);
      await page.goto("/settings/notifications");
      const card = wishes(page);
      await card.getByRole("button", { name: "Watch", exact: true }).click();
      await expect(card.getByRole("listitem")).toContainText(CATEGORY.name);
      await passes(page);
    });
  });
}
