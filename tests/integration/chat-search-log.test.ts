import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meaningOf } from "@/lib/chat/core/query/meaning";
import type { Wanted } from "@/lib/chat/repository-search-filter";
import { findingsOf } from "@/lib/chat/repository-search-needles";
import { findInLog, type Looks } from "@/lib/chat/search-log";
import { addChannel, addMessages, type Said } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";

// C3: however a search goes about it, it finds what is there, newest first, each once.

const CHANNELS = ["1", "2", "3"];
const AUTHORS = ["71", "72", "73", "74"];
const NOW = Date.parse("2026-11-20T12:00:00Z");
let database: TestDatabase;
let said: (Said & { id: string })[];

/** Three weeks of three channels, of which the last was busy in one minute only. Some words are rare. */
beforeAll(async () => {
  database = await testDatabase();
  for (const id of CHANNELS) await addChannel(database.pool, id);
  const drawn = fc.sample(
    fc.record({
      channelId: fc.constantFrom("1", "1", "1", "2"),
      authorId: fc.constantFrom(...AUTHORS),
      text: fc
        .array(fc.constantFrom("gg", "gg", "gg", "wp", "nice", "one", ":)", "世界です"), {
          minLength: 1,
          maxLength: 5,
        })
        .map((words) => words.join(" ")),
      at: fc.integer({ min: NOW - 21 * 86_400_000, max: NOW }).map((ms) => new Date(ms)),
    }),
    { numRuns: 900, seed: 4 },
  );
  const rare = [3, 10, 15, 20].map((days) => ({
    ...{ channelId: "1", authorId: "71", text: "gg rareword" },
    at: new Date(NOW - days * 86_400_000),
  }));
  const burst = Array.from({ length: 300 }, (_, n) => ({
    ...{ channelId: "3", authorId: "74", text: n % 50 === 0 ? "wp burst" : "gg" },
    at: new Date(NOW - 600_000 + n * 200),
  }));
  const all = [...drawn, ...rare, ...burst];
  const ids = await addMessages(
    database.pool,
    all.map((one) => ({ ...one, login: `author${one.authorId}` })),
  );
  said = all.map((one, place) => ({ ...(one as Said), id: ids[place] ?? randomUUID() }));
});
afterAll(() => database.drop());

async function wantedOf(query: string, channels: readonly string[], authors: readonly string[] | null) {
  const { wanted, unwanted } = meaningOf(query, { now: NOW, zone: "UTC" }).meaning;
  return {
    ...{ channels, ownChannel: "", authors, notAuthors: [], facts: wanted, notFacts: unwanted },
    findings: await findingsOf(database.pool, wanted.needles),
    notFindings: await findingsOf(database.pool, unwanted.needles),
  } satisfies Wanted;
}

const NICE_ONE = /\bnice[^\p{L}]+one\b/u;
/** What the same query finds by reading everything. */
const QUERIES: Record<string, (text: string) => boolean> = {
  gg: (text) => /\bgg\b/.test(text),
  rareword: (text) => /rareword/.test(text),
  rare: () => false,
  "rare*": (text) => /rareword/.test(text),
  "gg rareword": (text) => /rareword/.test(text),
  // Signs between the words of a phrase do not count.
  '"nice one"': (text) => NICE_ONE.test(text),
  "wp -gg": (text) => /\bwp\b/.test(text) && !/\bgg\b/.test(text),
  'wp -"nice one"': (text) => /\bwp\b/.test(text) && !NICE_ONE.test(text),
  ":)": (text) => text.includes(":)"),
  世界: (text) => text.includes("世界"),
  burst: (text) => /burst/.test(text),
};

const looks: fc.Arbitrary<Looks> = fc.record({
  first: fc.constantFrom(1, 10, 100, 4_000),
  largest: fc.constantFrom(50, 400),
  most: fc.constantFrom(60, 100_000),
});

test("page by page, everything is found once, newest first, however many rows are looked at", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(QUERIES)),
      fc.subarray(CHANNELS, { minLength: 1 }),
      fc.option(fc.subarray(AUTHORS, { minLength: 1 })),
      fc.option(fc.integer({ min: NOW - 20 * 86_400_000, max: NOW })),
      fc.constantFrom(7, 40, 1_000),
      looks,
      async (query, channels, authors, from, limit, tuned) => {
        const wanted = await wantedOf(query, channels, authors);
        const found: string[] = [];
        let to: { at: number; id: string } | null = null;
        for (let page = 0; page < 500; page += 1) {
          const { keys, stoppedAt }: Awaited<ReturnType<typeof findInLog>> = await findInLog(
            database.pool,
            wanted,
            { from, to },
            limit,
            NOW,
            tuned,
          );
          found.push(...keys.map(({ id }) => id));
          const last = keys.at(-1);
          to = keys.length >= limit && last ? { at: last.sentAt.getTime(), id: last.id } : stoppedAt;
          if (to === null) break;
        }
        const matches = QUERIES[query] ?? (() => false);
        const expected = said
          .filter(({ text, channelId }) => channels.includes(channelId) && matches(text))
          .filter(({ authorId }) => authors === null || authors.includes(authorId))
          .filter(({ at }) => from === null || at.getTime() >= from)
          .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1));
        expect(found).toEqual(expected.map(({ id }) => id));
      },
    ),
    { numRuns: 150 },
  );
});
