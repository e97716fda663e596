import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { outbound } from "@/lib/outbound";
import { subjectOf } from "./core/subject";
import { createPush, type Push } from "./create";

let instance: Push | undefined;

/** The process's one, with what its environment says. */
export function push(): Push {
  if (!instance) {
    const settings = env();
    instance = createPush({
      pool: db(),
      outbound: outbound(),
      encryptionKey: settings.TOKEN_ENCRYPTION_KEY,
      subject: subjectOf(settings),
    });
  }
  return instance;
}
