import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ensureBuiltins } from "@/lib/commands/builtins";
import { executeCommand } from "@/lib/commands/execute";
import type { Execution } from "@/lib/commands/schema";
import { addChannel, addCommand, asking, caller, executeDepsOn, putLive, saidIn } from "../support/commands";
import { type TestDatabase, testDatabase } from "../support/database";

// K2 K4: who is answered, when, and how often, on a real Postgres.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const CHANNEL = "1000";
beforeEach(async () => {
  await database.pool.query(
    "DELETE FROM broadcaster; DELETE FROM outbox; DELETE FROM chat_opt_out; DELETE FROM bot_account; DELETE FROM viewer",
  );
  await addChannel(database.pool, CHANNEL, "vera");
});

const deps = (given: Parameters<typeof executeDepsOn>[1] = {}) => executeDepsOn(database.pool, given);
const ask = (given: Parameters<typeof asking>[1] = {}) => executeCommand(deps(), asking(CHANNEL, given));
const why = (outcome: Execution | "repeated") =>
  outcome === "repeated" ? outcome : outcome.answered ? "answered" : outcome.refusal.why;

test("an answer is said once, with the use, its cooldown, its count and its events in one transaction", async () => {
  const command = await addCommand(database.pool, CHANNEL, {
    name: "hello",
    response: "Hi $(user), number $(count)",
  });
  await database.pool.query("DELETE FROM outbox");
  const question = asking(CHANNEL);
  const outcome = await executeCommand(deps(), question);
  expect(outcome).toMatchObject({ answered: true, command: "hello", text: "Hi Ann, number 1" });
  expect(await saidIn(database.pool, CHANNEL)).toEqual(["Hi Ann, number 1"]);
  const { rows } = await database.pool.query(
    `SELECT c.uses::int, c.last_used_at = u.at AS "sameMoment", u.id, u.person_id AS person, u.source,
       (SELECT count(*)::int FROM command_cooldown) AS cooldowns, c.version
     FROM command c JOIN command_use u ON u.command_id = c.id`,
  );
  expect(rows).toEqual([
    { uses: 1, sameMoment: true, id: question.useId, person: "77", source: "chat", cooldowns: 2, version: 1 },
  ]);
  const events = await database.pool.query("SELECT kind, payload FROM outbox ORDER BY seq");
  expect(events.rows).toEqual([
    {
      kind: "command.executed",
      payload: { channelId: CHANNEL, commandId: command.id, name: "hello", by: "", source: "chat" },
    },
    { kind: "outgoing.changed", payload: expect.objectContaining({ state: "queued" }) },
  ]);
});

test("a message that two bots hear at once is answered once, a hundred times over", async () => {
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi", cooldownSeconds: 0 });
  for (let round = 0; round < 100; round += 1) {
    const question = asking(CHANNEL);
    const outcomes = await Promise.all([executeCommand(deps(), question), executeCommand(deps(), question)]);
    expect(outcomes.filter((outcome) => outcome === "repeated")).toHaveLength(1);
  }
  expect(await saidIn(database.pool, CHANNEL)).toHaveLength(100);
  const { rows } = await database.pool.query(
    "SELECT uses::int, (SELECT count(*)::int FROM command_use) AS log FROM command",
  );
  expect(rows).toEqual([{ uses: 100, log: 100 }]);
}, 120_000);

test("of two people who ask at the same moment within the cooldown, one is answered, a hundred times over", async () => {
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi", cooldownSeconds: 60 });
  for (let round = 0; round < 100; round += 1) {
    const outcomes = await Promise.all(["1", "2"].map((id) => ask({ caller: caller({ id }) })));
    expect(outcomes.map(why).sort()).toEqual(["answered", "cooldown"]);
    await database.pool.query("DELETE FROM command_cooldown");
  }
}, 120_000);

test("an answer that cannot be queued is not half written, and may be tried again", async () => {
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi", cooldownSeconds: 0 });
  const question = asking(CHANNEL);
  await database.pool.query("ALTER TABLE outgoing_message ADD CONSTRAINT refuse CHECK (text <> 'Hi')");
  await expect(executeCommand(deps(), question)).rejects.toThrow(/refuse/);
  await database.pool.query("ALTER TABLE outgoing_message DROP CONSTRAINT refuse");
  const { rows } = await database.pool.query("SELECT uses::int FROM command");
  expect(rows).toEqual([{ uses: 0 }]);
  expect(why(await executeCommand(deps(), question))).toBe("answered");
});

/** The law of cooldowns: each execution stands at its own moment of Postgres's clock, as the log of uses has it. */
async function closest(commandId: string): Promise<{ all: number | null; own: number | null }> {
  const { rows } = await database.pool.query<{ all: number | null; own: number | null }>(
    `SELECT min(of_all)::float8 AS all, min(of_person)::float8 AS own FROM (
       SELECT extract(epoch FROM at - lag(at) OVER (ORDER BY at)) AS of_all,
         extract(epoch FROM at - lag(at) OVER (PARTITION BY person_id ORDER BY at)) AS of_person
       FROM command_use WHERE command_id = $1) AS between_uses`,
    [commandId],
  );
  return rows[0] ?? { all: null, own: null };
}

test("no two answers are closer than the cooldowns, whatever the interleaving of several executors", async () => {
  const step = fc.record({
    person: fc.constantFrom("1", "2", "3"),
    pauseMs: fc.constantFrom(0, 0, 5, 150, 700),
  });
  const executor = fc.array(step, { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(executor, { minLength: 2, maxLength: 4 }),
      fc.constantFrom([1, 0] as const, [0, 1] as const, [1, 2] as const),
      async (executors, [cooldownSeconds, personCooldownSeconds]) => {
        const name = `law${randomUUID().slice(0, 8)}`;
        const command = await addCommand(database.pool, CHANNEL, {
          ...{ name, response: "Hi", cooldownSeconds, personCooldownSeconds },
        });
        await Promise.all(
          executors.map(async (steps) => {
            for (const { person, pauseMs } of steps) {
              await new Promise((resolve) => setTimeout(resolve, pauseMs));
              await ask({ name, caller: caller({ id: person }) });
            }
          }),
        );
        const { all, own } = await closest(command.id);
        if (cooldownSeconds > 0 && all !== null) expect(all).toBeGreaterThanOrEqual(cooldownSeconds);
        if (personCooldownSeconds > 0 && own !== null)
          expect(own).toBeGreaterThanOrEqual(personCooldownSeconds);
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

test("moderators wait for nobody where they are exempt, and others wait for them", async () => {
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi", cooldownSeconds: 60 });
  const moderator = caller({ id: "5", moderator: true });
  expect(why(await ask({ caller: moderator }))).toBe("answered");
  expect(why(await ask({ caller: moderator }))).toBe("answered");
  expect(await ask()).toMatchObject({
    answered: false,
    refusal: { why: "cooldown", scope: "everyone", secondsLeft: expect.any(Number) },
    words: expect.stringMatching(/^Cooling down: (59|60) s left\.$/),
  });
});

test("a command of a bot, of our own account, switched off, deleted or of nothing is not answered", async () => {
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi", cooldownSeconds: 0 });
  await database.pool.query(
    "INSERT INTO bot_account (twitch_id, login, display_name) VALUES ('9', 'tallybot', 'Tallybot')",
  );
  await database.pool.query(
    "INSERT INTO viewer (twitch_id, login, display_name, bot, first_seen_at, last_seen_at) VALUES ('8', 'nightbot', 'Nightbot', true, now(), now())",
  );
  expect(why(await ask({ caller: caller({ id: "9" }) }))).toBe("unknown");
  expect(why(await ask({ caller: caller({ id: "8" }) }))).toBe("unknown");
  expect(why(await ask({ name: "nothing" }))).toBe("unknown");
  expect(why(await executeCommand(deps(), asking("404")))).toBe("unknown");
  await database.pool.query("UPDATE command SET enabled = false");
  expect(why(await ask())).toBe("disabled");
  await addCommand(database.pool, CHANNEL, { name: "quiet", response: "$(1)" });
  expect(why(await ask({ name: "quiet" }))).toBe("empty");
  expect(await saidIn(database.pool, CHANNEL)).toEqual([]);
  const { rows } = await database.pool.query("SELECT count(*)::int AS uses FROM command_use");
  expect(rows).toEqual([{ uses: 0 }]);
});

test("whether somebody follows is asked only when it decides", async () => {
  let asked = 0;
  const follows = (state: "following" | "not") =>
    deps({
      followage: async () => {
        asked += 1;
        return state === "following" ? { state, since: new Date() } : { state };
      },
    });
  await addCommand(database.pool, CHANNEL, {
    name: "hello",
    response: "Hi",
    permission: "follower",
    cooldownSeconds: 0,
  });
  await executeCommand(follows("not"), asking(CHANNEL, { caller: caller({ subscriber: true }) }));
  expect(asked).toBe(0);
  expect(why(await executeCommand(follows("not"), asking(CHANNEL)))).toBe("permission");
  expect(why(await executeCommand(follows("following"), asking(CHANNEL)))).toBe("answered");
  expect(asked).toBe(2);
});

test("conditions go by how the channel is now", async () => {
  await addCommand(database.pool, CHANNEL, {
    ...{ name: "hello", response: "Hi", streamState: "online", cooldownSeconds: 0 },
    categories: [{ id: "1", name: "Chess" }],
  });
  expect(await ask()).toMatchObject({ refusal: { why: "condition", needs: "online" } });
  await putLive(database.pool, CHANNEL, true, "2");
  expect(await ask()).toMatchObject({ refusal: { why: "condition", needs: "category" } });
  await putLive(database.pool, CHANNEL, true, "1");
  expect(why(await ask())).toBe("answered");
});

test("what a command calls is put in as deep as three, and what is switched off says nothing", async () => {
  await addCommand(database.pool, CHANNEL, { name: "c", response: "third" });
  await addCommand(database.pool, CHANNEL, { name: "b", response: "second, $(command c)" });
  await addCommand(database.pool, CHANNEL, {
    name: "a",
    response: "first, $(command b)",
    cooldownSeconds: 0,
  });
  expect(await ask({ name: "a" })).toMatchObject({ text: "first, second, third" });
  await database.pool.query("UPDATE command SET enabled = false WHERE name = 'c'");
  expect(await ask({ name: "a" })).toMatchObject({ text: "first, second," });
});

test("our own answer by themselves: where commands are, how long, what, which quote, and a clip once", async () => {
  await ensureBuiltins(CHANNEL, database.pool);
  await putLive(database.pool, CHANNEL, true);
  expect(await ask({ name: "commands" })).toMatchObject({
    text: expect.stringContaining("/channels/vera/commands"),
  });
  expect(await ask({ name: "uptime" })).toMatchObject({ text: "Name1000 has been live for 1 hour." });
  expect(await ask({ name: "title" })).toMatchObject({ text: "Title: A title" });
  expect(await ask({ name: "game" })).toMatchObject({ text: "Category: Chess" });
  expect(await ask({ name: "quote", args: "99" })).toMatchObject({ text: "There is no such quote." });
  let clips = 0;
  const clipping = deps({
    clip: async () => {
      clips += 1;
      return "Clip: https://clips.twitch.tv/Abc";
    },
  });
  const question = asking(CHANNEL, { name: "clip" });
  const outcomes = await Promise.all([
    executeCommand(clipping, question),
    executeCommand(clipping, question),
  ]);
  expect(outcomes.filter((outcome) => outcome === "repeated")).toHaveLength(1);
  expect(clips).toBe(1);
  expect((await saidIn(database.pool, CHANNEL)).at(-1)).toBe("Clip: https://clips.twitch.tv/Abc");
});

test("moderators make, change, switch and delete commands in chat; nobody else does", async () => {
  await ensureBuiltins(CHANNEL, database.pool);
  const moderator = caller({ id: "5", moderator: true });
  const audited: unknown[] = [];
  const manage = (args: string, by = moderator, given: Parameters<typeof asking>[1] = {}) =>
    executeCommand(
      deps({ audit: (change) => audited.push(change) }),
      asking(CHANNEL, { name: "commands", args, caller: by, ...given }),
    );
  expect(await manage("add !Hi Hello $(user)", caller())).toMatchObject({
    refusal: { why: "permission", needs: "moderator" },
  });
  const question = { useId: randomUUID() };
  const both = await Promise.all([
    manage("add !Hi Hello $(user)", moderator, question),
    manage("add !Hi Hello $(user)", moderator, question),
  ]);
  expect(both.filter((outcome) => outcome === "repeated")).toHaveLength(1);
  expect(await saidIn(database.pool, CHANNEL)).toEqual(["Made !hi."]);
  expect(await ask({ name: "hi" })).toMatchObject({ text: "Hello Ann" });
  expect(await manage("edit !hi Bye")).toMatchObject({ text: "Changed !hi." });
  expect(await manage("add hi again")).toMatchObject({ text: "The name is taken: !hi is there already." });
  expect(await manage("add x $(usr)")).toMatchObject({ text: expect.stringContaining("user") });
  expect(await manage("disable hi")).toMatchObject({ text: "Switched off !hi." });
  expect(why(await ask({ name: "hi" }))).toBe("disabled");
  expect(await manage("delete hi")).toMatchObject({ text: "Deleted !hi." });
  expect(await manage("delete commands")).toMatchObject({
    text: expect.stringContaining("Tallylight's own"),
  });
  expect(await manage("delete hi")).toMatchObject({ text: "Nothing answers to !hi here." });
  expect(audited).toContainEqual({
    channelId: CHANNEL,
    by: "5",
    command: "commands",
    args: "add !Hi Hello $(user)",
  });
});

test("what a channel has one of our own answer instead leaves moderators what they do with it", async () => {
  await ensureBuiltins(CHANNEL, database.pool);
  await database.pool.query(
    "UPDATE command SET response = 'Mine', cooldown_seconds = 0 WHERE builtin IN ('commands', 'quote')",
  );
  const moderator = caller({ id: "5", moderator: true });
  expect(await ask({ name: "commands" })).toMatchObject({ text: "Mine" });
  expect(await ask({ name: "commands", args: "add !hi Hello", caller: moderator })).toMatchObject({
    text: "Made !hi.",
  });
  const quoting = deps({ addQuote: async () => ({ text: "Quote #1 is kept.", events: [] }) });
  const quote = asking(CHANNEL, { name: "quote", args: "add It works", caller: moderator });
  expect(await executeCommand(quoting, quote)).toMatchObject({ text: "Quote #1 is kept." });
});

test("who does not want to be on record is answered, and is not in the log of uses", async () => {
  await addCommand(database.pool, CHANNEL, { name: "hello", response: "Hi" });
  await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('77')");
  expect(why(await ask())).toBe("answered");
  const { rows } = await database.pool.query("SELECT person_id AS person FROM command_use");
  expect(rows).toEqual([{ person: "" }]);
});
