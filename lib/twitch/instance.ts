import { db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { createTwitch } from "./create";
import { createMeter } from "./meter";
import type { Twitch } from "./types";

let instance: Twitch | undefined;

/** The process's one client, with what its environment says. */
export function twitch(): Twitch {
  if (!instance) {
    const settings = env();
    const log = logger("twitch");
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
      meter: createMeter({ pool: db(), now: () => now().getTime(), log }),
      log,
    });
  }
  return instance;
}
