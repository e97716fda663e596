import type { EventKind } from "./schema";

/**
 * The kinds that leave this instance, each with the version of its shape. A version grows when a field goes or means
 * something else; fields may be added within one. What is not here is for our own processes only: sessions, wake-ups,
 * what somebody does with their own words.
 */
export const PUBLIC_KINDS = {
  "stream.online": 1,
  "stream.offline": 1,
  "stream.updated": 1,
  "stream.viewers": 1,
  "target.started": 1,
  "target.ended": 1,
  "chat.message": 1,
  "viewer.arrived": 1,
  "command.executed": 1,
  "moderation.changed": 1,
  "outgoing.changed": 1,
  "clips.found": 1,
  "clip.changed": 1,
  "roles.changed": 1,
  "roles.synced": 1,
  "channel.changed": 1,
  "job.run": 1,
  "alert.changed": 1,
} as const satisfies Partial<Record<EventKind, number>>;

export type PublicKind = keyof typeof PUBLIC_KINDS;

/** Kinds that say what single people do, or often: nobody gets them who did not choose them by name. */
export const CHOSEN_KINDS: ReadonlySet<string> = new Set<PublicKind>(["chat.message", "viewer.arrived"]);

/** Whether a publisher that chose `kinds` (null: all that need no choosing) gets events of `kind`. */
export const wantsKind = (kinds: readonly string[] | null, kind: string): boolean =>
  kinds === null ? Object.hasOwn(PUBLIC_KINDS, kind) && !CHOSEN_KINDS.has(kind) : kinds.includes(kind);

/** Why the other kinds stay inside. A new kind belongs here or above: the compiler asks. */
export const INTERNAL_KINDS = {
  "follow.changed": "What somebody follows is theirs.",
  "notification.changed": "What somebody has in their inbox is theirs.",
  "announcement.told": "It wakes browsers; `stream.online` says what happened.",
  "preferences.changed": "How somebody wants to be told is theirs.",
  "deliveries.queued": "It wakes the process that sends.",
  "session.ended": "It closes sockets.",
  "chat.optout": "That somebody wants nothing kept is theirs.",
  "chat.erasure": "That somebody had something erased is theirs.",
  "commands.changed": "It makes bots read again what they answer.",
  "bot.account": "It makes bots sign in again.",
  "roles.asked": "It wakes a job.",
  "clips.asked": "It wakes a job.",
  "clips.archive": "It makes pages read again; `clips.found` says what happened.",
  "target.changed": "It makes pages and pollers read again.",
  "publisher.changed": "A publisher would tell of itself for ever.",
  "eventsub.received": "It wakes a job.",
  "eventsub.changed": "It makes pages read again.",
} as const satisfies Record<Exclude<EventKind, PublicKind>, string>;

/** An event as brokers and webhooks get it. */
export interface PublicEvent {
  /** To deduplicate by: an event may come more than once, always under the same id. */
  id: string;
  kind: PublicKind;
  version: number;
  /** Events of one key come in the order in which they happened. */
  key: string;
  /** When it was committed, ISO 8601 in UTC. */
  at: string;
  data: unknown;
}
