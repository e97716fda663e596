export { keepWatch } from "./keep-watch";
export { listAlerts } from "./list";
export { watchAlerts } from "./watch";
