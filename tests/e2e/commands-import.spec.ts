import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { passes, SCREENS } from "./support/looks";
import { connectChannel, deleteCommands } from "./support/studio";
import { expect, test } from "./support/test";

// K6: a streamer brings commands along from another bot, sees before what becomes of each, and can take it back.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const IMPORT = `/studio/${KAYA.login}/import`;
const API = `/api/v1/channels/${KAYA.login}`;
const FIXTURE = "tests/fixtures/imports/nightbot.json";

/** Kaya's channel is connected, and has none but the built-in commands and no timers. */
async function begin(page: Page): Promise<void> {
  await connectChannel(page, KAYA.login);
  await deleteCommands(page, KAYA.login);
  await page.evaluate(async (api) => {
    const timers = await (await fetch(`${api}/timers`)).json();
    for (const { id } of timers.items) await fetch(`/api/v1/timers/${id}`, { method: "DELETE" });
  }, API);
  await page.goto(IMPORT);
  await expect(page.getByRole("heading", { name: "Drop a file here" })).toBeVisible();
}

const plan = (page: Page) => page.getByRole("list", { name: "What becomes of the file" });
// A row has notes in it, which are a list of their own.
const rows = (page: Page) => plan(page).locator(":scope > li");
const row = (page: Page, text: string) => rows(page).filter({ hasText: text });

test("a file is looked at, imported as it was shown, and undone", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await begin(page);
  await page.getByLabel("File to import").setInputFiles(FIXTURE);
  await expect(page.getByRole("status").filter({ hasText: "11 entries from Nightbot" })).toBeVisible();
  await expect(row(page, "!discord")).toContainText("New");
  await expect(row(page, "!weather")).toContainText("fetches a web address");
  await expect(row(page, "!uptime")).toContainText("The channel has a !uptime already");

  // One is left out, and one is taken under another name.
  await page.getByLabel("What to do with !gg").selectOption({ label: "Leave it out" });
  await expect(row(page, "!gg")).toContainText("Left out, as you chose");
  await page.getByLabel("What to do with !uptime").selectOption({ label: "Take it under another name" });
  await expect(row(page, "!uptime-2")).toContainText("New");
  await page.getByText(/^Cannot 2$/).click();
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole("button", { name: "Import 8" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeFocused();
  const names = () =>
    page.evaluate(async (api) => {
      const { items } = await (await fetch(`${api}/commands?builtin=false&limit=500`)).json();
      return items.map(({ name }: { name: string }) => name);
    }, API);
  expect(await names()).toEqual(["clock", "dc", "dice", "discord", "hug", "uptime-2"]);

  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByRole("heading", { name: "The import is undone" })).toBeVisible();
  expect(await names()).toEqual([]);
});

test.describe("a file that is none", () => {
  test.use({ expectedStatuses: [422] });

  test("is told when it is pasted", async ({ page, signIn }) => {
    await signIn(KAYA.name);
    await begin(page);
    await page.getByLabel("Or paste it").fill(readFileSync(FIXTURE, "utf8").slice(0, 700));
    await page.getByRole("button", { name: "Look at it" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "The file is cut off: it ends at line" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Choose another file" }).click();
    await expect(page.getByRole("heading", { name: "Drop a file here" })).toBeVisible();
  });
});

test("what is exported is a file that is imported again", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await begin(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export all" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^tallylight-kaya_runs-\d{4}-\d\d-\d\d\.json$/);
  await page.getByLabel("File to import").setInputFiles(await file.path());
  await expect(page.getByRole("status").filter({ hasText: "from Tallylight" })).toContainText(
    "0 new, 0 replaced",
  );
  await expect(page.getByRole("button", { name: "Import 0" })).toBeDisabled();
});

for (const screen of SCREENS) {
  test(`at ${screen.width} px it passes the floor`, async ({ page, signIn }) => {
    await page.setViewportSize(screen);
    await signIn(KAYA.name);
    await begin(page);
    await passes(page);
    await page.getByLabel("File to import").setInputFiles(FIXTURE);
    await expect(row(page, "!discord")).toBeVisible();
    await passes(page);
  });
}
