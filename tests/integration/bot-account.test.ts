import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { personas } from "@/lib/twitch/simulator";
import { gapsOf, sharesOf } from "@/tests/support/bots";
import { outgoingOf, queue, saidIn } from "@/tests/support/sending";
import { type SpeakingBots, startSpeakingBots } from "@/tests/support/speaking-bots";

const CHANNELS = 4;
const { tallybot } = personas;

let grounds: SpeakingBots;
beforeEach(async () => {
  grounds = await startSpeakingBots(CHANNELS);
}, 120_000);
afterEach(() => grounds.stop(), 90_000);

const tell = (twitchId: string | null) =>
  withTransaction(
    (tx) => appendEvents(tx, [{ kind: "bot.account", payload: { twitchId } }]),
    grounds.database.pool,
  );

/** Who reads the first channel, by login; null: without an account. */
const readers = () =>
  [...grounds.simulator.chat.hub.room(grounds.channels[0]?.login ?? "").sessions].map(
    ({ account }) => account?.login ?? null,
  );

const within = { timeout: 60_000, interval: 100 };
const read = () =>
  vi.waitFor(async () => expect(await sharesOf(grounds.database.pool)).toEqual([CHANNELS]), within);

test("K1: the account is connected while the bot reads: it reads on with it, without a gap, and back", async () => {
  await grounds.start();
  await read();
  expect(readers()).toEqual([null]);
  await vi.waitFor(
    async () => expect((await gapsOf(grounds.database.pool)).every(({ to }) => to !== null)).toBe(true),
    within,
  );
  const before = await gapsOf(grounds.database.pool);
  await grounds.connect();
  await tell(tallybot.id);
  await vi.waitFor(() => expect(readers()).toEqual([tallybot.login]), within);
  await vi.waitFor(async () => {
    const { rows } = await grounds.database.pool.query(
      "SELECT (SELECT account FROM bot) AS account, account_role AS role FROM channel_lease GROUP BY 1, 2",
    );
    expect(rows).toEqual([{ account: tallybot.login, role: "nobody" }]);
  }, within);
  await grounds.database.pool.query("DELETE FROM bot_account");
  await tell(null);
  await vi.waitFor(() => expect(readers()).toEqual([null]), within);
  expect(await sharesOf(grounds.database.pool)).toEqual([CHANNELS]);
  expect(await gapsOf(grounds.database.pool)).toEqual(before);
}, 180_000);

test("K1: without an account, and anonymous reading switched off, nothing is read until there is one", async () => {
  await grounds.start({ CHAT_ANONYMOUS: "false" });
  await vi.waitFor(async () => {
    const { rows } = await grounds.database.pool.query("SELECT problem FROM bot");
    expect(rows).toEqual([{ problem: expect.stringContaining("no account") }]);
  }, within);
  expect(readers()).toEqual([]);
  await grounds.connect();
  await tell(tallybot.id);
  await read();
  expect(readers()).toEqual([tallybot.login]);
}, 180_000);

test("K5: what the bot says is read, and so it is in the log; where it moderates is known from what it says", async () => {
  await grounds.connect();
  const { simulator } = grounds;
  const [channel] = grounds.channels;
  const { id = "", login = "" } = channel ?? {};
  await grounds.start();
  await read();
  simulator.chat.setModerator(login, tallybot.login, true);
  await queue(grounds.database.pool, id, "hello there");
  await vi.waitFor(
    async () => expect(await outgoingOf(grounds.database.pool)).toMatchObject([{ state: "sent" }]),
    within,
  );
  const [said] = saidIn(simulator, login);
  await vi.waitFor(async () => {
    const { rows } = await grounds.database.pool.query(
      "SELECT id, text FROM chat_message WHERE author_id = $1",
      [tallybot.id],
    );
    expect(rows).toEqual([{ id: said?.id, text: "hello there" }]);
  }, within);
  await vi.waitFor(async () => {
    const { rows } = await grounds.database.pool.query(
      "SELECT account_role AS role FROM channel_lease WHERE broadcaster_id = $1",
      [id],
    );
    expect(rows).toEqual([{ role: "moderator" }]);
  }, within);
}, 180_000);
