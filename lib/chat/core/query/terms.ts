/** What a message can be, as `is:` says it. */
export const IS = ["sub", "mod", "vip", "broadcaster", "first", "deleted", "action"] as const;
export type Is = (typeof IS)[number];

/** What a message can contain, as `has:` says it. */
export const HAS = ["link", "emote", "bits"] as const;
export type Has = (typeof HAS)[number];

/** All filters, as they are written before the colon. */
export const FILTERS = ["from", "in", "stream", "before", "after", "is", "has"] as const;
export type FilterName = (typeof FILTERS)[number];

/** A time as it is written; in the reader's zone, unless it says "Z". */
export type When =
  | { kind: "ago"; amount: number; unit: "m" | "h" | "d" | "w" }
  /** 2026-03-01, at its beginning. */
  | { kind: "day"; date: string }
  /** 2026-03-01T14:30 */
  | { kind: "minute"; date: string; clock: string }
  /** 14:30 of today. */
  | { kind: "clock"; clock: string }
  | { kind: "named"; name: "today" | "yesterday" }
  /** 2026-03-01T14:30:00Z; ms since the epoch, whole seconds. */
  | { kind: "instant"; at: number };

/** One part of a query. `not`: what it says must not be so. */
export type Term =
  | { kind: "word"; text: string; prefix: boolean; not: boolean }
  | { kind: "phrase"; text: string; not: boolean }
  | { kind: "from" | "in"; login: string; not: boolean }
  | { kind: "stream"; id: string; not: boolean }
  | { kind: "before" | "after"; when: When }
  | { kind: "is"; what: Is; not: boolean }
  | { kind: "has"; what: Has; not: boolean };

/** A stretch of the query's text in UTF-16 units, the end excluded. */
export interface Span {
  from: number;
  to: number;
}

/** A part with its place in the text. */
export interface PlacedTerm extends Span {
  term: Term;
}

/** Words that say nothing but a filter's or value's name differently, and what we call it. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  user: "from",
  author: "from",
  by: "from",
  login: "from",
  channel: "in",
  room: "in",
  since: "after",
  newer: "after",
  until: "before",
  till: "before",
  older: "before",
  subscriber: "sub",
  subscribers: "sub",
  subs: "sub",
  founder: "sub",
  moderator: "mod",
  moderators: "mod",
  mods: "mod",
  vips: "vip",
  streamer: "broadcaster",
  owner: "broadcaster",
  new: "first",
  removed: "deleted",
  me: "action",
  url: "link",
  links: "link",
  urls: "link",
  emotes: "emote",
  emoji: "emote",
  cheer: "bits",
  cheers: "bits",
  bit: "bits",
};
