export { announce, type NewAnnouncement } from "./announce";
export { fanOut, fanOutNext } from "./fan-out";
export { deleteNotification, listInbox, markRead } from "./inbox";
export { pruneNotifications } from "./prune";
export { getSettings, updateSettings } from "./settings";
