import { decide, isFresh } from "@/lib/live/core/decide";
import type { Change, LivePolicy, LiveState, Observation, SeenStream } from "@/lib/live/core/live-state";

/** The live world as the pure rules alone make it: what the database must agree with. */
export interface LiveModel {
  statuses: Map<string, LiveState>;
  checkedAt: Map<string, Date>;
  changes: Change[];
  /** "broadcaster/stream" of every announcement, in order. */
  announced: string[];
  observe(observation: Observation): void;
}

export const POLICY: LivePolicy = { offlineMisses: 3, continuationMs: 600_000 };

export function liveModel(policy: LivePolicy = POLICY): LiveModel {
  const model: LiveModel = {
    statuses: new Map(),
    checkedAt: new Map(),
    changes: [],
    announced: [],
    observe(observation) {
      const { broadcasterId: id } = observation;
      const checkedAt = model.checkedAt.get(id) ?? null;
      const answer = observation.kind !== "offline_event";
      if (answer && !isFresh(checkedAt, observation)) return;
      if (answer) model.checkedAt.set(id, observation.observedAt);
      const known = { status: model.statuses.get(id) ?? null, firstCheck: answer && checkedAt === null };
      const { next, changes, announce } = decide(known, observation, policy);
      if (next) model.statuses.set(id, next);
      model.changes.push(...changes);
      if (announce && next) model.announced.push(`${id}/${next.streamId}`);
    },
  };
  return model;
}

const EPOCH = Date.UTC(2026, 0, 1);

/** A moment `seconds` into the test's own time. */
export const at = (seconds: number): Date => new Date(EPOCH + seconds * 1000);

export function aStream(id: string, over: Partial<SeenStream> = {}): SeenStream {
  return {
    id,
    title: "Evening run",
    categoryId: "509658",
    categoryName: "Just Chatting",
    language: "en",
    tags: ["English"],
    viewerCount: 100,
    thumbnailUrl: "http://localhost/{width}x{height}.jpg",
    startedAt: at(0),
    ...over,
  };
}

type Where = { broadcasterId?: string; source?: Observation["source"] };
const base = (seconds: number, where: Where) => ({
  broadcasterId: where.broadcasterId ?? "1",
  observedAt: at(seconds),
  source: where.source ?? "poll",
});

export const seen = (seconds: number, stream: SeenStream, where: Where = {}): Observation => ({
  ...base(seconds, where),
  kind: "seen",
  stream,
});
export const missing = (seconds: number, where: Where = {}): Observation => ({
  ...base(seconds, where),
  kind: "missing",
});
export const saidOffline = (
  seconds: number,
  streamId: string | null = null,
  where: Where = {},
): Observation => ({
  ...base(seconds, { source: "eventsub", ...where }),
  kind: "offline_event",
  streamId,
});
