import type { Browser } from "@playwright/test";
import { withClient } from "./support/database";
import { connectChannel, deleteCommands } from "./support/studio";
import { expect, test } from "./support/test";
import { say } from "./support/twitch-chat";

// K1 K2 K5: from no account at all to a viewer who gets an answer, as an operator and a streamer go about it.

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;

/** How often somebody was greeted in a channel so far: by a try before this one. */
async function greetings(login: string): Promise<number> {
  let found = 0;
  await withClient(async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM outgoing_message o JOIN broadcaster b ON b.id = o.channel_id
       WHERE b.login = $1 AND o.text LIKE '%good to see you!%'`,
      [login],
    );
    found = rowCount ?? 0;
  });
  return found;
}

/** Confirms the code as the account that is to write, in a browser of its own. */
async function confirm(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Continue as TallyBot" }).click();
  await expect(page.getByRole("button", { name: "Continue as TallyBot" })).toBeHidden();
  await page.close();
}

test("an operator connects the account, a streamer makes a command, a viewer is answered", async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(240_000);
  const operators = await browser.newContext();
  const operator = await operators.newPage();
  await signIn("Olga", operator);
  await operator.goto("/admin/bot");
  await operator.getByRole("button", { name: "Connect an account" }).click();
  const link = operator.getByRole("link", { name: "Open Twitch" });
  await confirm(browser, (await link.getAttribute("href")) ?? "");
  await expect(operator.getByText("TallyBot", { exact: true })).toBeVisible({ timeout: 60_000 });

  await signIn(KAYA.name);
  await connectChannel(page, KAYA.login);
  await deleteCommands(page, KAYA.login);
  await expect(page.getByText("TallyBot writes.")).toBeVisible();
  await page.goto(`/studio/${KAYA.login}/commands`);
  const before = await greetings(KAYA.login);
  await page.getByRole("button", { name: "Make !hello" }).click();
  await expect(page.getByRole("switch", { name: "!hello answers" })).toBeVisible();
  await page.goto(`/studio/${KAYA.login}/chat`);
  await say(KAYA.login, "!hello", "vera");
  await expect(page.getByText("Hi Vera, good to see you!").last()).toBeVisible({ timeout: 60_000 });

  // Asked again at once it keeps quiet: the answer has a cooldown, and the studio tells of one answer.
  await say(KAYA.login, "!hello", "max2000");
  await page.goto(`/studio/${KAYA.login}`);
  const said = page.getByRole("listitem").filter({ hasText: "good to see you!" });
  await expect(said.first()).toContainText("Hi Vera");
  await expect(said).toHaveCount(before + 1);

  await operator.getByRole("button", { name: "Disconnect" }).click();
  await operator.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(operator.getByRole("button", { name: "Connect an account" })).toBeVisible();
  await operators.close();
});
