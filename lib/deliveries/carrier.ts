import type { Outcome } from "./core/outcome";
import type { DeliveryKind } from "./schema";

export type { Outcome };

/** A delivery that this process has claimed: it is its alone until the lease ends. */
export interface ClaimedDelivery {
  id: string;
  userId: string;
  kind: DeliveryKind;
  announcementId: string | null;
  deviceId: string | null;
  /** What it says where no announcement does, in the shape of its kind. */
  about: unknown;
  /** Which attempt this is; the first is 1. */
  attempt: number;
  /** An earlier attempt may have handed it over: nobody knows, since its worker died or no answer came. */
  unconfirmed: boolean;
  /** When it was decided on, which is when it was first due or before. */
  decidedAt: Date;
}

/** Hands one over. Ends within a minute, sooner once `signal` aborts; never rejects for what the other side does. */
export type HandOver = (signal: AbortSignal) => Promise<Outcome>;

/** What brings deliveries of one way out of this system. */
export interface Carrier {
  /**
   * Reads what is said and where it goes to, for all of them at once: a few statements, whatever their number.
   * Answers for each id how to hand it over. Where there is no way (no address, device gone) that is known at once,
   * and handing over answers it.
   * @throws when the database does not answer; all are then tried again
   */
  prepare(deliveries: readonly ClaimedDelivery[]): Promise<ReadonlyMap<string, HandOver>>;
}
