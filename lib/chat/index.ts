export { listAudit } from "./audit";
export { listReadableChannels, mayReadChat } from "./readable";
export { addReader, listReaders, removeReader } from "./readers";
export { forgetSearch, listSavedSearches, saveSearch } from "./saved";
export { readRate, readStats } from "./stats";
