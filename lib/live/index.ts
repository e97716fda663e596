export { lateAfterMs } from "./core/sync-health";
export { readDelays } from "./delays";
export { findLag } from "./lag";
export { lookAtNewFollows } from "./look-at-new-follows";
export { readOverview, readSyncHealth, syncLog, syncOverview } from "./overview";
export { livePolicy } from "./policy";
export { pruneLive } from "./prune";
export { type LiveTwitch, syncLiveStatus } from "./sync-live-status";
