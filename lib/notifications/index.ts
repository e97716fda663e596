export { announce, type NewAnnouncement } from "./announce";
export { announceChanges, type StreamChange, takeBackChanges } from "./announce-changes";
export { announceInCategory } from "./announce-in-category";
export { fanOut, fanOutNext } from "./fan-out";
export { getHearing } from "./hearing";
export { deleteNotification, listInbox, markRead } from "./inbox";
export { pruneNotifications } from "./prune";
export { reconsider } from "./reconsider";
export { lookAtVisit, noteVisit } from "./visit";
