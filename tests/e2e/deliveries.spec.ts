import { emptyLedger, fillLedger } from "./support/ledger";
import { passes, SCREENS } from "./support/looks";
import { expect, test } from "./support/test";

// N6: what became of every notification, to the person and to operators.

test.afterEach(emptyLedger);

test("a person sees what became of each announcement, and every step of one", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn("Olga");
  await fillLedger();
  await page.goto("/notifications/why");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What you were told");
  const list = page.getByRole("list", { name: "Announcements, newest first" });
  await expect(list.getByRole("listitem").first()).toContainText("Late songs · Chess");
  const early = list.getByRole("listitem").filter({ hasText: "Early songs" });
  await expect(early).toContainText("Email: not sent: category not chosen");
  await expect(early).toContainText("Push: off");
  const quiet = list.getByRole("listitem").filter({ hasText: "Quiet hour" });
  await expect(quiet).toContainText("Email: failed: address refused");

  await list.getByRole("link").filter({ hasText: "Late songs" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Norah_Sings went live");
  await expect(page.getByText("Announced", { exact: true })).toBeVisible();
  const mail = page.locator("section").filter({ has: page.getByRole("heading", { name: "Email" }) });
  await expect(mail).toContainText("Decided: is sent");
  await expect(mail).toContainText("2 attempts");
  await expect(mail).toContainText("The provider said: 451 try later");
  await expect(mail).toContainText("Handed over");
  await expect(mail).toContainText("40 s later");
  const bell = page.locator("section").filter({ has: page.getByRole("heading", { name: "Bell" }) });
  await expect(bell).toContainText("The bell rang");
  await expect(bell).toContainText("Read");
  await page.getByRole("link", { name: "Change how you are told" }).click();
  await expect(page).toHaveURL(/\/settings\/notifications/);
});

test.describe("an announcement that is none of theirs", () => {
  test.use({ expectedStatuses: [404] });
  test("is not there", async ({ page, signIn }) => {
    await signIn("Olga");
    for (const id of ["01900000-0000-7000-8000-000000000009", "nonsense"]) {
      await page.goto(`/notifications/${id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
    }
  });
});

test("an operator sees what failed and why, and has it tried again", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn("Olga");
  await fillLedger();
  await page.goto("/admin/deliveries");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deliveries");
  const troubles = page.getByRole("table", { name: "Errors, by what was said" });
  await expect(troubles).toContainText("550 5.1.1 <o***@example.com>: User unknown");
  await expect(page.locator("main")).not.toContainText("olga.operator@");

  await page.getByLabel("State", { exact: true }).selectOption("given up");
  await expect(page).toHaveURL(/state=failed/);
  const ledger = page.getByRole("table", { name: "Deliveries, newest first" });
  // By the channel: mails of other tests may have failed, too.
  const refused = ledger.getByRole("row").filter({ hasText: "Quiet_Quill" });
  await expect(refused).toHaveCount(1, { timeout: 60_000 });
  await refused.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Try one again" }).click();
  const dialog = page.getByRole("dialog", { name: "Try one again?" });
  await dialog.getByRole("button", { name: "Leave them" }).click();
  await expect(dialog).toBeHidden();
  await expect(refused).toHaveCount(1);

  await page.getByRole("button", { name: "Try one again" }).click();
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("One is tried again.", { exact: true })).toBeVisible();
  await expect(refused).toHaveCount(0);
});

test("these pages keep the quality floor, wide and narrow", async ({ page, signIn }) => {
  test.setTimeout(360_000);
  await signIn("Olga");
  await fillLedger();
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await page.goto("/notifications/why");
    await passes(page);
    await page.getByRole("link").filter({ hasText: "Late songs" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Norah_Sings went live");
    await passes(page);
    await page.goto("/admin/deliveries");
    await passes(page);
  }
});
