export { listActions, undoAction } from "./actions";
export { createModerationDuty } from "./duty";
export { holdRules, importRules, type RuleLeft, type RuleRow, undoRules } from "./import";
export { grantPermit } from "./permits";
export { pruneModeration } from "./prune";
export { forgetModerated } from "./repository-actions";
export { changeConduct, changeRule, getModeration } from "./settings";
export { dryRun, tryLine } from "./try-out";
