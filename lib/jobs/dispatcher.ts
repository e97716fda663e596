/** A queued run that is due, to be handed to whoever does the work. */
export interface DueRun {
  runId: string;
  jobId: string;
  attempt: number;
  /** How often it was handed over before, at any attempt. */
  dispatches: number;
  /**
   * The same for every try to hand over this run at this attempt, another one after the engine lost it or
   * the run is tried again: what an engine should tell doubles by.
   */
  dispatchId: string;
  /** After so long it is no longer wanted. */
  ttlSeconds: number;
}

/**
 * An engine's mailbox. The run is begun by claiming it in the ledger (`begin`), so handing one over twice
 * costs nothing but a look. Runs may be of any job of the timetable: a job with a schedule is asked for by
 * hand, or tried again, the same way.
 */
export interface Dispatcher {
  /** Resolves when the engine has it for certain. @throws when it could not be handed over; it is tried again later */
  dispatch(run: DueRun): Promise<void>;
}
