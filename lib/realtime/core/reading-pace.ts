/** The sidecar that reads for all looks at the outbox, and says so to the others, at least this often, in ms. */
export const LOOK_MS = 250;

/**
 * Who hears nothing for so long reads for itself, in ms. A reader that dies makes its events late by this, so it is
 * short; one that only stalls is read beside for a moment, which costs a connection and no event.
 */
export const SILENCE_MS = 1_000;
/** How often it is looked whether it is silent, in ms. */
export const WATCH_MS = 100;

/** So long who hears nothing still counts as connected, in ms: connecting for oneself takes a moment. */
export const HEARD_MS = 3_000;
