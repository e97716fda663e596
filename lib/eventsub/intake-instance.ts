import { db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { eventSubCallback } from "./callback";
import { createIntake } from "./intake";

let intake: ReturnType<typeof createIntake> | undefined;

/** This process's intake, by its configuration. */
export function eventSubIntake(): ReturnType<typeof createIntake> {
  intake ??= createIntake({
    pool: db(),
    secret: eventSubCallback(env()).secret,
    clock: now,
    log: logger("eventsub"),
  });
  return intake;
}
