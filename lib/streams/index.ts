export { importPastStreams } from "./import-past";
export { recordSessions } from "./record-sessions";
export { rollUpViewerCounts } from "./roll-up";
export { closeStaleStreams, syncViewerCounts } from "./sync-viewer-counts";
