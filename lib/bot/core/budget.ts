/**
 * Channels that an account may be in at once where it is neither the broadcaster nor a moderator. Twitch's, since
 * June 2024 for all accounts.
 */
export const CHANNEL_BUDGET = 100;
