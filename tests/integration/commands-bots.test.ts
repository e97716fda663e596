import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { personas } from "@/lib/twitch/simulator";
import { leasesOf } from "@/tests/support/bots";
import { addCommand } from "@/tests/support/commands";
import { saidIn } from "@/tests/support/sending";
import { type SpeakingBots, startSpeakingBots } from "@/tests/support/speaking-bots";

// K2: viewers write in Twitch's chat, and real bot processes answer there.

const COOLDOWN_SECONDS = 2;
const { tallybot, tom, vera } = personas;

let grounds: SpeakingBots;
beforeEach(async () => {
  grounds = await startSpeakingBots(1);
  await grounds.connect();
}, 120_000);
afterEach(() => grounds.stop(), 30_000);

const soon = { timeout: 60_000, interval: 100 };

test("cooldowns and permissions hold over two bots of which the one that reads is killed, and nothing is said twice", async () => {
  const { database, simulator, bots, channels } = grounds;
  const { id, login } = channels[0] ?? { id: "", login: "" };
  simulator.chat.setModerator(login, tallybot.login, true);
  const viewer = login === vera.login ? tom : vera;
  simulator.chat.setModerator(login, viewer.login, false);
  await addCommand(database.pool, id, {
    ...{ name: "each", response: "Each $(1)", cooldownSeconds: 0, personCooldownSeconds: 0 },
  });
  const rare = await addCommand(database.pool, id, {
    ...{ name: "rare", response: "Rare $(1)", cooldownSeconds: COOLDOWN_SECONDS },
  });
  await addCommand(database.pool, id, { name: "mods", response: "Mods", permission: "moderator" });
  await Promise.all([grounds.start(), grounds.start()]);
  let reader = "";
  /** Another bot than before reads. */
  const isTaken = () =>
    vi.waitFor(async () => {
      const lease = (await leasesOf(database.pool)).get(id);
      expect(lease).toMatchObject({
        state: "joined",
        held: true,
        bot: expect.not.stringMatching(`^${reader}$`),
      });
      reader = lease?.bot ?? "";
    }, soon);
  await isTaken();

  const ask = (text: string) => simulator.chat.say(login, text, { as: viewer.login });
  let asked = 0;
  const askFor = async (times: number) => {
    for (const until = asked + times; asked < until; asked += 1) {
      ask(`!each no${asked}`);
      ask(`!rare no${asked}`);
      ask("!mods");
      await sleep(250);
    }
  };
  await askFor(10);
  const logs = await Promise.all(bots.map((bot) => bot.log()));
  const killed = bots[logs.findIndex((log) => log.includes(reader))];
  expect(killed).toBeDefined();
  await killed?.kill("SIGKILL");
  await askFor(4);
  await isTaken();
  await askFor(8);

  const texts = () => saidIn(simulator, login).map(({ text }) => text);
  await vi.waitFor(() => expect(texts()).toContain(`Each no${asked - 1}`), soon);
  const said = texts();
  expect(new Set(said).size).toBe(said.length);
  expect(said).not.toContain("Mods");
  expect(said.filter((text) => text.startsWith("Each")).length).toBeGreaterThanOrEqual(12);
  const closest = await database.pool.query<{ seconds: number }>(
    `SELECT min(apart)::float8 AS seconds FROM (
       SELECT extract(epoch FROM at - lag(at) OVER (ORDER BY at)) AS apart FROM command_use WHERE command_id = $1) AS uses`,
    [rare.id],
  );
  expect(closest.rows[0]?.seconds).toBeGreaterThanOrEqual(COOLDOWN_SECONDS);
}, 120_000);
