import { db } from "@/lib/db/client";
import { confirmTokens, letterWriter, mailer, unsubscribeTokens } from "@/lib/email";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import type { Carrier } from "./carrier";
import { createEmailCarrier } from "./email-carrier";

/** Brings deliveries to people's addresses, with what the environment says. */
export const emailCarrier = (): Carrier =>
  createEmailCarrier({
    pool: db(),
    mailer: mailer(),
    write: letterWriter(),
    unsubscribe: unsubscribeTokens(),
    confirmToken: confirmTokens(),
    appUrl: env().APP_URL,
    now,
  });
