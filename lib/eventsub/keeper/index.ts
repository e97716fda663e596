import type { EventSubDeps } from "../deps";
import { reconcileEventSub } from "../reconcile";
import { type KeeperDeps, SocketKeeper } from "./keep-socket";

/** Keeps EventSub's WebSocket in this process, where one is wanted and no other process has it. */
export function keepEventSub(deps: Omit<KeeperDeps, "subscribe"> & EventSubDeps): { stop(): Promise<void> } {
  const ending = new AbortController();
  const subscribe = () => reconcileEventSub(deps, { now: deps.clock(), signal: ending.signal });
  const keeper = new SocketKeeper({ ...deps, subscribe });
  return {
    stop() {
      ending.abort();
      return keeper.stop();
    },
  };
}
