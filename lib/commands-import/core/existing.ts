import type { FileCommand, FileQuote, FileRule, FileTimer } from "../schema";

/** What a thing of the channel is known by when it is to be changed. */
export interface Target {
  id: string;
  version: number;
}

export interface ExistingCommand extends Target {
  value: FileCommand;
}

export interface ExistingTimer extends Target {
  value: FileTimer;
}

export interface ExistingRule {
  version: number;
  value: FileRule;
}

/** What the channel has now, without what was deleted. */
export interface ChannelState {
  commands: readonly ExistingCommand[];
  timers: readonly ExistingTimer[];
  quotes: readonly Pick<FileQuote, "number" | "text" | "saidBy">[];
  /** The highest number that any quote ever had, deleted ones included; 0 when there never was one. */
  lastQuote: number;
  rules: readonly ExistingRule[];
}

/** What is to be written. A null target: it is new. */
export interface Write<T> {
  target: Target | null;
  value: T;
}

export interface Writes {
  commands: Write<FileCommand>[];
  timers: Write<FileTimer>[];
  quotes: FileQuote[];
  /** The version that is overwritten; null: none was ever stored. */
  rules: { version: number | null; value: FileRule }[];
}
