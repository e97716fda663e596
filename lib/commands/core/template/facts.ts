import type { Template } from "./template";

/** A channel's stream as far as it is known; of one that is offline, title and game are the last ones. */
export interface StreamFacts {
  /** Null: offline. */
  liveSince: Date | null;
  viewers: number;
  title: string;
  game: string;
}

/** Since when somebody follows. `unknown`: nobody could be asked; `why` says so in a few words. */
export type Followage =
  | { state: "following"; since: Date }
  | { state: "not" }
  | { state: "unknown"; why: string };

/** Another command, to be put in. */
export interface Called {
  template: Template;
  /** How often it has been used. */
  count: number;
}

/** All that a response may put in. What it does not need may be missing. */
export interface Facts {
  now: Date;
  /** From 0 to 1, as of Math.random. */
  random: () => number;
  /** The name of whoever used the command. */
  user: string;
  /** What stood behind the command's name. */
  args: string;
  channel: string;
  /** Uses of the command, this one included. */
  count: number;
  stream: StreamFacts | null;
  followage: Followage | null;
  /** What is said of each quote that is needed, by its number; null: any. */
  quotes: ReadonlyMap<number | null, string>;
  /** Commands that are called, also by others that are called, by the names they are called by. */
  calls: ReadonlyMap<string, Called>;
}
