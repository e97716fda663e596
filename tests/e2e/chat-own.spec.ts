import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import pg from "pg";
import { weekOf } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import { expect, test } from "./support/test";

// C4: everybody finds, exports and erases what they wrote, and opts out.

const OLGA = "900000099";

/** Olga has written `texts`, a minute apart, in a channel called Nightowl, and nothing else. */
async function olgaWrote(texts: readonly string[]): Promise<void> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  try {
    const from = Date.now() - 3_600_000;
    await makeWeeks(
      client,
      [weekOf(from), weekOf(Date.now())].slice(weekOf(from).name === weekOf(Date.now()).name ? 1 : 0),
    );
    await client.query(
      "INSERT INTO broadcaster (id, login, display_name) VALUES ('5550001', 'nightowl', 'Nightowl') ON CONFLICT DO NOTHING",
    );
    await client.query("DELETE FROM chat_message WHERE author_id = $1", [OLGA]);
    await client.query(
      `INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login, author_name, text)
       SELECT id, $3::timestamptz + n * interval '1 minute', $3, '5550001', $4, $5, 'olga', 'Olga', text
       FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS said (id, text, n)`,
      [texts.map(() => randomUUID()), texts, new Date(from), CHAT_ONLY_STREAM_ID, OLGA],
    );
  } finally {
    await client.end();
  }
}

test("from the settings to one's own messages: searched, exported, opted out of, erased", async ({
  page,
  signIn,
}) => {
  await signIn("Olga");
  await olgaWrote(["first of all", "a pizza, please", "and another pizza", "<b>bold</b> \u202eleft"]);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your chat messages" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your chat messages" })).toBeVisible();
  await expect(page.getByText(/^4 messages since/)).toBeVisible();
  const list = page.getByRole("list", { name: "Your messages, newest first" });
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expect(list.getByText("Nightowl").first()).toBeVisible();

  await page.getByRole("searchbox", { name: "Search your messages" }).fill("pizza");
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(page).toHaveURL(/q=pizza/);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-chat\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text.trimEnd().split("\r\n")).toHaveLength(5);

  await page.getByRole("button", { name: "Opt out" }).click();
  await expect(page.getByText(/^Nothing you write is kept/)).toBeVisible();
  await page.getByRole("button", { name: "Keep my messages again" }).click();
  await expect(page.getByRole("button", { name: "Opt out" })).toBeVisible();

  const typed = page.getByRole("textbox", { name: /^Type .* to confirm$/ });
  await typed.fill("somebody");
  await page.getByRole("button", { name: "Erase what I wrote" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "letter by letter" })).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(2);

  await typed.fill("Olga");
  await page.getByRole("button", { name: "Erase what I wrote" }).click();
  await expect(page.getByText(/^4 messages erased/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Nothing found")).toBeVisible();
  const [receipt] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Receipt" }).first().click(),
  ]);
  expect(JSON.parse(await readFile(await receipt.path(), "utf8"))).toMatchObject({ messages: 4 });
});
