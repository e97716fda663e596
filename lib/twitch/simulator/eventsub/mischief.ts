import { type Random, seededRandom, seedFrom } from "../core/random";

/** What goes wrong with messages on their way; tests turn it. */
export class Mischief {
  /** Shares of notifications, 0 to 1: lost for good, and sent a second time under the same id. */
  dropShare = 0;
  duplicateShare = 0;
  /** ms by which notifications come late, at most; each by its own chance. */
  delayMs = 0;
  /** What stream.online says of what is on air. */
  streamType = "live";
  /** never: callbacks stay pending; wrong: what comes back counts as wrong. */
  challenge: "sent" | "never" | "wrong" = "sent";
  /** ms within which a callback must answer; Twitch says "a few seconds". */
  answerWithinMs = 3000;
  /** Messages in a row that may fail before a subscription is given up. */
  failuresAllowed = 10;
  /** ms before a message is sent again, one after the other. Twitch does not say. */
  retryMs: readonly number[] = [500, 2000, 10_000];
  /** What one app may have, in cost; Twitch's is 10,000. */
  mostCost = 10_000;

  private random: Random;

  constructor(private readonly seed: number) {
    this.random = seededRandom(seedFrom(seed, "eventsub"));
  }

  /** Begins the chances anew: the same settings then hit the same messages. */
  reseed(seed = this.seed): void {
    this.random = seededRandom(seedFrom(seed, "eventsub"));
  }

  drops(): boolean {
    return this.dropShare > 0 && this.random.chance(this.dropShare);
  }

  duplicates(): boolean {
    return this.duplicateShare > 0 && this.random.chance(this.duplicateShare);
  }

  delay(): number {
    return this.delayMs === 0 ? 0 : this.random.int(0, this.delayMs);
  }

  fraction(): number {
    return this.random.int(0, 999_999);
  }
}
