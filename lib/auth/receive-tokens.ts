import type { TokenSet } from "next-auth";
import { db } from "@/lib/db/client";
import { TallyError } from "@/lib/kernel/errors";
import { type TwitchUser, twitch } from "@/lib/twitch";
import { updateProfile } from "./repository";

/**
 * Keeps what a sign-in gave, on every sign-in: the tokens sealed, and what Twitch says of the person today.
 * (next-auth itself would keep those of the first sign-in for ever.) Dying between the steps leaves newer
 * tokens and no session, which is harmless.
 * @throws TallyError when Twitch's answer lacks a token or Twitch cannot be asked whose it is
 */
export async function receiveTokens(tokens: TokenSet): Promise<TwitchUser> {
  const { access_token, refresh_token, expires_at, scope } = tokens;
  if (!access_token || !refresh_token || !expires_at) {
    throw new TallyError("unavailable", "Twitch's answer to the sign-in lacked a token or its end.");
  }
  const user = await twitch().getTokenUser(access_token);
  const now = new Date();
  await twitch().saveUserToken(user.id, {
    accessToken: access_token,
    refreshToken: refresh_token,
    scopes: scope?.split(" ").filter(Boolean) ?? [],
    expiresAt: new Date(expires_at * 1000),
    now,
  });
  const { id, login, displayName, avatarUrl, email } = user;
  await updateProfile(
    db(),
    { twitchId: id, login, name: displayName, image: avatarUrl, email: email?.toLowerCase() ?? null },
    now,
  );
  return user;
}
