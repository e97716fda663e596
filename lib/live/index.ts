export type { LivePolicy, Observation } from "./core/live-state";
export { readOverview, syncLog, syncOverview } from "./overview";
export { pruneLive } from "./prune";
export { applyObservations } from "./service";
export { type LiveTwitch, type SyncDeps, syncLiveStatus } from "./sync-live-status";
