export { compareStreams, getStream } from "./detail";
export { exportCounts, exportStreams } from "./export";
export { importPastStreams } from "./import-past";
export { listFollowedStreams, listStreams } from "./list";
export { recordSessions } from "./record-sessions";
export { rollUpViewerCounts } from "./roll-up";
export { getSparklines } from "./sparklines";
export { closeStaleStreams, syncViewerCounts } from "./sync-viewer-counts";
