/**
 * Why there is no answer. `refused`: the address must not be asked, and never was. `unreachable`: no connection, so
 * nothing of the request has arrived. `broken`: the connection ended, and the request may have arrived. `timeout`: the
 * same, by the clock.
 */
export type OutboundFailure = "refused" | "unreachable" | "broken" | "timeout";

export class OutboundError extends Error {
  readonly failure: OutboundFailure;

  /** `message` names no address: it may stand in a person's ledger. */
  constructor(failure: OutboundFailure, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "OutboundError";
    this.failure = failure;
  }
}
