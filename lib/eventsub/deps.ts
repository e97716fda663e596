import type { Pool } from "@/lib/db/client";
import type { Env } from "@/lib/env/schema";
import type { Logger } from "@/lib/log";
import type { Twitch } from "@/lib/twitch";

/** What EventSub takes of the configuration. */
export type EventSubSettings = Pick<
  Env,
  | "AUTH_SECRET"
  | "APP_URL"
  | "EVENTSUB_CALLBACK_URL"
  | "EVENTSUB_TRANSPORT"
  | "TWITCH_CLIENT_ID"
  | "TWITCH_SIMULATOR_URL"
  | "OPERATOR_TWITCH_IDS"
  | "HELIX_HEADROOM"
>;

/** What the services of this folder work with; tests bring their own. */
export interface EventSubDeps {
  pool: Pool;
  twitch: Pick<Twitch, "eventSub" | "budget">;
  env: EventSubSettings;
  log: Pick<Logger, "info" | "warn">;
}
