import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { push } from "@/lib/push";
import type { Carrier } from "./carrier";
import { createPushCarrier } from "./push-carrier";

/** Brings deliveries to people's browsers, with what the environment says. */
export const pushCarrier = (): Carrier =>
  createPushCarrier({ pool: db(), push: push(), appUrl: env().APP_URL });
