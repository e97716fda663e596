import type { LoggerInstance, NextAuthOptions } from "next-auth";
import { tellNextAuthItsAddress } from "@/lib/env/next-auth";
import { env } from "@/lib/env/server";
import { isOnHttps } from "@/lib/http/on-https";
import { logger } from "@/lib/log";
import { createAdapter } from "./adapter";
import { receiveTokens } from "./receive-tokens";
import { twitchProvider } from "./twitch-provider";

/** How long one stays signed in on a browser. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** What happens once a person has a session; awaited before the browser goes on. */
export type AfterSignIn = (userId: string) => Promise<void>;

/** next-auth as Tallylight uses it. */
export function nextAuthOptions(afterSignIn: AfterSignIn = async () => undefined): NextAuthOptions {
  tellNextAuthItsAddress();
  const settings = env();
  return {
    adapter: createAdapter(),
    secret: settings.AUTH_SECRET,
    useSecureCookies: isOnHttps(),
    session: { strategy: "database", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/" },
    providers: [
      twitchProvider({
        clientId: settings.TWITCH_CLIENT_ID,
        clientSecret: settings.TWITCH_CLIENT_SECRET,
        authUrl: settings.TWITCH_AUTH_URL,
        receive: receiveTokens,
      }),
    ],
    events: { signIn: ({ user }) => afterSignIn(user.id) },
    logger: safeLogger(),
  };
}

/** next-auth hands its logger whole profiles and answers; a code and an error's words are enough. */
function safeLogger(): Partial<LoggerInstance> {
  const log = logger("auth");
  return {
    error: (code, metadata) => log.error({ code, reason: wordsOf(metadata) }, "next-auth failed"),
    warn: (code) => log.warn({ code }, "next-auth warns"),
    debug: () => undefined,
  };
}

function wordsOf(metadata: unknown): string | undefined {
  if (metadata instanceof Error) return metadata.message;
  const inner =
    typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : null;
  return inner instanceof Error ? inner.message : undefined;
}
