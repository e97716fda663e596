import { JOIN_PACE, LOGIN_PACE } from "./core/pacer";
import type { ChatTimings } from "./types";

/** What suits Twitch: see `ChatTimings`. */
export const TIMINGS: ChatTimings = {
  pingAfterMs: 60_000,
  pongWithinMs: 10_000,
  loginWithinMs: 10_000,
  joinWithinMs: 10_000,
  reopenMs: 1000,
  reopenAtMostMs: 60_000,
  rejoinMs: 60_000,
  rejoinAtMostMs: 30 * 60_000,
  steadyAfterMs: 30_000,
  joinPace: JOIN_PACE,
  loginPace: LOGIN_PACE,
};
