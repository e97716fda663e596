/**
 * The tokens by which a channel's lists can be read: its broadcaster's, of a sign-in or as the bot's account, as long
 * as Twitch takes them. `id`: the column with the broadcaster's id. For a FROM, with more conditions behind it.
 */
export const tokensOf = (id: string): string =>
  `twitch_token t WHERE t.owner IN (${id}, 'bot:' || ${id}) AND t.invalid_at IS NULL`;
