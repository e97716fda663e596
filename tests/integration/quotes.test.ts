import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { addQuote, deleteQuote, findQuote } from "@/lib/quotes";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
const CHANNEL = "900";
const OTHER = "901";
const ann = { id: "101", login: "ann" };

beforeAll(async () => {
  database = await testDatabase();
  await addChannel(database.pool, CHANNEL);
  await addChannel(database.pool, OTHER);
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("TRUNCATE quote, live_status, chat_opt_out"));

const add = (text: string, saidBy = "", channelId = CHANNEL, addedBy = ann) =>
  withTransaction((tx) => addQuote(tx, channelId, { text, saidBy }, addedBy), database.pool).then(
    ({ quote }) => quote,
  );
const drop = (number: number) => withTransaction((tx) => deleteQuote(tx, CHANNEL, number), database.pool);
const find = (wanted: Parameters<typeof findQuote>[2], random = 0) =>
  findQuote(database.pool, CHANNEL, wanted, () => random);

describe("numbers", () => {
  test("count up in each channel by itself, and those of deleted quotes are not given again", async () => {
    expect([
      (await add("one")).number,
      (await add("two")).number,
      (await add("a", "", OTHER)).number,
    ]).toEqual([1, 2, 1]);
    await drop(2);
    expect((await add("three")).number).toBe(3);
  });

  test("are given once each however many add at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const added = await Promise.all(Array.from({ length: 10 }, (_, index) => add(`${round}.${index}`)));
      expect(added.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 10 }, (_, index) => round * 10 + index + 1),
      );
    }
  });

  test("leave none out for one that was rolled back", async () => {
    const failing = withTransaction(async (tx) => {
      await addQuote(tx, CHANNEL, { text: "never" }, ann);
      throw new Error("rolled back");
    }, database.pool);
    await expect(failing).rejects.toThrow("rolled back");
    expect((await add("one")).number).toBe(1);
  });
});

describe("what a quote says of itself", () => {
  const live = (state: string) =>
    database.pool.query(
      "INSERT INTO live_status (broadcaster_id, state, category_name, stream_id, started_at, last_seen_at) VALUES ($1, $2, 'Chess', 's1', now(), now())",
      [CHANNEL, state],
    );

  test.each([
    ["live", "Chess"],
    ["suspect", "Chess"],
    ["offline", null],
  ])("its category while the channel is %s", async (state, categoryName) => {
    await live(state);
    expect(await add("a move", "Vera")).toMatchObject({ categoryName, saidBy: "Vera", addedByLogin: "ann" });
  });

  test("not who added it, when they do not want to be on record", async () => {
    await database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('101')");
    expect(await add("a move")).toMatchObject({ text: "a move", addedByLogin: null });
  });

  test("is one line, trimmed", async () => {
    expect(await add(" two\n lines\u0007 ")).toMatchObject({ text: "two lines" });
  });

  test.each([
    ["no words", " \n "],
    ["too many words", "x".repeat(401)],
    ["what Postgres cannot hold", "a\0b"],
  ])("and is refused when it has %s", async (_, text) => {
    await expect(add(text)).rejects.toMatchObject({ code: "unprocessable", fields: [{ field: "text" }] });
  });
});

describe("finding one", () => {
  beforeEach(async () => {
    await add("I never lose at 50% odds", "Vera");
    await add("Losing is fine", "Tom");
    await add("gone", "Vera");
    await drop(3);
    await add("ÇA VA", "vera");
    await add("elsewhere", "Vera", OTHER);
  });

  test.each<[string, Parameters<typeof findQuote>[2], number, number | undefined]>([
    ["by number", { number: 2 }, 0, 2],
    ["a deleted one by number", { number: 3 }, 0, undefined],
    ["a number that was never given", { number: 99 }, 0, undefined],
    ["a number no row can have", { number: 1e12 }, 0, undefined],
    ["half a number", { number: 1.5 }, 0, undefined],
    ["the first of all", "random", 0, 1],
    ["one in the middle", "random", 0.5, 2],
    ["the last of all", "random", 0.999_999, 4],
    ["by words in any case and order", { words: "LOSE never" }, 0, 1],
    ["by who said it", { words: "vera" }, 0.9, 4],
    ["by a sign that SQL knows", { words: "%" }, 0.9, 1],
    ["by letters beyond English", { words: "ça" }, 0, 4],
    ["by words that only a deleted one has", { words: "gone" }, 0, undefined],
    ["by no words", { words: "  " }, 0, 1],
  ])("%s", async (_, wanted, random, number) => {
    expect((await find(wanted, random))?.number).toBe(number);
  });

  test("of a channel without any", async () => {
    await database.pool.query("TRUNCATE quote");
    expect(await find("random", 0.7)).toBeUndefined();
  });
});
