/** Where it is set how the person is told of a channel; `id` is Twitch's. */
export const channelPreferencesPath = (id: string): string => `/settings/notifications?channel=${id}`;
