import type { Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { FileDownload } from "@/lib/http/download";
import { type Cell, csvLine } from "@/lib/kernel/csv";
import * as repository from "./repository-own";

/** Rows asked for at once: what a file of any length holds in memory. */
const ROWS = 2_000;

/**
 * Everything that is kept of what the person wrote, as a file: their messages, oldest first, then what Twitch said
 * of them in chat. CSV, or one JSON object a line.
 */
export function exportOwn(
  { twitchId, login }: Person,
  format: "csv" | "ndjson",
  { signal, from = db() }: { signal: AbortSignal; from?: Db },
): FileDownload {
  async function* lines(): AsyncGenerator<repository.OwnLine> {
    for (const sort of ["messages", "events"] as const) {
      let after: repository.Place | null = null;
      while (!signal.aborted) {
        const page = await repository.ownLines(from, sort, { twitchId, after, limit: ROWS });
        yield* page;
        const last = page.at(-1);
        if (!last || page.length < ROWS) break;
        after = { at: last.sentAt.getTime(), id: last.id };
      }
    }
  }
  const rows = named(lines(), from);
  return format === "csv"
    ? { name: `${login}-chat.csv`, type: "text/csv; charset=utf-8", parts: csvParts(rows) }
    : { name: `${login}-chat.ndjson`, type: "application/x-ndjson; charset=utf-8", parts: jsonParts(rows) };
}

type NamedLine = repository.OwnLine & { channel: string | null };

/** With the names of the channels as they are now; each is asked for once. */
async function* named(lines: AsyncIterable<repository.OwnLine>, from: Db): AsyncGenerator<NamedLine> {
  const logins = new Map<string, string | null>();
  for await (const line of lines) {
    if (!logins.has(line.channelId)) {
      const [channel] = await repository.channelsOf(from, [line.channelId]);
      logins.set(line.channelId, channel?.login ?? null);
    }
    yield { ...line, channel: logins.get(line.channelId) ?? null };
  }
}

const COLUMNS: Record<string, (line: NamedLine) => Cell> = {
  sent_at: ({ sentAt }) => sentAt.toISOString(),
  channel: ({ channel }) => channel,
  channel_id: ({ channelId }) => channelId,
  kind: ({ kind }) => kind,
  text: ({ text }) => text,
  twitch_said: ({ systemText }) => systemText || null,
  bits: ({ bits }) => bits,
  id: ({ id }) => id,
  reply_to_id: ({ replyToId }) => replyToId,
  deleted_at: ({ deletedAt }) => deletedAt?.toISOString() ?? null,
};

async function* csvParts(lines: AsyncIterable<NamedLine>): AsyncGenerator<string> {
  yield csvLine(Object.keys(COLUMNS));
  for await (const line of lines) yield csvLine(Object.values(COLUMNS).map((read) => read(line)));
}

async function* jsonParts(lines: AsyncIterable<NamedLine>): AsyncGenerator<string> {
  for await (const line of lines) {
    const fields = Object.entries(COLUMNS).map(([name, read]) => [name, read(line)]);
    yield `${JSON.stringify(Object.fromEntries(fields))}\n`;
  }
}
