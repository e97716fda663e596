import { type ErrorCode, TallyError } from "@/lib/kernel/errors";

/** Why Twitch did not give what was asked of it. */
export type TwitchErrorKind =
  | "unauthorized" // no token, or Twitch does not take it (any more): the person has to sign in again
  | "missing_scope" // the person never allowed this
  | "rate_limited" // no points left, and waiting for them would take too long
  | "unavailable" // an error on Twitch's side, or no connection
  | "timeout" // no answer in time
  | "malformed" // an answer that cannot be trusted
  | "rejected" // Twitch says that the request is wrong
  | "not_found";

const CODES: Record<TwitchErrorKind, ErrorCode> = {
  unauthorized: "unavailable",
  missing_scope: "unavailable",
  rate_limited: "unavailable",
  unavailable: "unavailable",
  timeout: "unavailable",
  malformed: "unavailable",
  rejected: "unavailable",
  not_found: "not_found",
};

/**
 * What every call to Twitch throws when it fails, except that an aborted one throws its signal's reason.
 * `message` holds no token and no answer's body, and is the same for the same failure: it may be logged,
 * shown and counted. Whoever does not handle the kind passes on "unavailable".
 */
export class TwitchError extends TallyError {
  readonly kind: TwitchErrorKind;
  /** The HTTP status of Twitch's answer; undefined when there was none. */
  readonly status: number | undefined;
  /** After how many ms another try makes sense; undefined when Twitch does not say. */
  readonly retryAfterMs: number | undefined;
  /** Certain: Twitch did nothing of what was asked. False: it may have. */
  readonly untouched: boolean;

  constructor(
    kind: TwitchErrorKind,
    message: string,
    options: {
      status?: number | undefined;
      retryAfterMs?: number | undefined;
      untouched?: boolean;
      cause?: unknown;
    } = {},
  ) {
    const { status, retryAfterMs, cause, untouched } = options;
    super(CODES[kind], message, {
      cause,
      ...(retryAfterMs !== undefined && { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
    });
    this.name = "TwitchError";
    this.kind = kind;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.untouched = untouched ?? isRefusedUnread(kind, status);
  }
}

/** Whether Twitch could not read something of what it was asked about, and so answered nothing of it. */
export const isBadRequest = (error: unknown): boolean => error instanceof TwitchError && error.status === 400;

/** Twitch refuses before it acts, and so does a server that has no time (503). Other errors may come after the deed. */
function isRefusedUnread(kind: TwitchErrorKind, status: number | undefined): boolean {
  if (status !== undefined) return status < 500 ? status >= 400 : status === 503;
  return ["unauthorized", "missing_scope", "rate_limited", "rejected"].includes(kind);
}

/** Longest piece of Twitch's own words that is passed on. */
const MOST_WORDS = 160;

/**
 * The error that an answer with this status means. `what` names the call ("Get Streams"), `words` is the
 * `message` of Twitch's error body. Statuses decide; Twitch warns not to depend on its words, which only
 * tell a missing scope from a dead token.
 */
export function refusalError(
  what: string,
  status: number,
  words: string | undefined,
  retryAfterMs?: number,
): TwitchError {
  const said = harmless(words ?? "");
  const message = `Twitch answered ${status} to ${what}${said === "" ? "" : `: ${said}`}.`;
  return new TwitchError(kindOf(status, said), message, { status, retryAfterMs });
}

function kindOf(status: number, words: string): TwitchErrorKind {
  if (status === 401) return /missing scope/i.test(words) ? "missing_scope" : "unauthorized";
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "unavailable" : "rejected";
}

/** One short line without anything that could be a token: Twitch repeats parameters in some of its errors. */
function harmless(words: string): string {
  return words
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .replaceAll(/[\w%+/=-]{24,}/g, "…")
    .slice(0, MOST_WORDS)
    .trim()
    .replace(/\.$/, "");
}
