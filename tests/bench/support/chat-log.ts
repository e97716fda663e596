import pg from "pg";
import { weekOf } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";

/** How much chat there is to be. */
export interface ChatLogSize {
  messages: number;
  channels: number;
  authors: number;
  weeks: number;
}

/** Ten million messages of three months, in 200 channels, by 200,000 people. */
export const TEN_MILLION: ChatLogSize = { messages: 10_000_000, channels: 200, authors: 200_000, weeks: 13 };

/** When the log ends; it begins whole weeks before. */
export const LOG_END = new Date("2026-11-16T00:00:00Z");
const WEEK_MS = 604_800_000;
/** Words that there are; the first is about one of eleven. */
const WORDS = 60_000;
/** As many processes of the server build as there are cores on the smallest machine. */
const AT_ONCE = 2;

/** The id of a channel; 1 is the largest, the others follow as Zipf's law has it. */
export const channelId = (rank: number): string => `c${rank}`;
/** The id and the login of somebody; 1 wrote most. */
export const authorId = (rank: number): string => `a${rank}`;
export const authorLogin = (rank: number): string => `author${rank}`;

const DIGITS = "0123456789abcdef";
const LETTERS = "aeioubdfgklmnprs";

/** The word of a rank; 1 is the most common one. Three letters at least. */
export const wordOf = (rank: number): string =>
  [...(rank + 0xfff).toString(16)].map((digit) => LETTERS[DIGITS.indexOf(digit)]).join("");

/**
 * Fills an empty database with a chat log: broadcasters, channels, chatters, and messages that lie as the bot would
 * have stored them, in the order of their time. Each week is loaded apart from the log, gets its indexes at once
 * and is attached. Three of ten words are followed by the next rarer one, so that there are phrases.
 */
export async function buildChatLog(url: string, size: ChatLogSize = TEN_MILLION): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: AT_ONCE });
  try {
    await insertPeople(pool, size);
    const weeks = Array.from({ length: size.weeks }, (_, ago) => LOG_END.getTime() - (ago + 1) * WEEK_MS);
    const perWeek = Math.ceil(size.messages / size.weeks);
    const queue = [...weeks];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let week = queue.pop(); week !== undefined; week = queue.pop())
          await loadWeek(pool, week, perWeek, size);
      }),
    );
    // The week after the last, as there is one while the bot writes.
    await makeWeeks(pool, [weekOf(LOG_END.getTime())]);
    await pool.query("ANALYZE chat_message");
  } finally {
    await pool.end();
  }
}

async function insertPeople(pool: pg.Pool, { channels, authors }: ChatLogSize): Promise<void> {
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name)
     SELECT 'c' || n, 'channel' || n, 'Channel' || n FROM generate_series(1, $1) AS n`,
    [channels],
  );
  await pool.query(
    `INSERT INTO channel (broadcaster_id, authorised_by)
     SELECT 'c' || n, 'owner' FROM generate_series(1, $1) AS n`,
    [channels],
  );
  await pool.query(
    `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
     SELECT 'a' || n, 'author' || n, 'Author' || n, $2, $2 FROM generate_series(1, $1) AS n`,
    [authors, LOG_END],
  );
  await pool.query("ANALYZE viewer");
}

async function loadWeek(
  pool: pg.Pool,
  from: number,
  messages: number,
  { channels, authors }: ChatLogSize,
): Promise<void> {
  const { name, to } = weekOf(from);
  const table = `chat_message_${name}`;
  const client = await pool.connect();
  try {
    await client.query(`
      SET synchronous_commit = off; SET maintenance_work_mem = '256MB';
      CREATE TABLE ${table} (LIKE chat_message INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS)`);
    await client.query(MESSAGES.replace("TABLE", table), [
      new Date(from),
      messages,
      WEEK_MS / messages,
      channels,
      authors,
    ]);
    await client.query(
      `ALTER TABLE chat_message ATTACH PARTITION ${table}
         FOR VALUES FROM ('${new Date(from).toISOString()}') TO ('${to.toISOString()}')`,
    );
    await client.query(`VACUUM ${table}`);
  } finally {
    client.release();
  }
}

/** The exponent makes the rank: the logarithm of Zipf's ranks is spread evenly. */
const rank = (most: string): string => `floor(exp(random() * ln(${most} + 1)))::int`;
const WORD = `translate(to_hex(${rank(String(WORDS))} + 4095), '${DIGITS}', '${LETTERS}')`;
/** Messages are short: each next word is there in five of six cases. */
const words = (most: number): string =>
  most === 0
    ? "NULL"
    : `CASE WHEN random() < 0.83 THEN ' ' || ${WORD} || coalesce(${words(most - 1)}, '') END`;

const MESSAGES = `
  INSERT INTO TABLE (id, sent_at, received_at, channel_id, stream_id, author_id, author_login, author_name, text,
    flags, badges, colour, deleted_at, deleted_by)
  SELECT gen_random_uuid(), at, at, 'c' || channel,
    lpad(to_hex(channel), 32, '0')::uuid, 'a' || author, 'author' || author, 'Author' || author,
    translate(to_hex(first + 4095), '${DIGITS}', '${LETTERS}')
      || CASE WHEN chance < 0.3 THEN ' ' || translate(to_hex(first + 4096), '${DIGITS}', '${LETTERS}') ELSE '' END
      || coalesce(${words(12)}, '')
      || CASE WHEN chance > 0.98 THEN ' https://example.com/' || first ELSE '' END,
    (author % 3 = 0)::int * 16 + (author % 50 = 0)::int * 4 + (chance > 0.98)::int * 256
      + (chance BETWEEN 0.5 AND 0.6)::int * 512 + (chance BETWEEN 0.7 AND 0.703)::int * 1024
      + (chance BETWEEN 0.8 AND 0.81)::int * 64,
    CASE WHEN author % 3 = 0 THEN '{subscriber/3}'::text[] ELSE '{}'::text[] END, '#FF7F50',
    CASE WHEN chance BETWEEN 0.9 AND 0.905 THEN at + interval '5 seconds' END,
    CASE WHEN chance BETWEEN 0.9 AND 0.905 THEN 'deletion' END
  FROM (
    SELECT date_trunc('milliseconds', $1::timestamptz + n * $3::float8 * interval '1 millisecond') AS at,
      ${rank("$4::int")} AS channel, ${rank("$5::int")} AS author, ${rank(String(WORDS))} AS first, random() AS chance
    FROM generate_series(0, $2::int - 1) AS n
  ) AS drawn`;
