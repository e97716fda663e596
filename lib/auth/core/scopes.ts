/** All that a viewer is asked for. Streamers are asked for more when they connect their channel. */
export const VIEWER_SCOPES = ["user:read:email", "user:read:follows"] as const;

/**
 * What to ask Twitch for, so that the new token can do what the old one could and what is wanted now: a token
 * has only the scopes of its own request (dev.twitch.tv/docs/authentication/scopes). Twitch itself asks the
 * person only for what they have not allowed yet.
 */
export const scopesToAsk = (held: readonly string[], wanted: readonly string[]): string[] => [
  ...new Set([...VIEWER_SCOPES, ...held, ...wanted]),
];

/** What is wanted and not held, in the order wanted. */
export const missingScopes = (held: readonly string[], wanted: readonly string[]): string[] =>
  wanted.filter((scope) => !held.includes(scope));
