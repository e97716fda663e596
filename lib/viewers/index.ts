export { addViewer, removeViewer, updateViewer } from "./change";
export { forgetPerson } from "./forget-person";
export { keepCounting } from "./keep-counting";
export { listViewers, viewerStatistics } from "./list";
export { moveActivity } from "./move-activity";
export { getViewer, listAttended, personAcross } from "./person";
export { countActivity, recordActivity } from "./record-activity";
export { endPresence, recordPresence, replaceChatters } from "./record-presence";
