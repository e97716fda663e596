import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { emailCarrier } from "./email-carrier-instance";
import { pushCarrier } from "./push-carrier-instance";
import { createSenders, type Senders } from "./senders";

/** What sends from this process, with what the environment says. Each call makes others: one a process. */
export const senders = (): Senders =>
  createSenders({
    pool: db(),
    carriers: { email: emailCarrier(), push: pushCarrier() },
    mailConnections: env().MAIL_CONNECTIONS,
    log: logger("deliveries"),
  });
