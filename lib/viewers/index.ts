export { forgetPerson } from "./forget-person";
export { keepCounting } from "./keep-counting";
export { moveActivity } from "./move-activity";
export { countActivity, recordActivity } from "./record-activity";
export { endPresence, recordPresence, replaceChatters } from "./record-presence";
