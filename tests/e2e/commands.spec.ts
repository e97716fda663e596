import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { connectChannel, deleteCommands } from "./support/studio";
import { expect, test } from "./support/test";

// K2 K4: a streamer makes the first command with one press, writes one of their own, and viewers read what there is.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;
const STUDIO = `/studio/${KAYA.login}/commands`;
const PUBLIC = `/channels/${KAYA.login}/commands`;

test.describe.configure({ timeout: 120_000 });

const table = (page: Page) => page.getByRole("list", { name: "Commands" });
const row = (page: Page, name: string) =>
  table(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("switch", { name: `!${name} answers` }) });
const sheet = (page: Page) => page.getByRole("dialog");

/** Kaya's channel is connected, and has none but the built-in commands. */
async function begin(page: Page): Promise<void> {
  await connectChannel(page, KAYA.login);
  await deleteCommands(page, KAYA.login);
  await page.goto(STUDIO);
  await expect(row(page, "uptime")).toBeVisible();
  await isAlive(page);
}

/** The page came from the server whole; from here on it hears keys and clicks. */
async function isAlive(page: Page): Promise<void> {
  const keys = page.getByRole("dialog", { name: "Keyboard" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(keys.getByText("Make a new one")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
}

async function write(page: Page, name: string, answer: string): Promise<void> {
  await page.getByRole("button", { name: "New command" }).click();
  await expect(sheet(page).getByLabel("What viewers type")).toBeFocused();
  await sheet(page).getByLabel("What viewers type").fill(name);
  await sheet(page).getByLabel("What the bot answers").fill(answer);
  await sheet(page).getByRole("button", { name: "Make the command" }).click();
  await expect(row(page, name)).toBeVisible();
}

test("the first command is made with one press, undone, and made again", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await begin(page);
  await page.getByRole("button", { name: "Make !hello" }).click();
  await expect(row(page, "hello")).toContainText("Hi $(user), good to see you!");
  await expect(page.getByRole("button", { name: "Make !hello" })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "hello")).toBeHidden();
  await page.getByRole("button", { name: "Make !hello" }).click();
  await expect(row(page, "hello")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make !lurk" })).toBeVisible();
});

test("what is wrong is said where it is while one writes, and what would be said is shown", async ({
  page,
  signIn,
}) => {
  await signIn(KAYA.name);
  await begin(page);
  await page.keyboard.press("n");
  const form = sheet(page);
  await form.getByLabel("What viewers type").fill("two words");
  await expect(form.getByText(/without spaces/)).toBeVisible();
  await form.getByLabel("What viewers type").fill("!dice");
  await expect(form.getByLabel("What viewers type")).toHaveValue("dice");
  const answer = form.getByLabel("What the bot answers");
  await answer.fill("$(user) throws $(nosuch)");
  await form.getByRole("button", { name: /There is no variable/ }).click();
  expect(await selected(answer)).toBe("nosuch");
  await expect(answer).toHaveAttribute("aria-invalid", "true");

  await answer.fill("");
  await form.getByRole("button", { name: "Insert a variable" }).click();
  await page.keyboard.type("between two");
  await page.keyboard.press("Enter");
  await expect(answer).toHaveValue("$(random 1-6)");
  expect(await selected(answer)).toBe("1-6");
  await page.keyboard.type("7-7");
  const tried = form.getByRole("region", { name: "Try it" });
  await expect(tried.getByText("7", { exact: true })).toBeVisible();
  await expect(tried.getByText("1 of 500 characters")).toBeVisible();

  await form.getByText("Who may use it").click();
  await form.getByLabel("Who may use it", { exact: true }).selectOption("moderator");
  await expect(tried.getByText(/Not answered: This command is for moderators and above\./)).toBeVisible();
  await expect(tried.getByText("7", { exact: true })).toBeVisible();
  await tried.getByLabel("Try it as").selectOption("moderator");
  await expect(tried.getByText("Answered.", { exact: true })).toBeVisible();

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Go on writing" }).click();
  await page.goBack();
  await page.getByRole("button", { name: "Go on writing" }).click();
  await expect(answer).toHaveValue("$(random 7-7)");
  await page.keyboard.press("Control+Enter");
  await expect(row(page, "dice")).toContainText("Moderators");
  await expect(form).toBeHidden();
});

test.describe("refused", () => {
  test.use({ expectedStatuses: [409] });

  test("a name that is taken is said at the name", async ({ page, signIn }) => {
    await signIn(KAYA.name);
    await begin(page);
    await write(page, "hello", "Hi");
    await page.getByRole("button", { name: "New command" }).click();
    await sheet(page).getByLabel("What viewers type").fill("HELLO");
    await sheet(page).getByLabel("What the bot answers").fill("Hi again");
    await sheet(page).getByRole("button", { name: "Make the command" }).click();
    await expect(sheet(page).getByText("!hello is there already.")).toBeVisible();
  });

  test("what was changed elsewhere meanwhile is not overwritten unasked", async ({
    page,
    signIn,
    context,
  }) => {
    await signIn(KAYA.name);
    await begin(page);
    await write(page, "race", "At nine");
    const other = await context.newPage();
    for (const one of [page, other]) {
      await one.goto(STUDIO);
      await isAlive(one);
      await row(one, "race").getByRole("button", { name: /!race/ }).click();
    }
    const answer = sheet(page).getByLabel("What the bot answers");
    await answer.fill("At ten");
    await sheet(other).getByLabel("What the bot answers").fill("At eleven");
    await sheet(other).getByRole("button", { name: "Save" }).click();
    await expect(sheet(page).getByText(/was changed elsewhere/)).toContainText("At eleven");
    await sheet(page).getByRole("button", { name: "Keep what I wrote" }).click();
    await expect(answer).toHaveValue("At ten");
    await sheet(page).getByRole("button", { name: "Save" }).click();
    await expect(row(page, "race")).toContainText("At ten");
    await expect(row(other, "race")).toContainText("At ten");
    await other.close();
  });
});

test("several at once, by keyboard, and back", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await begin(page);
  for (const name of ["a1", "a2", "a3"]) await write(page, name, `I am ${name}`);
  for (const key of ["j", "Space", "j", "j", "Shift+Space"]) await page.keyboard.press(key);
  const bar = page.getByRole("region", { name: "Selected commands" });
  await expect(bar).toContainText("3 commands selected");
  await bar.getByRole("button", { name: "Switch off" }).click();
  await expect(row(page, "a2").getByRole("switch")).not.toBeChecked();
  await expect(page.getByText("3 commands switched off.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "a2").getByRole("switch")).toBeChecked();

  await page.keyboard.press("/");
  await page.keyboard.type("I am a");
  await expect(table(page).getByRole("listitem")).toHaveCount(3);
  await page.getByLabel("Select all").check();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "No command is like this" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(table(page).getByRole("listitem")).toHaveCount(3);
});

test.describe("while the server refuses", () => {
  test.use({ expectedStatuses: [503] });

  test("a switch goes back, and says why", async ({ page, signIn }) => {
    await signIn(KAYA.name);
    await begin(page);
    await page.route("**/api/v1/commands/*", (asked) =>
      asked.fulfill({ status: 503, json: { title: "Unavailable", detail: "The database does not answer." } }),
    );
    await row(page, "uptime").getByRole("switch").click();
    await expect(page.getByText("The database does not answer.", { exact: true })).toBeVisible();
    await expect(row(page, "uptime").getByRole("switch")).toBeChecked();
  });
});

test("an answer in chat counts up while one looks", async ({ page, signIn }) => {
  await signIn(KAYA.name);
  await begin(page);
  await write(page, "hello", "Hi $(user)");
  await expect(row(page, "hello")).toContainText("0 uses");
  await page.evaluate(
    (path) =>
      fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ command_name: "hello", user_id: "42", username: "ana" }),
      }),
    `/api/v1/channels/${KAYA.login}/commands/execute`,
  );
  await expect(row(page, "hello")).toContainText("1 use");
});

test.describe("without signing in and without a script", () => {
  test.use({ javaScriptEnabled: false, expectedStatuses: [404] });

  test("viewers read what they may type", async ({ page, browser, signIn, baseURL }) => {
    const owner = await (
      await browser.newContext({ javaScriptEnabled: true, ...(baseURL && { baseURL }) })
    ).newPage();
    await signIn(KAYA.name, owner);
    await begin(owner);
    await write(owner, "hello", "Hi $(user)");
    await owner.context().close();

    await page.goto(PUBLIC);
    await expect(page).toHaveTitle(/^Commands of Kaya_Runs/);
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute(
      "content",
      "Commands of Kaya_Runs",
    );
    await expect(table(page).getByRole("listitem").filter({ hasText: "!hello" })).toContainText(
      "Hi your name",
    );
    await page.getByLabel("Search commands").fill("!upt");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(table(page).getByRole("listitem")).toHaveCount(1);
    await expect(table(page)).toContainText("!uptime");

    const missing = await page.goto("/channels/nobody_is_called_so/commands");
    expect(missing?.status()).toBe(404);
  });
});

test.describe("who may not", () => {
  test.use({ expectedStatuses: [404] });

  test("sees nothing of another channel's commands", async ({ page, signIn }) => {
    await signIn("Vera");
    await page.goto(STUDIO);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  });
});

for (const colorScheme of ["dark", "light"] as const) {
  for (const width of [1280, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test("the pages of commands pass axe and fit the screen", async ({ page, signIn }) => {
        test.setTimeout(360_000);
        await signIn(KAYA.name);
        await begin(page);
        await passes(page);
        await write(page, "hello", "Hi $(user)");
        await row(page, "hello").getByRole("checkbox").check();
        await passes(page);
        await row(page, "hello")
          .getByRole("button", { name: /!hello/ })
          .click();
        for (const title of ["Who may use it", "When", "How often", "How it is said"])
          await sheet(page).locator("summary", { hasText: title }).first().click();
        await sheet(page).getByLabel("What the bot answers").fill("$(nosuch)");
        await expect(sheet(page).getByText(/There is no variable/)).toBeVisible();
        await passes(page);
        await page.goto(PUBLIC);
        await expect(table(page)).toContainText("!hello");
        await passes(page);
      });
    });
  }
}

async function passes(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider, "the page scrolls sideways").toBe(false);
}

const selected = (field: Locator): Promise<string> =>
  field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
