import type { Person } from "@/lib/auth/core/policy";

/** Somebody who is signed in, by their Twitch id (at most 12 digits). */
export const personOf = (twitchId: string, { operator = false } = {}): Person => ({
  id: `01900000-0000-7000-8000-${twitchId.padStart(12, "0")}`,
  twitchId,
  login: `channel${twitchId}`,
  name: `Name${twitchId}`,
  image: null,
  operator,
});
