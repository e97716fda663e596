import type { ChannelRole } from "../schema";

/** Why Twitch did not give a list: what a TwitchError says. */
export interface ListFailure {
  kind: string;
  /** Of Twitch's answer; undefined when there was none, or when Twitch was not even asked. */
  status: number | undefined;
  message: string;
}

const LISTS: Record<ChannelRole, string> = {
  subscriber: "Subscribers",
  vip: "VIPs",
  moderator: "Moderators",
};

/** RFC 9110, for those that Twitch answers with. */
const REASONS: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  410: "Gone",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** What stands for an answer that was not given, because we knew it or none came. */
const UNANSWERED: Record<string, string> = {
  missing_scope: "401 Unauthorized",
  unauthorized: "401 Unauthorized",
  rate_limited: "429 Too Many Requests",
  unavailable: "no connection to Twitch",
  timeout: "no answer in time",
  malformed: "an answer that makes no sense",
};

/** Whether the list was refused because the broadcaster has not allowed it. Twitch says so with 401, and at times with 403. */
export const isMissingScope = ({ kind, status, message }: ListFailure): boolean =>
  kind === "missing_scope" || (status === 403 && /scope/i.test(message));

/**
 * One line on a list that was not read, in the words of product R3: "VIPs: 401 Unauthorized - missing
 * channel:read:vips scope", "Subscribers: 503 Service Unavailable". `scope` is the one that the list needs.
 */
export function describeFailure(role: ChannelRole, scope: string, failure: ListFailure): string {
  const { kind, status } = failure;
  // An answer that makes no sense may well have come with a good status.
  const answer =
    status === undefined || kind === "malformed"
      ? (UNANSWERED[kind] ?? "not read")
      : [status, REASONS[status]].filter(Boolean).join(" ");
  const more = isMissingScope(failure)
    ? ` - missing ${scope} scope`
    : kind === "unauthorized"
      ? " - sign in again"
      : "";
  return `${LISTS[role]}: ${answer}${more}`;
}

/** The line on a list that we could not deal with ourselves; what it was the log says. */
export const describeOwnFailure = (role: ChannelRole): string => `${LISTS[role]}: could not be stored`;
