import { channelWithPast } from "./support/history";
import { expect, test } from "./support/test";
import { end, goLive, retitle } from "./support/twitch";

// S4 F8: what a channel streamed, as a person reads it.

test("from a row of the dashboard to a channel, its streams, one of them and the one before", async ({
  page,
  signIn,
}) => {
  await signIn("Vera");
  const { login, displayName } = await channelWithPast(0);
  await page.goto(`/dashboard?q=${login}`);
  await page.getByRole("button", { name: `More for ${displayName}` }).click();
  await page.getByRole("menuitem", { name: "History" }).click();
  await expect(page.getByRole("heading", { level: 1, name: displayName })).toBeVisible();

  await page.getByText("90 days", { exact: true }).click();
  await expect(page).toHaveURL(/days=90/);
  await page.getByRole("button", { name: "Show as table: Trend" }).click();
  await expect(page.getByRole("table", { name: "Trend" })).toBeVisible();

  await page.getByRole("link", { name: "All streams" }).click();
  const list = page.getByRole("list", { name: "Streams, newest first" });
  await list.getByRole("link", { name: "The long night" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The long night" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Categories" }).getByRole("listitem")).toHaveText([
    "Just Chatting",
    "Music",
  ]);
  await page.getByRole("link", { name: "Stream before" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A short one" })).toBeVisible();
  await page.getByRole("link", { name: "Stream after" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The long night" })).toBeVisible();
});

test("a curve is read by keyboard, and as a table", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login, ids } = await channelWithPast(0);
  await page.goto(`/channels/${login}/streams/${ids[0]}`);
  const slider = page.getByRole("slider", { name: /Viewers over time/ });
  await slider.focus();
  await page.keyboard.press("Home");
  const first = await slider.getAttribute("aria-valuetext");
  // The curve begins at half of what it has in its middle.
  await expect(page.locator("[aria-live=polite]").filter({ hasText: "450 viewers" })).toContainText(
    "Just Chatting",
  );
  await page.keyboard.press("ArrowRight");
  await expect(slider).not.toHaveAttribute("aria-valuetext", first ?? "");
  await page.keyboard.press("End");
  await expect(page.locator("[aria-live=polite]").filter({ hasText: "viewers" })).toContainText("Music");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Point at the curve")).toBeVisible();

  await page.getByRole("button", { name: "Show as table: Timeline" }).click();
  await expect(page.getByRole("table", { name: "Viewers over time" }).getByRole("row")).toHaveCount(37);
});

test("the calendar is walked by arrow keys, and a day leads to its streams", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login } = await channelWithPast(0);
  await page.goto(`/channels/${login}`);
  const calendar = page.getByRole("grid", { name: /Hours live by day/ });
  await calendar.locator('td[tabindex="0"]').focus();
  const before = await calendar.locator("td:focus").getAttribute("aria-label");
  await page.keyboard.press("ArrowLeft");
  await expect(calendar.locator("td:focus")).not.toHaveAttribute("aria-label", before ?? "");
  await expect(calendar.locator("td:focus")).toHaveAttribute("aria-label", /: (not live|.* in \d+ stream)/);

  await calendar.locator('td[aria-label*=" in 1 stream"]').last().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/channels/${login}/streams\\?day=`));
  await expect(page.getByRole("list", { name: "Streams, newest first" }).getByRole("listitem")).toHaveCount(
    1,
  );
});

test("two streams that are ticked are compared, and the better figure is marked", async ({
  page,
  signIn,
}) => {
  await signIn("Vera");
  const { login } = await channelWithPast(0);
  await page.goto(`/channels/${login}/streams`);
  await page.getByRole("checkbox", { name: "Compare The long night" }).check();
  await expect(page.getByText("Choose one more to compare")).toBeVisible();
  await page.getByRole("checkbox", { name: "Compare A short one" }).check();
  await page.getByRole("link", { name: "Compare them" }).click();
  await expect(page).toHaveURL(/\/compare\?streams=/);
  const peak = page.getByRole("row", { name: /Peak viewers/ });
  await expect(peak.getByRole("cell").first()).toContainText("the highest");
  await expect(peak.getByRole("cell").nth(1)).not.toContainText("the highest");
  await page.getByRole("button", { name: "Show as table: Viewers" }).click();
  await expect(page.getByRole("cell", { name: "0:30 in" })).toBeVisible();

  await page.getByText("Channels", { exact: true }).click();
  await page.getByRole("button", { name: "Add a channel" }).click();
  await page.getByPlaceholder("Find a channel you follow…").fill(login);
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(new RegExp(`channels=${login}`));
});

test("the streams of everybody are searched by channel", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login, displayName } = await channelWithPast(0);
  await page.goto("/streams");
  await page.getByRole("searchbox").fill(login);
  await expect(page).toHaveURL(new RegExp(`q=${login}`));
  const list = page.getByRole("list", { name: "Streams, newest first" });
  // Nobody else's are left.
  await expect(list.getByRole("listitem").filter({ hasNotText: displayName })).toHaveCount(0);
  await expect(list.getByRole("link", { name: "The long night" })).toBeVisible();
  await list.getByRole("link", { name: displayName }).first().click();
  await expect(page).toHaveURL(new RegExp(`/channels/${login}$`));
});

test("what is typed before the page's scripts have come is searched for too", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login } = await channelWithPast(0);
  let come: () => void = () => undefined;
  const scripts = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto("/streams", { waitUntil: "commit" });
  await page.getByRole("searchbox").fill(login);
  come();
  await expect(page).toHaveURL(new RegExp(`q=${login}`));
  await expect(page.getByRole("searchbox")).toHaveValue(login);
});

test("a channel is unfollowed on its page, and followed again by undoing that", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login, displayName } = await channelWithPast(0);
  await page.goto(`/channels/${login}`);
  await page.getByRole("button", { name: `Unfollow ${displayName} here` }).click();
  await expect(page.getByText(`You no longer follow ${displayName} here.`).first()).toBeVisible();
  await expect(page.getByRole("button", { name: `Follow ${displayName} here`, exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: `Unfollow ${displayName} here` })).toBeVisible();
  await expect(page.getByText(`You follow ${displayName} here now.`).first()).toBeVisible();
});

test("history is taken away as CSV and as JSON", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login, ids } = await channelWithPast(0);
  await page.goto(`/channels/${login}`);
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const json = await page.request.get(`/api/v1/streams/${ids[0]}/export?format=json`);
  expect(json.ok()).toBe(true);
  expect(JSON.stringify(await json.json())).toContain("450");
});

test("the page of a stream on air goes on by itself", async ({ page, signIn }) => {
  test.setTimeout(240_000);
  await signIn("Vera");
  const { login } = await channelWithPast(1);
  await page.goto(`/channels/${login}`);
  await goLive(login, { title: "On air at last", viewers: 120 });
  await page.getByRole("link", { name: /Live for/ }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { level: 1, name: "On air at last" })).toBeVisible();
  await expect(page.getByText("On air", { exact: true })).toBeVisible();
  const title = `Something else ${Date.now()}`;
  await retitle(login, title);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 60_000 });
  await end(login);
});

test.describe(() => {
  test.use({ expectedStatuses: [404] });

  test("a channel and a stream that are not known are said to be missing", async ({ page, signIn }) => {
    await signIn("Vera");
    for (const path of ["/channels/nobody_at_all", "/channels/nobody_at_all/streams/not-an-id"]) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });
});
