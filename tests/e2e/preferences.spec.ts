import type { Page } from "@playwright/test";
import { announcedToOlga, forgetAnnounced } from "./support/announced";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";

// N4: how one is told, and what would have come of it.

const SETTINGS = "/settings/notifications";
const preview = (page: Page) => page.getByRole("complementary", { name: "What would have happened" });
const rows = (page: Page) =>
  preview(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("time") });

test.beforeEach(async ({ signIn }) => {
  await signIn("Olga");
  await announcedToOlga([
    { title: "Grand Finale", hoursAgo: 2, channel: 0 },
    { title: "Warming up", hoursAgo: 3, channel: 0 },
    { title: "Reading aloud", hoursAgo: 5, channel: 1 },
  ]);
});
test.afterEach(forgetAnnounced);

test("the settings lead there; what is changed shows at once what would have happened, and is kept once saved", async ({
  page,
}) => {
  await page.goto("/settings");
  await page.getByRole("link", { name: "Notifications", exact: true }).last().click();
  await page.waitForURL(`**${SETTINGS}`);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText("Bell: shown at once");

  await page.getByLabel("Title has one of these").fill("finale");
  await page.keyboard.press("Enter");
  await expect(rows(page).first()).toContainText("Bell: shown at once");
  await expect(rows(page).nth(1)).toContainText("the title does not fit");

  await page.getByRole("switch", { name: "Email" }).click();
  await expect(rows(page).first()).toContainText("Email:");
  await expect(page.getByText("Not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("switch", { name: "Email" })).toBeChecked();
  await expect(rows(page).nth(1)).toContainText("the title does not fit");
});

test.describe("what is wrong", () => {
  test.use({ expectedStatuses: [422] });
  test("is said where it stands, and nothing is saved", async ({ page }) => {
    await page.goto(SETTINGS);
    await page.getByLabel("Title matches").fill("(");
    await expect(preview(page)).toContainText("Something in the form is not right yet.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/The pattern missing closing/)).toBeVisible();

    await page.getByLabel("Title matches").fill("");
    await page.getByRole("switch", { name: "Quiet hours" }).click();
    await page.getByLabel("From", { exact: true }).fill("07:00");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/must not be when they begin/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("switch", { name: "Quiet hours" })).not.toBeChecked();
  });
});

test.describe("two tabs", () => {
  test.use({ expectedStatuses: [409] });
  test("the one that comes second hears of the first, and may keep its own", async ({ page, context }) => {
    await page.goto(SETTINGS);
    const other = await context.newPage();
    await other.goto(SETTINGS);
    await page.getByRole("switch", { name: "Changes during a stream" }).click();
    await other.getByRole("switch", { name: "Bell" }).click();
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText("Saved", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Keep what stands here" }).click();
    await expect(page.getByText("Not saved yet.")).toBeVisible();
    await expect(page.getByRole("switch", { name: "Bell" })).not.toBeChecked();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expect(other.getByRole("switch", { name: "Changes during a stream" })).toBeChecked();
  });

  test("what is being saved is not asked about before it is refused", async ({ page, context }) => {
    await page.goto(SETTINGS);
    const other = await context.newPage();
    await other.goto(SETTINGS);
    await page.getByRole("switch", { name: "Changes during a stream" }).click();
    await other.getByRole("switch", { name: "Bell" }).click();
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText("Saved", { exact: true })).toBeVisible();

    const keep = page.getByRole("button", { name: "Keep what stands here" });
    await expect(keep).toBeVisible();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/api/v1/me/preferences", async (route) => {
      if (route.request().method() === "PATCH") await held;
      await route.continue();
    });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(keep).toBeHidden();
    letGo();
    await keep.click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });
});

test("by keys alone: a channel is chosen, has its own way, is muted, and is as all others again", async ({
  page,
}) => {
  await page.goto(SETTINGS);
  await page.getByRole("button", { name: "Choose a channel" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("norah");
  await expect(page.getByRole("option", { name: /Norah_Sings/ })).toBeVisible();
  await page.keyboard.press("Enter");

  const sheet = page.getByRole("dialog", { name: "How you are told of Norah_Sings" });
  await sheet
    .getByRole("group", { name: "Bell" })
    .getByRole("radio", { name: /As for all/ })
    .focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await sheet.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet).toBeHidden();
  const entry = page.getByRole("button", { name: "What differs for Norah_Sings" });
  await expect(entry).toContainText("Bell: off");
  await expect(rows(page).first()).toContainText("off for this channel");
  await expect(rows(page).nth(2)).toContainText("Bell: shown at once");

  await page.goto("/following");
  await page.getByRole("link", { name: "How you are told of Norah_Sings" }).press("Enter");
  await sheet.getByRole("switch", { name: "Mute" }).press("Space");
  await sheet.getByRole("button", { name: "Save" }).press("Enter");
  await expect(sheet).toBeHidden();
  await expect(entry).toContainText("Muted");

  await entry.press("Enter");
  await sheet.getByRole("button", { name: "As for all" }).press("Enter");
  await sheet.getByRole("button", { name: "Save" }).press("Enter");
  // What is behind an open sheet has no role, and would be taken for gone.
  await expect(sheet).toBeHidden();
  await expect(entry).toHaveCount(0);
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });
    test("the page passes axe and fits the screen, folded out and with a channel open", async ({ page }) => {
      await page.goto(SETTINGS);
      await expect(rows(page)).toHaveCount(3);
      await page.getByRole("switch", { name: "Quiet hours" }).click();
      await page.getByText("Weekly", { exact: true }).click();
      await passes(page);
      await page.goto(`${SETTINGS}?channel=770000001`);
      await page.getByRole("switch", { name: "Own rules" }).click();
      await passes(page);
    });
  });
}
