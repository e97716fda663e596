/** What Twitch recorded of a stream, or of a part of it. */
export interface Recording {
  streamId: string;
  title: string;
  language: string;
  startedAt: Date;
  durationMs: number;
}

/** A stream of the past that was not seen on air. */
export interface PastStream {
  twitchStreamId: string;
  title: string;
  language: string;
  startedAt: Date;
  endedAt: Date;
}

/** A recording that reaches so near to now may be of a stream that goes on; live detection knows better. */
const MAY_GO_ON_MS = 15 * 60_000;

/**
 * The streams that recordings tell of, oldest first, none overlapping another. A stream of more than 48 h has
 * several recordings; they are one stream again. Those that make no sense, or may still be on air at `now`,
 * are left out.
 */
export function pastStreams(recordings: readonly Recording[], now: Date): PastStream[] {
  const byStream = new Map<string, PastStream>();
  for (const recording of recordings) {
    const known = byStream.get(recording.streamId);
    byStream.set(recording.streamId, known ? united(known, recording) : streamOf(recording));
  }
  const latest = now.getTime() - MAY_GO_ON_MS;
  const over = [...byStream.values()]
    .filter(({ startedAt, endedAt }) => endedAt > startedAt && endedAt.getTime() <= latest)
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const streams: PastStream[] = [];
  for (const stream of over) {
    const before = streams.at(-1);
    if (!before || stream.startedAt >= before.endedAt) streams.push(stream);
  }
  return streams;
}

function streamOf({ streamId, title, language, startedAt, durationMs }: Recording): PastStream {
  const endedAt = new Date(startedAt.getTime() + durationMs);
  return { twitchStreamId: streamId, title, language, startedAt, endedAt };
}

/** The title is that of the first recording: it began the stream. */
function united(known: PastStream, recording: Recording): PastStream {
  const other = streamOf(recording);
  const first = other.startedAt < known.startedAt ? other : known;
  return { ...first, endedAt: other.endedAt > known.endedAt ? other.endedAt : known.endedAt };
}
