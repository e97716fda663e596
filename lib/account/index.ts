export { deleteAccounts } from "./delete-accounts";
export { askDeletion, deletionOf, keepAccount, readReceipt } from "./deletion";
export { askExport, exportFile, listExports, pruneExports } from "./exports";
export { heedRevocations } from "./heed-revocations";
export { keptOfPeople } from "./kept";
export { EXPORT_DAYS, makeExports } from "./make-exports";
