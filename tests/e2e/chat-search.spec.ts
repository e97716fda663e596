import { channelWithChat } from "./support/chat";
import { expect, test } from "./support/test";

// C3 C3a C6 S4: what was said is found, read with what stood around it, and counted.

/** Twitch's pictures, which tests cannot reach. */
const EMOTES = "https://static-cdn.jtvnw.net/emoticons/**";
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("from the rail to a message and what was said around it, by keyboard", async ({ page, signIn }) => {
  await page.route(EMOTES, (route) => route.abort());
  await signIn("Vera");
  const { login, displayName } = await channelWithChat(8);
  await page.getByRole("link", { name: "Chat search" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Chat search" })).toBeVisible();

  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: "Search chat" });
  await expect(field).toBeFocused();
  await field.pressSequentially("speedrun in");
  await page.getByRole("option", { name: /in:/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await field.pressSequentially(login.slice(0, 3));
  await page.getByRole("option", { name: new RegExp(`in:${login}`) }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(field).toHaveValue(`speedrun in:${login} `);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`q=speedrun\\+in%3A${login}`));

  const found = page.getByRole("list", { name: "Messages found, newest first" });
  await expect(found.getByRole("heading", { level: 3, name: displayName })).toBeVisible();
  await expect(found.locator("mark")).toHaveText(["speedrun", "speedrun", "speedrun"]);
  await expect(found.getByText("Dana")).toBeVisible();

  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Chat of ${displayName}` })).toBeVisible();
  const current = page.locator("[aria-current=true]").filter({ hasText: "speedrun rules" });
  await expect(current).toBeInViewport();
  // What a moderator took away is the owner's to read.
  await expect(page.getByText("taken away by a moderator")).toBeInViewport();
  await expect(page.getByText("spoiler")).toBeHidden();
  await expect(page.getByText("message number 63", { exact: true })).toBeInViewport();

  await page.goBack();
  await expect(field).toHaveValue(`speedrun in:${login}`);
});

test("a log goes on at both ends, and nothing moves under the eye", async ({ page, signIn }) => {
  await page.route(EMOTES, (route) => route.abort());
  await signIn("Vera");
  const { special } = await channelWithChat(8);
  await page.goto(`/chat/${special[6]}`);
  const log = page.getByRole("list", { name: /^What was said/ });
  await expect(log.locator("[aria-current=true]")).toBeInViewport();
  // From a message near the beginning to the very first, which is the end of what is kept.
  await expect(async () => {
    await page.keyboard.press("Home");
    await expect(page.getByText("Nothing older is kept.")).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(log.getByText("message number 0", { exact: true })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(page.getByText("That is the latest.")).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(log.getByText("message number 359", { exact: true })).toBeVisible();
});

test("a gap is told between results, so that silence is not taken for absence", async ({ page, signIn }) => {
  await signIn("Vera");
  const { login } = await channelWithChat(8);
  await page.goto(`/chat?q=${encodeURIComponent(`in:${login} from:viewer0`)}`);
  const found = page.getByRole("list", { name: "Messages found, newest first" });
  await expect(found.getByText("message number 348", { exact: true })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(page.getByText(/^Not recorded .*\(10 min\): disconnected$/)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
});

test("what a stranger wrote is text, whatever it holds", async ({ page, signIn }) => {
  await page.route(EMOTES, (route) => route.fulfill({ body: PIXEL, contentType: "image/png" }));
  await signIn("Vera");
  const { special } = await channelWithChat(8);
  await page.goto(`/chat/${special[4]}`);
  const log = page.getByRole("list", { name: /^What was said/ });
  await expect(log.getByText('<img src=x onerror="alert(1)"> <b>bold</b>')).toBeVisible();
  await expect(log.getByText("only invisible characters")).toBeVisible();
  await expect(log.locator("bdi", { hasText: "مرحبا" })).toHaveAttribute("dir", "auto");
  const link = log.getByRole("link", { name: "https://example.com/rules" });
  await expect(link).toHaveAttribute("href", "https://example.com/rules");
  await expect(link).toHaveAttribute("rel", /noopener noreferrer/);
  await expect(log.getByRole("img", { name: "Kappa" })).toBeVisible();
  await expect(log.getByRole("img", { name: "Moderator" })).toBeVisible();
});

test("an emote whose picture does not come is its name", async ({ page, signIn }) => {
  await page.route(EMOTES, (route) => route.abort());
  await signIn("Vera");
  const { special } = await channelWithChat(8);
  await page.goto(`/chat/${special[0]}`);
  await expect(page.getByText("what a speedrun Kappa", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: "Kappa" })).toHaveCount(0);
});

test("what is wrong with a search is said and put right", async ({ page, signIn }) => {
  await signIn("Vera");
  await channelWithChat(8);
  await page.goto("/chat?q=befor:today");
  const field = page.getByRole("combobox", { name: "Search chat" });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("alert").filter({ hasText: "is not a filter" })).toBeVisible();
  await page.getByRole("button", { name: "Use before:" }).click();
  await expect(field).toHaveValue("before:today");
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/q=before%3Atoday/);
  await expect(page.getByRole("list", { name: /^Messages found/ })).toBeVisible();
});

test("a search is saved, found again and let go", async ({ page, signIn }) => {
  await signIn("Vera");
  await channelWithChat(8);
  await page.goto("/chat?q=has:link");
  await page.getByRole("button", { name: "Save this search" }).click();
  await page.getByLabel("Name").fill("Links");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save this search" })).toBeHidden();
  await page.goto("/chat");
  await page.getByRole("button", { name: "Saved searches" }).click();
  await page.getByRole("dialog", { name: "Saved searches" }).getByRole("link", { name: "Links" }).click();
  await expect(page).toHaveURL(/q=has%3Alink/);
  await page.getByRole("button", { name: "Saved searches" }).click();
  await page.getByRole("button", { name: "Delete: Links" }).click();
  await expect(page.getByText("None yet.")).toBeVisible();
});

test("the page of a stream shows how fast people wrote, who, and where nothing was recorded", async ({
  page,
  signIn,
}) => {
  await signIn("Vera");
  const { login, streamId } = await channelWithChat(8);
  await page.goto(`/channels/${login}/streams/${streamId}`);
  await expect(page.getByText("messages a minute", { exact: true })).toBeVisible();
  await expect(page.getByTitle("Not recorded: disconnected")).toBeVisible();
  const figures = page.getByRole("region", { name: "Chat" });
  await expect(figures.getByText("358", { exact: true })).toBeVisible();
  await figures.getByRole("button", { name: "Show as table: Messages by hour" }).click();
  await expect(figures.getByRole("table", { name: "Messages over time" })).toBeVisible();
  await page.getByRole("button", { name: "Show as table: Timeline" }).click();
  await expect(page.getByRole("cell", { name: "not recorded" })).toBeVisible();
});

test.describe("whose chat it is not", () => {
  test.use({ expectedStatuses: [404] });

  test("is told how to come to some, and finds no message, also as an operator", async ({ page, signIn }) => {
    await signIn("Vera");
    const { special, login, streamId } = await channelWithChat(8);
    await page.context().clearCookies();
    await signIn("Olga");
    await page.goto("/chat");
    await expect(page.getByText("Chat is not public here.")).toBeVisible();
    await page.goto(`/chat/${special[0]}`);
    await expect(page.getByRole("heading", { name: "No message here" })).toBeVisible();
    await page.goto(`/channels/${login}/streams/${streamId}`);
    await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
    await expect(page.getByText("messages a minute", { exact: true })).toBeHidden();
  });
});
