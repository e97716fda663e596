import pg from "pg";
import { quietChannel } from "./twitch";

const HOUR = 3_600_000;
const STEP = 600_000;

/** A stream as tests want it to have been. */
interface PastStream {
  title: string;
  /** How many hours ago it began. */
  hoursAgo: number;
  hours: number;
  /** At the peak, which is in the middle. */
  viewers: number;
}

const PAST: readonly PastStream[] = [
  { title: "The long night", hoursAgo: 30, hours: 6, viewers: 900 },
  { title: "A short one", hoursAgo: 80, hours: 2, viewers: 400 },
  { title: "The very first", hoursAgo: 200, hours: 3, viewers: 150 },
];

/** A channel that Vera follows and that has streamed three times. She must have signed in, so that it is known. */
export async function channelWithPast(before: number) {
  const channel = await quietChannel(before);
  return { ...channel, ids: await giveHistory(channel.login, PAST) };
}

/**
 * Gives a channel past streams, each with two categories and a count every ten minutes, and returns their
 * ids in the order given. May be called again: a stream of this title is left as it is.
 */
export async function giveHistory(login: string, streams: readonly PastStream[]): Promise<string[]> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  try {
    await forgetPast(client, login);
    const ids: string[] = [];
    for (const stream of streams) ids.push(await addStream(client, login, stream));
    return ids;
  } finally {
    await client.end();
  }
}

/** Past broadcasts that were read, or will be, from Twitch would stand between the ones given here. */
async function forgetPast(client: pg.Client, login: string): Promise<void> {
  await client.query("UPDATE broadcaster SET past_imported_at = now() WHERE login = $1", [login]);
  await client.query(
    `DELETE FROM stream USING broadcaster b
     WHERE b.id = broadcaster_id AND b.login = $1 AND detection_source = 'import'`,
    [login],
  );
}

async function addStream(client: pg.Client, login: string, stream: PastStream): Promise<string> {
  const from = Math.floor((Date.now() - stream.hoursAgo * HOUR) / STEP) * STEP;
  const to = from + stream.hours * HOUR;
  const middle = (from + to) / 2;
  const times = Array.from({ length: Math.round((to - from) / STEP) }, (_, step) => from + step * STEP);
  const counts = times.map((at) => Math.round(stream.viewers * (1 - Math.abs(at - middle) / (to - from))));
  const watched = counts.reduce((sum, count) => sum + count * 600, 0);
  const { rows } = await client.query<{ id: string; isNew: boolean }>(
    `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, category_id, category_name, language,
       started_at, last_seen_at, ended_at, end_reason, detection_source, detection_delay_ms, viewers,
       peak_viewers, peak_at, sample_count, sampled_at, watched_seconds, sampled_seconds)
     SELECT id, 'past-' || login || '-' || $2::text, $2, '26936', 'Music', 'en', $3, $4, $4, 'offline', 'poll',
       9000, $5, $6, $7, $8, $4, $9, $10
     FROM broadcaster WHERE login = $1
     ON CONFLICT (broadcaster_id, twitch_stream_id) DO UPDATE SET title = excluded.title
     RETURNING id, xmax = 0 AS "isNew"`,
    [
      ...[login, stream.title, new Date(from), new Date(to), counts.at(-1), Math.max(...counts)],
      ...[new Date(middle), counts.length, watched, counts.length * 600],
    ],
  );
  const [stored] = rows;
  if (!stored) throw new Error(`there is no channel ${login}`);
  // Another test was here before, maybe ten minutes ago: its times are those of this stream.
  if (!stored.isNew) return stored.id;
  const { id } = stored;
  await client.query(
    `INSERT INTO stream_segment (stream_id, started_at, title, category_id, category_name)
     VALUES ($1, $2, 'Warming up', '509658', 'Just Chatting'), ($1, $3, $4, '26936', 'Music')
     ON CONFLICT DO NOTHING`,
    [id, new Date(from), new Date(middle), stream.title],
  );
  await client.query(
    `INSERT INTO viewer_rollup (stream_id, step_seconds, at, viewers_avg, viewers_min, viewers_max, samples)
     SELECT $1, 600, at, viewers, viewers, viewers, 1 FROM unnest($2::timestamptz[], $3::int[]) AS p (at, viewers)
     ON CONFLICT DO NOTHING`,
    [id, times.map((at) => new Date(at)), counts],
  );
  return id;
}
