import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { weekOf } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import { withClient } from "./support/database";
import { WEBHOOK_PORT } from "./support/push-port";
import { expect, test } from "./support/test";
import { end, goLive, quietChannel } from "./support/twitch";

// O7: what somebody new would try first stands in docs/api.md, and runs as it stands there.

const run = promisify(execFile);
let folder: string;
let receiver: ChildProcess | undefined;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "api-examples-"));
});
test.afterEach(async () => {
  receiver?.kill();
  await withClient(async (client) => {
    await client.query("DELETE FROM publisher WHERE kind = 'webhook'");
  });
  await rm(folder, { recursive: true });
});

/** The code under a heading of the manual, a block each, of one language. */
async function examples(heading: string, language: "sh" | "js"): Promise<string[]> {
  const manual = await readFile("docs/api.md", "utf8");
  const section = manual.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, of]) => of === language)
    .map(([, , code = ""]) => code);
}

/** Runs the only example of a heading as somebody with this key would. */
async function shell(heading: string, key: string, more: Record<string, string> = {}): Promise<string> {
  const [script = "false"] = await examples(heading, "sh");
  const env = {
    NODE_ENV: "production" as const,
    PATH: process.env.PATH,
    TALLYLIGHT_URL: process.env.E2E_APP_URL,
    TALLYLIGHT_KEY: key,
    ...more,
  };
  return (await run("bash", ["-euc", script], { cwd: folder, env })).stdout;
}

async function makeKey(page: Page, scopes: string[]): Promise<string> {
  const answer = await page.request.post("/api/v1/keys", {
    data: { name: "examples", scopes, expiresInDays: 1 },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { token: string }).token;
}

test("who is live, with a key", async ({ page, signIn }) => {
  await signIn("Vera");
  const key = await makeKey(page, ["following:read"]);
  const { login } = await quietChannel(0);
  // The example asks for ten, the most watched first, and more than ten may be live.
  await goLive(login, { title: "For those who ask by program", viewers: 50_000 });
  const live = async () => {
    const { items } = JSON.parse(await shell("Who is live", key)) as {
      items: { login: string; live: { title: string } | null }[];
    };
    expect(items.every((item) => item.live !== null)).toBe(true);
    return items.find((item) => item.login === login)?.live?.title;
  };
  await expect.poll(live, { timeout: 60_000 }).toBe("For those who ask by program");
  await end(login);
});

test("a go-live arrives at the receiver, signed", async ({ page, signIn }) => {
  await signIn("Olga");
  const key = await makeKey(page, ["webhooks:write"]);
  const [code = ""] = await examples("Hear of each go-live", "js");
  await writeFile(join(folder, "receiver.mjs"), code);
  const added = await shell("Hear of each go-live", key, {
    RECEIVER_URL: `http://127.0.0.1:${WEBHOOK_PORT}/`,
  });
  const { secret } = JSON.parse(added) as { secret: string };
  let said = "";
  const listening = spawn(process.execPath, ["receiver.mjs"], {
    cwd: folder,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      TALLYLIGHT_SECRET: secret,
      PORT: String(WEBHOOK_PORT),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  receiver = listening;
  listening.stdout.on("data", (part: Buffer) => {
    said += part.toString();
  });
  await expect.poll(() => said, { timeout: 60_000 }).toContain(`listening on ${WEBHOOK_PORT}`);
  const { login, displayName } = await quietChannel(1);
  await goLive(login, { title: "For those who listen" });
  await expect
    .poll(() => said, { timeout: 60_000 })
    .toContain(`${displayName} is live: For those who listen`);
  const forged = await fetch(`http://127.0.0.1:${WEBHOOK_PORT}/`, { method: "POST", body: "{}" });
  expect(forged.status).toBe(401);
  await end(login);
});

test("one's own chat messages are taken along", async ({ page, signIn }) => {
  await signIn("Vera");
  const text = `something to keep ${randomUUID()}`;
  await withClient(async (client) => {
    const twitchId = (
      await client.query<{ twitch_id: string }>("SELECT twitch_id FROM person WHERE login = 'vera'")
    ).rows[0]?.twitch_id;
    await makeWeeks(client, [weekOf(Date.now())]);
    await client.query(
      `INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login, author_name, text)
       VALUES ($1, now(), now(), '5550002', $2, $3, 'vera', 'Vera', $4)`,
      [randomUUID(), CHAT_ONLY_STREAM_ID, twitchId, text],
    );
  });
  const key = await makeKey(page, ["messages:read"]);
  const shown = await shell("Take your chat messages with you", key);
  const file = await readFile(join(folder, "my-messages.csv"), "utf8");
  expect(file).toContain(text);
  expect(shown).toBe(
    file
      .split(/(?<=\n)/)
      .slice(0, 4)
      .join(""),
  );
  await withClient(async (client) => {
    await client.query("DELETE FROM chat_message WHERE text = $1", [text]);
  });
});
