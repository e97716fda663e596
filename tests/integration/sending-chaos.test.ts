import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { personas } from "@/lib/twitch/simulator";
import { sharesOf } from "@/tests/support/bots";
import { outgoingOf, queue, saidIn } from "@/tests/support/sending";
import { type SpeakingBots, startSpeakingBots } from "@/tests/support/speaking-bots";

const CHANNELS = 3;
const SECONDS = Number(process.env.CHAOS_SECONDS ?? 12);
const { tallybot } = personas;

let grounds: SpeakingBots;
beforeEach(async () => {
  grounds = await startSpeakingBots(CHANNELS);
  await grounds.connect();
}, 120_000);
afterEach(() => grounds.stop(), 90_000);

const within = { timeout: 60_000, interval: 100 };
const isShared = () =>
  vi.waitFor(
    async () => expect((await sharesOf(grounds.database.pool)).reduce((a, b) => a + b, 0)).toBe(CHANNELS),
    within,
  );

/** All that was said, over all channels. */
const saidAnywhere = () => grounds.channels.flatMap(({ login }) => saidIn(grounds.simulator, login));

test(`K5: bots are killed in mid-answer for ${SECONDS} s: nothing is said twice, and of all that was said it is known`, async () => {
  const { database, simulator, channels, bots } = grounds;
  for (const { login } of channels) simulator.chat.setModerator(login, tallybot.login, true);
  // Twitch takes its time, and says it at once: whoever is killed while it waits for the answer has said it.
  simulator.faults.set({ kind: "slow", ms: 250, endpoint: "helix/chat/messages" });
  await Promise.all([grounds.start(), grounds.start()]);
  await isShared();
  let queued = 0;
  const until = Date.now() + SECONDS * 1000;
  const asking = (async () => {
    for (; Date.now() < until; queued += 1) {
      const channel = channels[queued % channels.length];
      await queue(database.pool, channel?.id ?? "", `answer ${queued}`, { withinMs: 120_000 });
      await sleep(330);
    }
  })();
  for (let kills = 0; Date.now() < until; kills += 1) {
    await vi
      .waitFor(
        async () => {
          const rows = await outgoingOf(database.pool);
          expect(rows.some(({ state }) => state === "sending")).toBe(true);
        },
        { timeout: 5_000, interval: 5 },
      )
      .catch(() => undefined);
    await bots.splice(kills % 2, 1)[0]?.kill("SIGKILL");
    await grounds.start();
  }
  await asking;
  await vi.waitFor(
    async () => {
      const rows = await outgoingOf(database.pool);
      expect(rows.filter(({ state }) => state === "queued" || state === "sending")).toEqual([]);
    },
    { timeout: 90_000, interval: 250 },
  );
  const rows = await outgoingOf(database.pool);
  const said = saidAnywhere();
  const known = new Map(rows.map((row) => [row.text, row]));
  console.log(
    JSON.stringify({
      queued,
      said: said.length,
      unknown: rows.filter(({ state }) => state === "unknown").length,
    }),
  );
  expect(rows).toHaveLength(queued);
  expect(new Set(said.map(({ text }) => text)).size).toBe(said.length);
  for (const { text } of said) expect(["sent", "unknown"]).toContain(known.get(text)?.state);
  for (const { text, state } of rows) {
    if (state === "sent") expect(said.some((one) => one.text === text)).toBe(true);
    expect(["sent", "unknown"]).toContain(state);
  }
}, 300_000);

test("a bot that is killed while it sends: another that reads the chat knows that it was said", async () => {
  const { database, simulator, channels } = grounds;
  for (const { login } of channels) simulator.chat.setModerator(login, tallybot.login, true);
  const first = await grounds.start();
  await isShared();
  simulator.faults.set({ kind: "slow", ms: 60_000, endpoint: "helix/chat/messages" });
  await queue(database.pool, channels[0]?.id ?? "", "was I heard?");
  await vi.waitFor(() => expect(saidAnywhere()).toHaveLength(1), within);
  // It waits for Twitch's answer, but has read its own words.
  await vi.waitFor(
    async () =>
      expect(await outgoingOf(database.pool)).toMatchObject([
        { state: "sent", messageId: saidAnywhere()[0]?.id },
      ]),
    within,
  );
  await first.kill("SIGKILL");
  await grounds.start();
  await isShared();
  await sleep(1_000);
  expect(saidAnywhere()).toHaveLength(1);
}, 180_000);

test("K5: where only IRC is allowed it is said over IRC, and Twitch's answer is told", async () => {
  const { database, simulator, channels } = grounds;
  const [open, closed] = channels;
  await grounds.connect(["chat:read", "chat:edit"]);
  await grounds.start();
  await isShared();
  simulator.chat.demand(closed?.login ?? "", { "subs-only": 1 });
  await queue(database.pool, open?.id ?? "", "over IRC");
  await queue(database.pool, closed?.id ?? "", "to those who pay");
  await vi.waitFor(
    async () =>
      expect(await outgoingOf(database.pool)).toMatchObject([
        { state: "sent", via: "irc", messageId: saidAnywhere()[0]?.id },
        {
          state: "dropped",
          via: "irc",
          code: "msg_subsonly",
          reason: expect.stringContaining("subscribers"),
        },
      ]),
    within,
  );
  expect(saidAnywhere().map(({ text }) => text)).toEqual(["over IRC"]);
}, 180_000);
