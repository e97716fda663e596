export { listReadableChannels, mayReadChat } from "./readable";
export { forgetSearch, listSavedSearches, saveSearch } from "./saved";
export { readRate, readStats } from "./stats";
