import { logger } from "@/lib/log";
import { twitch } from "@/lib/twitch";
import { createFollowage } from "./followage";

let instance: ReturnType<typeof createFollowage> | undefined;

/** Since when somebody follows a channel, with the process's one memory of it; see `createFollowage`. */
export function followage(...pair: Parameters<ReturnType<typeof createFollowage>>) {
  instance ??= createFollowage({ twitch: twitch(), now: Date.now, log: logger("commands") });
  return instance(...pair);
}
