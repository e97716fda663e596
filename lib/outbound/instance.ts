import { env } from "@/lib/env/server";
import { createOutbound, type Outbound } from "./client";

let instance: Outbound | undefined;

/** The process's one client for addresses that people gave us. */
export function outbound(): Outbound {
  instance ??= createOutbound({ allow: env().OUTBOUND_ALLOW });
  return instance;
}
