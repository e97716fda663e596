import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listClips } from "@/lib/clips/list";
import { findNeighbours } from "@/lib/clips/neighbours";
import { countClips } from "@/lib/clips/repository-count";
import { clipNeighboursQuery, clipsQuery } from "@/lib/clips/schema";
import { addChannel } from "../support/chat-rows";
import { putArchive } from "../support/clip-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { personOf } from "../support/people";

/** More than a search looks through before it asks the index of words. */
const CLIPS = 5_000;
const viewer = personOf("77");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await addChannel(pool, "10");
  await putArchive(pool, "10");
  // Words of one in two, one in a hundred, one in a thousand, and of the oldest tenth alone.
  await pool.query(
    `INSERT INTO clip (twitch_id, channel_id, creator_id, creator_name, title, views, duration_ms, created_at,
       refresh_due_at)
     SELECT 'c' || n, '10', '9', 'Ann', concat_ws(' ', 'all', CASE WHEN n % 2 = 0 THEN 'half' END,
         CASE WHEN n % 100 = 7 THEN 'some' END, CASE WHEN n % 1000 = 7 THEN 'few' END,
         CASE WHEN n > ${CLIPS * 0.9} THEN 'old' END),
       n * 7919 % ${CLIPS} / 3, n * 104729 % ${CLIPS}, timestamptz '2026-05-01' - n * interval '1 minute', now()
     FROM generate_series(1, ${CLIPS}) AS n`,
  );
  await pool.query("ANALYZE clip");
});
afterAll(() => database.drop());

const COLUMNS = { created: "created_at", views: "views", duration: "duration_ms" } as const;
const asked = fc.record({
  q: fc.constantFrom("all", "half", "some", "few", "old", "old few", "half old", "none"),
  sort: fc.constantFrom("created", "views", "duration"),
  channel: fc.constantFrom({}, { channel: "channel10" }),
  to: fc.constantFrom({}, { to: "2026-04-30T00:00:00Z" }),
});

/** What one would write first. */
async function naively(q: string, sort: keyof typeof COLUMNS, to: string | undefined): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT id FROM clip WHERE string_to_array(title, ' ') @> $1 AND created_at < coalesce($2, 'infinity'::timestamptz)
     ORDER BY ${COLUMNS[sort]} DESC, id DESC`,
    [q.split(" "), to],
  );
  return rows.map(({ id }) => id);
}

test("a search gives all that match, page after page, however rare and however far down they are", () =>
  fc.assert(
    fc.asyncProperty(asked, fc.nat(CLIPS), async ({ q, sort, channel, to }, within) => {
      const query = { q, sort, ...channel, ...to };
      const expected = await naively(q, sort, to.to);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listClips(
          viewer,
          clipsQuery.parse({ ...query, limit: "100", ...(cursor && { cursor }) }),
          database.pool,
        );
        expect(page.total).toBe(expected.length);
        found.push(...page.items.map(({ id }) => id));
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined && found.length < 500);
      expect(found).toEqual(expected.slice(0, found.length));
      if (cursor === undefined) expect(found).toHaveLength(expected.length);
      if (expected.length === 0) return;
      const place = within % expected.length;
      const neighbours = clipNeighboursQuery.parse(query);
      expect(await findNeighbours(viewer, expected[place] ?? "", neighbours, database.pool)).toMatchObject({
        listed: true,
        previous: place === 0 ? null : { id: expected[place - 1] },
        next: place === expected.length - 1 ? null : { id: expected[place + 1] },
      });
    }),
    { numRuns: 60 },
  ));

test("as many are counted as asked for and no more, whatever is searched", () =>
  fc.assert(
    fc.asyncProperty(asked, fc.constantFrom(1, 40, 400, 4_000, 40_000), async ({ q, to }, most) => {
      const until = to.to === undefined ? null : new Date(to.to);
      const filter = {
        ...{
          channelId: "10",
          words: q
            .split(" ")
            .map((word) => `'${word}':*`)
            .join(" & "),
          marks: "",
        },
        ...{ streamId: null, collectionId: null, from: null, to: until, gone: false, removed: false },
      };
      const { length } = await naively(q, "created", to.to);
      expect(await countClips(database.pool, filter, most)).toEqual({ total: Math.min(length, most) });
    }),
    { numRuns: 60 },
  ));
