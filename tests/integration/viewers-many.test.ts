import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countViewers, statisticsOf } from "@/lib/viewers/repository-count";
import { type Filter, listViewers, type Place } from "@/lib/viewers/repository-read";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";

/** More than are looked through before an index is asked. */
const VIEWERS = 5_000;
const SINCE = new Date("2026-05-01T00:00:00Z");

interface Known {
  id: string;
  login: string;
  name: string;
  bot: boolean;
  firstSeenAt: Date;
  lastSeenAt: Date;
  messages: number;
  streams: number;
  flags: number;
  present: boolean;
  removed: boolean;
}

let database: TestDatabase;
let all: Known[];
beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await addChannel(pool, "10");
  await pool.query(
    `INSERT INTO viewer (twitch_id, login, display_name, bot, first_seen_at, last_seen_at)
     SELECT n::text, 'a_' || n, CASE WHEN n % 700 = 5 THEN 'Ünique 50%' ELSE 'A_' || n END, n % 97 = 1, at, at
     FROM generate_series(1, ${VIEWERS}) AS n, LATERAL (SELECT timestamptz '2026-04-01' AS at) AS t`,
  );
  await pool.query(
    `INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at, messages, streams, flags,
       present_since, bot, deleted_at)
     SELECT '10', n::text, timestamptz '2026-04-20' + n % 300 * interval '1 hour',
       timestamptz '2026-05-02' - n * 7919 % ${VIEWERS} * interval '10 minutes', n * 104729 % 1000, n % 7,
       CASE WHEN n % 1000 = 3 THEN 4 WHEN n % 4 = 0 THEN 16 ELSE 0 END,
       CASE WHEN n % 2 = 0 THEN timestamptz '2026-04-20' END,
       CASE WHEN n % 101 = 1 THEN true WHEN n % 103 = 1 OR n = 98 THEN false END,
       CASE WHEN n % 89 = 1 THEN timestamptz '2026-05-02' END
     FROM generate_series(1, ${VIEWERS}) AS n`,
  );
  await pool.query("ANALYZE viewer; ANALYZE channel_viewer");
  all = (
    await pool.query<Known>(
      `SELECT v.twitch_id AS id, v.login, lower(v.display_name) AS name, coalesce(c.bot, v.bot) AS bot,
         c.first_seen_at AS "firstSeenAt", c.last_seen_at AS "lastSeenAt", c.messages, c.streams, c.flags,
         c.present_since IS NOT NULL AND c.last_seen_at > $1 AS present, c.deleted_at IS NOT NULL AS removed
       FROM channel_viewer c JOIN viewer v ON v.twitch_id = c.viewer_id`,
      [SINCE],
    )
  ).rows;
});
afterAll(() => database.drop());

const filters: fc.Arbitrary<Filter> = fc.record({
  channelId: fc.constant("10"),
  signsSince: fc.constant(SINCE),
  q: fc.constantFrom("", "", "a_", "4", "77", "4321", "a_43", "ünique", "50%", "%%%", "e 5", "nobody"),
  bots: fc.boolean(),
  present: fc.boolean(),
  removed: fc.boolean(),
  badges: fc.constantFrom(0, 0, 4, 16),
  list: fc.constant(null),
});
const SORTS = {
  last_seen: ({ lastSeenAt }: Known) => lastSeenAt.getTime(),
  first_seen: ({ firstSeenAt }: Known) => firstSeenAt.getTime(),
  messages: ({ messages }: Known) => messages,
  streams: ({ streams }: Known) => streams,
};

const naively = ({ q, bots, present, removed, badges }: Filter): Known[] =>
  all.filter(
    (one) =>
      one.removed === removed &&
      (bots || !one.bot) &&
      (!present || one.present) &&
      (badges === 0 || (one.flags & badges) !== 0) &&
      (one.login.includes(q) || one.name.includes(q)),
  );

test("pages give all that match, in every order, however few and however far down they are", () =>
  fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom("last_seen", "first_seen", "messages", "streams"),
      async (filter, sort) => {
        const by = SORTS[sort];
        const expected = naively(filter)
          .sort((one, other) => by(other) - by(one) || (one.id < other.id ? -1 : 1))
          .map(({ id }) => id);
        const found: string[] = [];
        let after: Place | null = null;
        for (let page = 0; page < 4; page += 1) {
          const rows = await listViewers(database.pool, filter, { sort, after, limit: 100 });
          found.push(...rows.map(({ id }) => id));
          const last = all.find(({ id }) => id === found.at(-1));
          if (rows.length < 100 || !last) break;
          after = { value: sort.endsWith("seen") ? new Date(by(last)) : by(last), id: last.id };
        }
        expect(found).toEqual(expected.slice(0, 400));
      },
    ),
    { numRuns: 60 },
  ));

test("as many are counted as there are", () =>
  fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const expected = naively(filter);
      expect(await countViewers(database.pool, filter)).toEqual({
        total: expected.length,
        present: expected.filter(({ present }) => present).length,
      });
    }),
    { numRuns: 60 },
  ));

test("figures leave out who was removed, and count bots as such alone", async () => {
  const fresh = new Date("2026-04-25T00:00:00Z");
  const tracked = all.filter(({ removed }) => !removed);
  const people = tracked.filter(({ bot }) => !bot);
  expect(await statisticsOf(database.pool, "10", SINCE, fresh)).toEqual({
    chatters: people.length,
    bots: tracked.length - people.length,
    present: people.filter(({ present }) => present).length,
    fresh: people.filter(({ firstSeenAt }) => firstSeenAt >= fresh).length,
    wrote: people.filter(({ messages }) => messages > 0).length,
    messages: people.reduce((sum, { messages }) => sum + messages, 0),
  });
});
