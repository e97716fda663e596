import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { outbound } from "@/lib/outbound";
import { createWebhooks, type Webhooks } from "./create";

let instance: Webhooks | undefined;

/** The process's webhooks, with what its environment says. */
export function webhooks(): Webhooks {
  instance ??= createWebhooks({
    pool: db(),
    outbound: outbound(),
    encryptionKey: env().TOKEN_ENCRYPTION_KEY,
  });
  return instance;
}
