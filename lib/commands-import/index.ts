export { exportFile } from "./export";
export { importFile, mayImport, previewImport } from "./import";
export { deleteBefore as pruneImports } from "./repository";
export { undoImport } from "./undo";
