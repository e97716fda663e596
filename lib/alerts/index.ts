export { declareAlert, isAlertOpen } from "./declare";
export { keepWatch } from "./keep-watch";
export { listAlerts } from "./list";
export { pruneAlerts } from "./prune";
export { watchAlerts } from "./watch";
