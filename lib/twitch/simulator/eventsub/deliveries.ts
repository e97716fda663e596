import { setTimeout as sleep } from "node:timers/promises";
import { Ring } from "../core/ring";
import type { Mischief } from "./mischief";
import { post, type WebhookMessage, type WebhookTarget } from "./webhook";

/** One attempt to have a message taken; `status` 0: no answer in time, null: not by HTTP. */
export interface Delivery {
  at: number;
  messageId: string;
  kind: WebhookMessage["kind"];
  type: string;
  subscriptionId: string;
  attempt: number;
  status: number | null;
  ms: number;
}

interface Parcel {
  message: WebhookMessage;
  target: WebhookTarget;
  subscriptionId: string;
}

/** Sends messages to callbacks and remembers what became of them. */
export class Deliveries {
  /** Lost on purpose. */
  dropped = 0;
  private readonly ring = new Ring<Delivery>(2000);
  private readonly stopping = new AbortController();
  private lastParcel: Parcel | undefined;

  constructor(
    private readonly mischief: Mischief,
    private readonly now: () => number,
  ) {}

  /** Attempts, newest last. */
  last(count?: number): readonly Delivery[] {
    return this.ring.last(count);
  }

  get total(): number {
    return this.ring.total;
  }

  /** What was last sent as a notification, to send it again as it was. */
  get lastNotification(): Parcel | undefined {
    return this.lastParcel;
  }

  note(delivery: Omit<Delivery, "at">): void {
    this.ring.push({ at: this.now(), ...delivery });
  }

  /** Sends once, whatever comes back. */
  async send(
    parcel: Parcel,
    options: { attempt?: number; signature?: string | undefined } = {},
  ): Promise<{ status: number; text: string }> {
    const { attempt = 0, signature } = options;
    const begun = performance.now();
    const withinMs = this.mischief.answerWithinMs;
    const answer = await post(parcel.message, parcel.target, { retry: attempt, withinMs, signature });
    const { id: messageId, kind, type } = parcel.message;
    if (this.stopping.signal.aborted) return answer;
    this.note({
      ...{ messageId, kind, type, subscriptionId: parcel.subscriptionId, attempt, status: answer.status },
      ms: Math.round(performance.now() - begun),
    });
    return answer;
  }

  /** Sends until it is taken (2xx), a few times under the same id; says after each attempt whether it was. */
  async sendUntilTaken(parcel: Parcel, wasTaken: (taken: boolean) => void): Promise<void> {
    if (parcel.message.kind === "notification") this.lastParcel = parcel;
    for (const [attempt, wait] of [0, ...this.mischief.retryMs].entries()) {
      if (!(await this.waited(wait))) return;
      const { status } = await this.send(parcel, { attempt });
      if (this.stopping.signal.aborted) return;
      const taken = status >= 200 && status < 300;
      wasTaken(taken);
      if (taken) return;
    }
  }

  /** False when this Twitch has stopped meanwhile. */
  async waited(ms: number): Promise<boolean> {
    if (ms > 0)
      await sleep(ms, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    return !this.stopping.signal.aborted;
  }

  stop(): void {
    this.stopping.abort();
  }
}
