import { env } from "@/lib/env/server";
import { createOutbound } from "@/lib/outbound";
import { isTwitchMedia } from "./core/twitch-media";
import type { KeepDeps } from "./keep-clip-files";
import { createStores, type Stores } from "./stores";

let stores: Stores | undefined;
let source: Pick<KeepDeps, "outbound" | "mayLead"> | undefined;

/** The process's stores for files of clips. */
export function clipStores(): Stores {
  stores ??= createStores(env());
  return stores;
}

/**
 * Where this process may fetch files of clips from: Twitch, and the simulator where it stands in for Twitch. Not by the
 * one client for addresses that people gave us: what the operator allows there is nothing that clips may lead to.
 */
export function clipSource(): Pick<KeepDeps, "outbound" | "mayLead"> {
  if (source) return source;
  const address = env().TWITCH_SIMULATOR_URL;
  const simulator = address === undefined ? null : new URL(address);
  const port = simulator && (simulator.port || (simulator.protocol === "https:" ? "443" : "80"));
  source = {
    outbound: createOutbound({ allow: simulator ? [`${simulator.hostname}:${port}`] : [] }),
    mayLead: (url) => isTwitchMedia(url, simulator?.host ?? null),
  };
  return source;
}
