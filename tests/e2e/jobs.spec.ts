import { control } from "./support/controls";
import { beginLongRun } from "./support/long-run";
import { expect, test } from "./support/test";
import { breakStreams, mend } from "./support/twitch";

// O2 F10: what operators see of jobs, and of what goes wrong.

test("an operator sees every job, runs one, and finds the run", async ({ page, signIn }) => {
  await signIn("Olga");
  await page.goto("/admin/jobs");
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "roll-up-viewer-counts" });
  await expect(row).toContainText("every hour");
  await row.getByRole("button", { name: "Run roll-up-viewer-counts now" }).click();
  await expect(row).toContainText("Done", { timeout: 60_000 });

  await row.getByRole("link", { name: "roll-up-viewer-counts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "roll-up-viewer-counts" })).toBeVisible();
  const run = page.getByRole("row").filter({ hasText: "by Olga" }).first();
  await expect(run).toContainText("Done");
  await run.getByText("Details").click();
  await expect(run.getByText("embedded")).toBeVisible();

  await page.getByLabel("Which runs").selectOption("Failed");
  await expect(page).toHaveURL(/status=failed/);
  await expect(page.getByText("None of its runs is in this state.")).toBeVisible();
});

test("an operator sees how far a long run is, and calls it off after a second thought", async ({
  page,
  signIn,
}) => {
  await signIn("Olga");
  await beginLongRun("prune-old-rows", { done: 300, total: 1_200 });
  await page.goto("/admin/jobs");
  const row = page.getByRole("row").filter({ hasText: "prune-old-rows" });
  const bar = row.getByRole("progressbar", { name: "Progress of prune-old-rows" });
  await expect(bar).toHaveAttribute("aria-valuenow", "300");
  await expect(bar).toHaveAttribute("aria-valuemax", "1200");

  await row.getByRole("button", { name: "Call off" }).click();
  const dialog = page.getByRole("dialog", { name: "Call off prune-old-rows?" });
  await dialog.getByRole("button", { name: "Let it run" }).click();
  await expect(dialog).toBeHidden();
  await expect(bar).toBeVisible();

  await row.getByRole("button", { name: "Call off" }).click();
  await dialog.getByRole("button", { name: "Call it off" }).click();
  await expect(row.getByRole("button", { name: "Ending…" })).toBeVisible();
  await expect(row).toContainText("Called off", { timeout: 45_000 });
  await expect(bar).toBeHidden();
});

test("when ticks fail a strip and a badge say so at once, and go when all is well again", async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000);
  await signIn("Olga");
  await page.goto("/admin/jobs");
  await breakStreams();
  try {
    await expect(page.getByRole("status").filter({ hasText: /ticks failed/ })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByRole("navigation").getByText("Something is wrong").first()).toBeAttached();
  } finally {
    await mend();
  }
  await expect(page.getByRole("status").filter({ hasText: /ticks failed/ })).toBeHidden({ timeout: 60_000 });
  await page.goto("/admin/sync");
  await expect(page.getByRole("heading", { name: "Alerts" })).toBeVisible();
  await expect(page.getByText(/The last \d+ ticks failed/).first()).toBeVisible();
});

test("trouble shows on an open page also while the socket is down", async ({ page, signIn }) => {
  test.setTimeout(300_000);
  await signIn("Olga");
  await page.goto("/admin/jobs");
  const strip = page.getByRole("status").filter({ hasText: /ticks failed/ });
  await expect(strip).toBeHidden();
  await control("realtime", "stop");
  try {
    await breakStreams();
    await expect(strip).toBeVisible({ timeout: 60_000 });
    await mend();
    await expect(strip).toBeHidden({ timeout: 60_000 });
  } finally {
    await mend();
    await control("realtime", "start");
  }
});
