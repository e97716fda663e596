import { backoffMs } from "@/lib/kernel/backoff";
import { pacing, stillCounted } from "./core/pacer";
import type { LinkEnding } from "./link";
import type { ChatAccount, ChatTimings } from "./types";

/** How we get in: when the next connection may be opened, and with which token. */
export class Door {
  /** Why nobody gets in, in words for people; null when that is not so. */
  problem: string | null = null;
  private opened: number[] = [];
  private notBefore = 0;
  private failures = 0;
  /** The token that Twitch refused, until another was asked for. */
  private refused: string | null = null;
  /** The token that was given in place of a refused one. */
  private renewed: string | null = null;

  constructor(
    private readonly account: ChatAccount | null,
    private readonly timings: ChatTimings,
    private readonly random: () => number,
  ) {}

  /** When the next connection may be opened; ms since the epoch. */
  opensAt(now: number): number {
    this.opened = stillCounted(this.timings.loginPace, this.opened, now);
    return Math.max(this.notBefore, pacing(this.timings.loginPace, this.opened, now).nextAt);
  }

  /** Counts one that is being opened. */
  count(now: number): void {
    this.opened.push(now);
  }

  /** The token to come with; null without an account. */
  async token(): Promise<string | null> {
    if (!this.account) return null;
    const refused = this.refused;
    const token = await this.account.token(refused);
    // The same one again is no better: it counts as the other one too, or it would be tried without a pause.
    if (refused !== null) this.renewed = token;
    this.refused = null;
    return token;
  }

  letIn(): void {
    this.problem = null;
    this.renewed = null;
  }

  /** No token could be had. */
  noToken(error: unknown, now: number): void {
    this.problem = error instanceof Error ? error.message : "There is no token for chat.";
    this.wait(now);
  }

  /**
   * A connection ended after it was open for `lastedMs`. The first time Twitch refuses a token another one is
   * asked for at once; when that is refused as well, with pauses.
   */
  ended({ end, detail }: LinkEnding, token: string | null, lastedMs: number, now: number): void {
    if (end === "login_refused") {
      const isSecond = token === null || token === this.renewed;
      this.refused = token;
      if (isSecond) this.refuse(detail, now);
    } else if (lastedMs >= this.timings.steadyAfterMs) {
      this.failures = 0;
    } else {
      this.problem = detail;
      this.wait(now);
    }
  }

  private refuse(detail: string, now: number): void {
    this.problem = `${detail} Sign in again with the chat account.`;
    this.wait(now);
  }

  private wait(now: number): void {
    this.failures += 1;
    const { reopenMs, reopenAtMostMs } = this.timings;
    this.notBefore = now + backoffMs(this.failures, reopenMs, reopenAtMostMs, this.random());
  }
}
