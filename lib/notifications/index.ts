export { announce, type NewAnnouncement } from "./announce";
export { type FanOutResult, fanOut, fanOutNext, hasAnnouncementsToDeliver } from "./fan-out";
export { pruneNotifications } from "./prune";
