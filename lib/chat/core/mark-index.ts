import type { MarkEntry, MessageEntry } from "./entry";

const DAY_MS = 86_400_000;
/** Where a clear reaches: what could still be on screens. */
export const CLEAR_REACH = { ms: 3_600_000, messages: 5_000 };
/** Where a person's timeout or ban reaches. Nothing older than hours can be deleted on Twitch either. */
export const PERSON_REACH = { ms: DAY_MS, messages: 1_000 };
/** Where the deletion of one message reaches. */
export const DELETION_REACH_MS = DAY_MS;

type Marked = Pick<MessageEntry, "id" | "channelId" | "authorId" | "sentAt">;

/** Marks by what they mean, to ask for a message that comes after them what happened to it. */
export class MarkIndex {
  readonly #byTarget = new Map<string, MarkEntry[]>();
  #newest = 0;

  constructor(marks: readonly MarkEntry[] = []) {
    for (const mark of marks) this.add(mark);
  }

  get size(): number {
    return this.#byTarget.size;
  }

  add(mark: MarkEntry): void {
    const key = keyOf(mark.channelId, mark.by, mark.target);
    const before = this.#byTarget.get(key);
    if (before) before.push(mark);
    else this.#byTarget.set(key, [mark]);
    this.#newest = Math.max(this.#newest, mark.at);
  }

  /** Forgets marks that were set before `before` (ms since the epoch). */
  prune(before: number): void {
    for (const [key, marks] of this.#byTarget) {
      const kept = marks.filter(({ at }) => at >= before);
      if (kept.length === 0) this.#byTarget.delete(key);
      else if (kept.length < marks.length) this.#byTarget.set(key, kept);
    }
  }

  /** The first mark that took this message away; undefined when none did. */
  markOf({ id, channelId, authorId, sentAt }: Marked): MarkEntry | undefined {
    if (this.#byTarget.size === 0 || sentAt > this.#newest) return undefined;
    let first: MarkEntry | undefined;
    const consider = (key: string, reachMs: number) => {
      for (const mark of this.#byTarget.get(key) ?? []) {
        const reaches = mark.at >= sentAt && mark.at - sentAt <= reachMs;
        if (reaches && (!first || mark.at < first.at)) first = mark;
      }
    };
    consider(keyOf(channelId, "deletion", id), DELETION_REACH_MS);
    consider(keyOf(channelId, "timeout", authorId), PERSON_REACH.ms);
    consider(keyOf(channelId, "clear", ""), CLEAR_REACH.ms);
    return first;
  }
}

/** Timeouts and bans reach the same messages. */
const keyOf = (channelId: string, by: MarkEntry["by"], target: string): string =>
  `${channelId} ${by === "ban" ? "timeout" : by} ${target}`;
