import { apiOf } from "./support/api";
import { connectChannel } from "./support/studio";
import { expect, test } from "./support/test";

// H: what a streamer puts right in the record of their own channel, and nobody else.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const PHONE = { width: 360, height: 740 };
const HOUR = 3_600_000;

test("a stream's title and category are put right, and that is undone", async ({ page, signIn }, {
  retry,
  repeatEachIndex,
}) => {
  test.setTimeout(360_000);
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  // A channel is on air with one stream at a time, and what an earlier run added is still there.
  const begun = Date.now() - (400 + retry + repeatEachIndex) * 24 * HOUR;
  const { data: stream, error } = await apiOf(page).POST("/api/v1/channels/{login}/streams", {
    params: { path: { login: KAYA.login } },
    body: {
      ...{ title: "Wrong title", categoryId: "7001", categoryName: "Wrong category" },
      startedAt: new Date(begun).toISOString(),
      endedAt: new Date(begun + 2 * HOUR).toISOString(),
    },
  });
  expect(error).toBeUndefined();
  await page.setViewportSize(PHONE);
  await page.goto(`/channels/${KAYA.login}/streams/${stream?.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Wrong title" })).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "What this stream showed last" });
  await page.getByRole("button", { name: "Put right" }).click();
  await expect(dialog).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await dialog.getByLabel("Title", { exact: true }).fill("Right title");
  await dialog.getByLabel("Category").selectOption("No category");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Right title" })).toBeVisible();
  await expect(page.getByText("Wrong category")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wrong title" })).toBeVisible();

  await signIn("Vera");
  await page.goto(`/channels/${KAYA.login}/streams/${stream?.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Wrong title" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Put right" })).toHaveCount(0);
});

test("a message is taken out of the log and put back", async ({ page, signIn }) => {
  test.setTimeout(360_000);
  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  const { data, error } = await apiOf(page).POST("/api/v1/channels/{login}/messages", {
    params: { path: { login: KAYA.login } },
    body: { author: { id: "4711001", login: "nova_of_records" }, text: "words to be taken out" },
  });
  expect(error).toBeUndefined();
  await page.setViewportSize(PHONE);
  await page.goto(`/chat/${data?.message.id}`);
  const line = page.locator("[aria-current=true]").filter({ hasText: "words to be taken out" });
  await expect(line).toBeVisible();
  // The button is at the top of the page, from where the message may be too far away to be drawn.
  await page.getByRole("button", { name: "Take out of the log" }).click();
  await expect(page.getByRole("button", { name: "Put back" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(line.getByText("taken out of the log")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await page.reload();
  await expect(line.getByText("taken out of the log")).toBeVisible();
  await page.getByRole("button", { name: "Put back" }).click();
  await expect(page.getByRole("button", { name: "Take out of the log" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(line).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(line.getByText("taken out of the log")).toHaveCount(0);
});
