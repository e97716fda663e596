export { applyEventSub } from "./apply";
export { eventSubIntake } from "./intake-instance";
export { eventSubOverview, listSubscriptions } from "./overview";
export { pruneEventSub } from "./prune";
export { receiveEventSub, receiveRevocation } from "./receive";
export { reconcileEventSubs } from "./reconcile-job";
