import { assertNever } from "@/lib/kernel/assert-never";
import type { Change, Decision, LivePolicy, LiveState, Observation, SeenStream } from "./live-state";

/**
 * How long an unconfirmed stream.offline is believed. Get Streams may show a stream for up to 15 minutes
 * after its end; one that is still shown later went on, and its next miss has to count like any other.
 */
const OFFLINE_EVENT_VALID_MS = 15 * 60_000;
const LARGEST_INT4 = 2 ** 31 - 1;

export interface Known {
  status: LiveState | null;
  /** The broadcaster was never looked at before. */
  firstCheck: boolean;
}

/**
 * What one observation makes of what is known of a broadcaster. Expects that answers come in the order in
 * which they were asked for (see isFresh); events may come late or twice.
 */
export function decide(known: Known, observation: Observation, policy: LivePolicy): Decision {
  const { status } = known;
  switch (observation.kind) {
    case "seen":
      return status && isOnAir(status) && status.streamId === observation.stream.id
        ? stillOnAir(status, observation.stream, observation)
        : begun(known, observation.stream, observation, policy);
    case "missing":
      return status && isOnAir(status) ? missed(status, observation, policy) : unchanged(status);
    case "offline_event":
      return saidToHaveEnded(status, observation);
    case "closed":
      return closed(status, observation);
    default:
      return assertNever(observation);
  }
}

/** An answer says something new only if it was asked for after the last one that counted. */
export function isFresh(checkedAt: Date | null, observation: Observation): boolean {
  return checkedAt === null || observation.observedAt > checkedAt;
}

export const isOnAir = (status: LiveState): boolean => status.state !== "offline";

const unchanged = (status: LiveState | null): Decision => ({ next: status, changes: [], announce: false });

/** The stream known to be on air is seen again: what it shows may have changed. */
function stillOnAir(status: LiveState, stream: SeenStream, observation: Observation): Decision {
  const next = withStream(stream, observation);
  next.offlineEventAt = status.offlineEventAt;
  const changes: Change[] = [];
  if (status.title !== stream.title) {
    changes.push(
      change("title_changed", stream.id, observation, { title: status.title }, { title: stream.title }),
    );
  }
  if (status.categoryId !== stream.categoryId) {
    changes.push(change("category_changed", stream.id, observation, categoryOf(status), categoryOf(stream)));
  }
  return { next, changes, announce: false };
}

/** A stream that is not the one known to be on air: begun, come back, or begun anew. */
function begun(
  { status, firstCheck }: Known,
  stream: SeenStream,
  observation: Observation,
  policy: LivePolicy,
): Decision {
  const next = withStream(stream, observation);
  const after = { streamId: stream.id, title: stream.title, ...categoryOf(stream) };
  const before = status ? { streamId: status.streamId, title: status.title, ...categoryOf(status) } : {};
  const delayMs = firstCheck ? null : delayOf(stream, observation);

  if (status && !isOnAir(status) && status.streamId === stream.id) {
    const ended = { endedAt: status.endedAt?.toISOString() ?? null };
    return {
      next,
      changes: [change("reopened", stream.id, observation, { ...before, ...ended }, after)],
      announce: false,
    };
  }
  const kind = status && isOnAir(status) ? "restarted" : "went_live";
  return {
    next,
    changes: [{ ...change(kind, stream.id, observation, before, after), delayMs }],
    announce: !firstCheck && !continues(status, stream, observation, policy),
  };
}

/**
 * Whether a new stream goes on with the show of the one before. Measured to its own start, so that a poll
 * that came late does not make two shows of one; a start in the future counts as now.
 */
function continues(
  status: LiveState | null,
  stream: SeenStream,
  observation: Observation,
  policy: LivePolicy,
): boolean {
  const end = status && (isOnAir(status) ? status.lastSeenAt : status.endedAt);
  if (!end) return false;
  const start = Math.min(stream.startedAt.getTime(), observation.observedAt.getTime());
  return start - end.getTime() <= policy.continuationMs;
}

/** A good answer without the stream. Twitch's answers flicker, so one alone proves nothing. */
function missed(status: LiveState, observation: Observation, policy: LivePolicy): Decision {
  const misses = status.misses + 1;
  const told =
    status.offlineEventAt !== null &&
    observation.observedAt.getTime() - status.offlineEventAt.getTime() <= OFFLINE_EVENT_VALID_MS;
  return misses >= policy.offlineMisses || told
    ? ended({ ...status, misses }, observation)
    : { next: { ...status, state: "suspect", misses }, changes: [], announce: false };
}

/** stream.offline: ends a stream that is already missing; otherwise it waits for the first miss. */
function saidToHaveEnded(
  status: LiveState | null,
  observation: Extract<Observation, { kind: "offline_event" }>,
): Decision {
  if (!status || !isOnAir(status)) return unchanged(status);
  if (observation.streamId !== null && observation.streamId !== status.streamId) return unchanged(status);
  const outdated = observation.observedAt <= status.lastSeenAt;
  const repeated = status.offlineEventAt !== null && observation.observedAt <= status.offlineEventAt;
  if (outdated || repeated) return unchanged(status);
  return status.state === "suspect"
    ? ended(status, observation)
    : { next: { ...status, offlineEventAt: observation.observedAt }, changes: [], announce: false };
}

/** Ended by hand: at that moment, not when it was last seen. A stream that Twitch goes on showing comes back. */
function closed(status: LiveState | null, observation: Extract<Observation, { kind: "closed" }>): Decision {
  if (!status || !isOnAir(status) || status.streamId !== observation.streamId) return unchanged(status);
  const { lastSeenAt } = status;
  const { observedAt } = observation;
  return ended({ ...status, lastSeenAt: observedAt > lastSeenAt ? observedAt : lastSeenAt }, observation);
}

/** The end is when the stream was last seen, not when we became sure of it. */
function ended(status: LiveState, observation: Observation): Decision {
  const next: LiveState = { ...status, state: "offline", endedAt: status.lastSeenAt, offlineEventAt: null };
  const before = { title: status.title, ...categoryOf(status), viewerCount: status.viewerCount };
  const after = { endedAt: status.lastSeenAt.toISOString() };
  return {
    next,
    changes: [change("went_offline", status.streamId, observation, before, after)],
    announce: false,
  };
}

/** Written out, not spread: this runs for every stream on air, every tick. */
function withStream(stream: SeenStream, observation: Observation): LiveState {
  return {
    broadcasterId: observation.broadcasterId,
    state: "live",
    streamId: stream.id,
    title: stream.title,
    categoryId: stream.categoryId,
    categoryName: stream.categoryName,
    language: stream.language,
    tags: stream.tags,
    viewerCount: stream.viewerCount,
    thumbnailUrl: stream.thumbnailUrl,
    startedAt: stream.startedAt,
    lastSeenAt: observation.observedAt,
    endedAt: null,
    misses: 0,
    offlineEventAt: null,
  };
}

function change(
  kind: Change["kind"],
  streamId: string,
  { broadcasterId, source, observedAt }: Observation,
  before: Change["before"],
  after: Change["after"],
): Change {
  return { kind, broadcasterId, streamId, before, after, source, observedAt, delayMs: null };
}

const categoryOf = (shown: { categoryId: string; categoryName: string }) => ({
  categoryId: shown.categoryId,
  categoryName: shown.categoryName,
});

/** Never negative (clocks differ), never more than the column holds (some streams run for months). */
function delayOf(stream: SeenStream, observation: Observation): number {
  const delay = observation.observedAt.getTime() - stream.startedAt.getTime();
  return Math.min(Math.max(delay, 0), LARGEST_INT4);
}
