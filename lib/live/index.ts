export type { LivePolicy, Observation } from "./core/live-state";
export { lookAtNewFollows } from "./look-at-new-follows";
export { readOverview, syncLog, syncOverview } from "./overview";
export { livePolicy } from "./policy";
export { pruneLive } from "./prune";
export { applyObservations } from "./service";
export { type LiveTwitch, type SyncDeps, syncLiveStatus } from "./sync-live-status";
