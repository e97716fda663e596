/** Where a channel is watched. */
export const channelUrl = (login: string): string => `https://twitch.tv/${login}`;
