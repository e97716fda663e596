import type { IngestStats } from "@/lib/chat";
import type { ChatPoolStatus } from "@/lib/twitch/chat";
import type { BeatState } from "./beat-along";
import type { Reader } from "./reader";

/** What the bot knows of itself. */
export interface BotView {
  reader: Reader;
  ingest: () => IngestStats;
  chat: () => ChatPoolStatus;
  beating: () => Readonly<BeatState>;
  now: () => number;
}

/** A spool that Postgres does not empty within this is worth a look. */
const SPOOL_OLD_MS = 10 * 60_000;

/** Whether chat is read and reaches Postgres, in plain words. */
export function readiness(view: BotView): {
  ready: boolean;
  summary: string;
  channels: { read: number; of: number };
  spooledBytes: number;
} {
  const { spool } = view.ingest();
  const channels = [...view.reader.channels.values()];
  const problem = problemOf(view);
  return {
    ready: problem === null,
    summary: problem ?? "Chat is read and stored.",
    channels: { read: channels.filter(({ readSince }) => readSince !== null).length, of: channels.length },
    spooledBytes: spool.bytes,
  };
}

function problemOf({ ingest, chat, beating, now }: BotView): string | null {
  const { toldAt, problem } = beating();
  const { spool, problem: writing } = ingest();
  if (spool.problem !== null) return `Messages cannot be put on disk: ${spool.problem}`;
  if (toldAt === null) return "Waiting for Postgres for the first time.";
  if (problem !== null || writing !== null) {
    return "Postgres does not take what is read. Messages wait on disk, nothing is lost.";
  }
  if (spool.oldestAt !== null && now() - spool.oldestAt > SPOOL_OLD_MS) {
    return `Messages have been waiting on disk for ${Math.round((now() - spool.oldestAt) / 60_000)} minutes.`;
  }
  return chat().problem;
}
