import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { passes, SCREENS } from "./support/looks";
import { connectChannel, deleteCommands } from "./support/studio";
import { expect, test } from "./support/test";

// O8: an owner sees what was done to their channel, operators see all of it, and nobody else anything.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const LOG = `/studio/${KAYA.login}/audit`;
/** What is looked for comes within the page's own requests, on a machine that may be busy. */
const SOON = { timeout: 60_000 };

const entries = (page: Page) => page.getByRole("list", { name: "What was done" }).getByRole("listitem");

/** Kaya makes a command of this name, and changes what it says. */
async function withDeeds(page: Page, name: string): Promise<void> {
  await connectChannel(page, KAYA.login);
  await deleteCommands(page, KAYA.login);
  const api = apiOf(page);
  const made = await api.POST("/api/v1/channels/{login}/commands", {
    params: { path: { login: KAYA.login } },
    body: { name, response: "It is sunny." },
  });
  const id = made.data?.id ?? "";
  const changed = await api.PATCH("/api/v1/commands/{id}", {
    params: { path: { id } },
    body: { response: "It rains." },
  });
  expect(changed.error).toBeUndefined();
}

test("an owner finds who changed a command and how, narrows the list, and takes it away as a file", async ({
  page,
  signIn,
}) => {
  test.setTimeout(360_000);
  await signIn(KAYA.name);
  await withDeeds(page, "weather");
  await page.goto(`/studio/${KAYA.login}/commands`);
  // The row of links is moved to where one is as the page wakes: a press may land beside.
  await expect(async () => {
    await page.getByRole("link", { name: "Audit log" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible({ timeout: 5_000 });
  }).toPass(SOON);

  await page.getByLabel("Search what it was done to").fill("weather");
  await expect(page).toHaveURL(/q=weather/);
  const changed = entries(page).filter({ hasText: "changed the command" }).first();
  await expect(changed).toContainText(KAYA.name, SOON);
  await changed.locator("summary").click();
  await expect(changed.getByText("It is sunny.")).toBeVisible();
  await expect(changed.getByText("It rains.")).toBeVisible();
  await expect(changed.getByText("command.update")).toBeVisible();

  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await file).suggestedFilename()).toBe(`${KAYA.login}-audit.csv`);

  await page.getByLabel("What it is about").selectOption("Timers");
  await expect(page.getByRole("heading", { name: "Nothing like that was done" })).toBeVisible(SOON);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(entries(page).first()).toBeVisible(SOON);
});

test("an operator sees what was done in all channels", async ({ page, signIn }) => {
  test.setTimeout(360_000);
  await signIn(KAYA.name);
  await withDeeds(page, "tides");
  await page.context().clearCookies();
  await signIn("Olga");
  await page.goto("/admin/audit?q=tides");
  await expect(entries(page).filter({ hasText: "made the command" }).first()).toContainText("Kaya", SOON);
  await page.getByLabel("Login of who did it").fill("nobody_like_this");
  await expect(page.getByRole("heading", { name: "Nothing like that was done" })).toBeVisible(SOON);
});

test.describe("who may not", () => {
  test.use({ expectedStatuses: [403, 404] });

  test("sees neither a channel's log nor all of it", async ({ page, signIn }) => {
    await signIn("Vera");
    await page.goto(LOG);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page", SOON);
    await page.goto("/admin/audit");
    await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeHidden();
  });
});

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("the audit log passes axe and fits the screen, folded out too", async ({ page, signIn }) => {
      test.setTimeout(360_000);
      await signIn(KAYA.name);
      await withDeeds(page, "moon");
      await page.goto(`${LOG}?q=moon`);
      await entries(page).filter({ hasText: "changed the command" }).first().locator("summary").click();
      await passes(page);
      await page.goto(`${LOG}?q=nothing-like-this`);
      await expect(page.getByRole("heading", { name: "Nothing like that was done" })).toBeVisible(SOON);
      await passes(page);
    });
  });
}
