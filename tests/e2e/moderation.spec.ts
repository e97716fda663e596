import type { Page } from "@playwright/test";
import pg from "pg";
import { apiOf } from "./support/api";
import { passes, SCREENS } from "./support/looks";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";
import { say } from "./support/twitch-chat";

// K3: a streamer says what may not be written, tries it first, and sees what was done.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const STUDIO = `/studio/${KAYA.login}/moderation`;

const rule = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const log = (page: Page) => page.getByRole("list", { name: "What was done" }).getByRole("listitem");

/** Kaya's channel is connected and read, and keeps no order yet. */
async function begin(page: Page): Promise<void> {
  await connectChannel(page, KAYA.login);
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  await client.query("DELETE FROM moderation_rule");
  await client.query("DELETE FROM moderation_action");
  await client.end();
  await page.goto(STUDIO);
  await expect(page.getByRole("heading", { level: 1, name: "Moderation" })).toBeVisible();
}

async function openSettings(page: Page, name: string): Promise<void> {
  await rule(page, name)
    .getByRole("button", { name: `Settings of ${name}` })
    .click();
}

test.describe("a rule that is being edited", () => {
  // A pattern that cannot be used is refused while it is tried and when it is saved.
  test.use({ expectedStatuses: [422] });

  test("is tried on a line while it is typed, wrong lines are named, and it is kept", async ({
    page,
    signIn,
  }) => {
    await signIn(KAYA.name);
    await begin(page);
    await openSettings(page, "Links");
    const links = rule(page, "Links");
    await expect(links).toContainText("Would be warned: link to best-viewers.com.");
    await links.getByLabel("Try a line").fill("node.js is e.g. fine...really");
    await expect(links).toContainText("Nothing would happen.");
    await links.getByLabel("Try a line").fill("my clips: clips.example.org/a");
    await expect(links).toContainText("Would be warned: link to clips.example.org.");
    await links.getByLabel("Sites that are fine").fill("youtube.com\n\nexample.org");
    await expect(links).toContainText("Nothing would happen.");
    await links.getByRole("button", { name: "Save" }).click();
    await expect(links.getByRole("button", { name: "Save" })).toBeDisabled();

    await openSettings(page, "Patterns");
    const patterns = rule(page, "Patterns");
    await patterns.getByRole("textbox", { name: "Patterns" }).fill("fre+ (viewers|followers)\n\n(?=ahead)");
    await expect(patterns.getByRole("alert")).toContainText(
      "Line 3 looking ahead is not possible (character 1).",
    );
    await patterns.getByRole("textbox", { name: "Patterns" }).fill("fre+ (viewers|followers)");
    await expect(patterns).toContainText("Would be warned: pattern");
    await page.reload();
    await openSettings(page, "Links");
    await expect(links.getByLabel("Sites that are fine")).toHaveValue("youtube.com\nexample.org");
  });
});

test("what is stopped in chat is seen on the page with the reason why it could not be done, and undone", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  await signIn(KAYA.name);
  await begin(page);
  await expect(page.getByText("Nothing so far")).toBeVisible();
  const switched = page.getByRole("switch", { name: "Links" });
  await switched.click();
  await expect(switched).toBeChecked();
  // The bots hear of it a moment later.
  await expect(async () => {
    await say(KAYA.login, "cheap viewers: evil.com", "vera");
    await expect(log(page).first()).toContainText("link to evil.com", { timeout: 1_500 });
  }).toPass({ timeout: 60_000 });
  await expect(log(page).first()).toContainText("No account writes for this Tallylight yet");
  await log(page).first().getByRole("button", { name: "Permit links of vera for a while" }).click();
  await expect(page.getByText(/^vera may post links until \d\d:\d\d\.$/)).toBeVisible();
  await log(page).first().getByRole("button", { name: /^Undo/ }).click();
  await expect(log(page).first()).toContainText(`Undone by ${KAYA.login}`);
});

test("what would have been done is told of the log, and steps are changed", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await begin(page);
  await say(KAYA.login, "WHY IS NOBODY LISTENING TO ME", "vera");
  await openSettings(page, "Capital letters");
  const caps = rule(page, "Capital letters");
  await expect(async () => {
    await caps.getByRole("button", { name: "What would it have done?" }).click();
    await expect(
      caps.getByRole("region", { name: "Dry run: Capital letters" }).getByRole("listitem").first(),
    ).toContainText("WHY IS NOBODY LISTENING", { timeout: 1_500 });
  }).toPass({ timeout: 60_000 });
  const offences = page.locator("form").filter({ hasText: "What happens" });
  await offences.getByLabel("First offence", { exact: true }).selectOption("timeout");
  await offences.getByRole("button", { name: "Save" }).click();
  await expect(caps).toContainText("Would be timed out for 10 min: 100 % capital letters.");
});

test("somebody else's moderation is nowhere to be found", async ({ page, signIn }) => {
  await signIn("Vera");
  const path = { login: KAYA.login };
  const { error } = await apiOf(page).GET("/api/v1/channels/{login}/moderation", { params: { path } });
  expect(error?.status).toBe(404);
});

for (const screen of SCREENS) {
  test(`at ${screen.width} pixels it passes axe in both themes, with a rule open`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize(screen);
    await signIn(KAYA.name);
    await begin(page);
    await openSettings(page, "Links");
    await openSettings(page, "Repetition");
    await expect(rule(page, "Links")).toContainText("Would be warned");
    await passes(page);
  });
}
