export { clipFile } from "./clip-file";
export { clipSource, clipStores } from "./instance";
export { keepClipFiles } from "./keep-clip-files";
