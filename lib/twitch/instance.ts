import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { createTwitch } from "./create";
import type { Twitch } from "./types";

let instance: Twitch | undefined;

/** The process's one client, with what its environment says. */
export function twitch(): Twitch {
  if (!instance) {
    const settings = env();
    instance = createTwitch({
      config: {
        clientId: settings.TWITCH_CLIENT_ID,
        clientSecret: settings.TWITCH_CLIENT_SECRET,
        apiUrl: settings.TWITCH_API_URL,
        authUrl: settings.TWITCH_AUTH_URL,
        encryptionKey: settings.TOKEN_ENCRYPTION_KEY,
      },
      pool: db(),
      clock: settings.DEMO_CLOCK,
      log: logger("twitch"),
    });
  }
  return instance;
}
