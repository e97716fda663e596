import { cleanText } from "@/lib/kernel/clean-text";
import type { Observation, SeenStream } from "./live-state";

/** One good answer of Get Streams. */
export interface Answer {
  streams: readonly (SeenStream & { userId: string })[];
  /** User ids of which the answer says nothing reliable: not observed at all. */
  unclear: readonly string[];
  /** When it was asked. */
  observedAt: Date;
}

/** What an answer says about each of those asked for. Rows about anybody else are left out. */
export function observeAnswer(
  askedIds: readonly string[],
  answer: Answer,
  source: Observation["source"],
): Observation[] {
  const unclear = new Set(answer.unclear);
  const streamOf = new Map(answer.streams.map((stream) => [stream.userId, stream]));
  return askedIds
    .filter((id) => !unclear.has(id))
    .map((broadcasterId): Observation => {
      const base = { broadcasterId, observedAt: answer.observedAt, source };
      const stream = streamOf.get(broadcasterId);
      return stream ? { ...base, kind: "seen", stream: storable(stream) } : { ...base, kind: "missing" };
    });
}

function storable(stream: SeenStream): SeenStream {
  return {
    id: stream.id,
    title: cleanText(stream.title),
    categoryId: stream.categoryId,
    categoryName: cleanText(stream.categoryName),
    language: stream.language,
    tags: stream.tags.map(cleanText),
    viewerCount: stream.viewerCount,
    thumbnailUrl: stream.thumbnailUrl,
    startedAt: stream.startedAt,
  };
}
