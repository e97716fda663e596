import type { TokenSet } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { TwitchUser } from "@/lib/twitch";
import { VIEWER_SCOPES } from "./core/scopes";

interface TwitchProviderConfig {
  clientId: string;
  clientSecret: string;
  /** Base address of Twitch's OAuth. */
  authUrl: string;
  /**
   * Turns what a sign-in gave into the account it belongs to. Runs before there is a session: when it throws,
   * nobody is signed in.
   */
  receive(tokens: TokenSet): Promise<TwitchUser>;
}

const TIMEOUT_MS = 10_000;

/**
 * Twitch as next-auth's provider: the plain authorization code flow. Its own provider speaks OpenID Connect,
 * which tells neither the login nor everybody's picture; Get Users tells all of it. Twitch documents no
 * PKCE; the state is checked, and the secret goes in the body.
 */
export function twitchProvider(config: TwitchProviderConfig): OAuthConfig<TwitchUser> {
  const authUrl = config.authUrl.replace(/\/$/, "");
  return {
    id: "twitch",
    name: "Twitch",
    type: "oauth",
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    checks: ["state"],
    client: { token_endpoint_auth_method: "client_secret_post" },
    httpOptions: { timeout: TIMEOUT_MS },
    authorization: { url: `${authUrl}/authorize`, params: { scope: VIEWER_SCOPES.join(" ") } },
    token: `${authUrl}/token`,
    // next-auth's type asks for an OpenID profile here, which it then only hands on to `profile`.
    userinfo: { request: async ({ tokens }) => (await config.receive(tokens)) as object },
    profile: (user) => ({
      id: user.id,
      twitchId: user.id,
      login: user.login,
      name: user.displayName,
      image: user.avatarUrl,
      email: user.email ?? null,
    }),
  };
}
