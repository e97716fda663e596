/** What came of sending a message. */
export type Outcome =
  | { state: "sent"; messageId: string | null; via: "api" | "irc" }
  | { state: "dropped"; code: string; reason: string; via: "api" | "irc" | null }
  /** It may have been said: it is not said again. */
  | { state: "unknown"; reason: string; via: "api" | "irc" }
  /** It certainly was not, and may be tried again. */
  | { state: "queued"; afterMs: number; reason: string };

/** What one attempt to send came to. */
export type Attempt =
  | Exclude<Outcome, { state: "queued" }>
  /** It was not said; another way may be open. `again`: or this one, later. */
  | { state: "refused"; code: string; reason: string; again: boolean; afterMs: number | null };

/** How a failure of Helix looks from here. */
export interface HelixFailure {
  kind: string;
  status: number | undefined;
  message: string;
  retryAfterMs: number | undefined;
  /** Certain: it was not said. */
  untouched: boolean;
}

/** What a failure of Helix means for a message. Only what certainly was not said may be tried in another way. */
export function attemptOf(failure: HelixFailure): Attempt {
  const { kind, status, message, untouched, retryAfterMs } = failure;
  if (!untouched) return { state: "unknown", reason: `${message} It may have been said.`, via: "api" };
  if (status === 403) {
    const reason = "Twitch does not let the account write in this chat: it may be banned or timed out there.";
    return { state: "dropped", code: "forbidden", reason, via: "api" };
  }
  if (status === 422) {
    return { state: "dropped", code: "too_long", reason: "Twitch finds the message too long.", via: "api" };
  }
  const afterMs = retryAfterMs ?? null;
  if (kind === "missing_scope" || kind === "unauthorized") {
    const reason =
      "The account's permission to write has ended or was never given: connect the account again.";
    return { state: "refused", code: kind, reason, again: false, afterMs };
  }
  if (kind === "rejected") return { state: "dropped", code: "rejected", reason: message, via: "api" };
  return { state: "refused", code: kind, reason: message, again: true, afterMs };
}

/** Why nothing can be sent, when no way is open. */
export const NO_WAY: Extract<Attempt, { state: "refused" }> = {
  state: "refused",
  code: "missing_scope",
  reason: "The account may not write: connect it again, and allow it to on Twitch.",
  again: false,
  afterMs: null,
};

/** What to do when every way was refused: again later when one of them may open, otherwise no more. */
export function afterRefusals(
  refusals: readonly Extract<Attempt, { state: "refused" }>[],
  pauseMs: number,
): Outcome {
  const again = refusals.filter((refusal) => refusal.again);
  const [first] = again;
  if (first) {
    const told = again.flatMap(({ afterMs }) => (afterMs === null ? [] : [afterMs]));
    return { state: "queued", afterMs: Math.max(pauseMs, ...told), reason: first.reason };
  }
  const { code, reason } = refusals.at(-1) ?? NO_WAY;
  return { state: "dropped", code, reason, via: null };
}
