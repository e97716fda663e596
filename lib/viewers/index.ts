export { forgetPerson } from "./forget-person";
export { keepCounting } from "./keep-counting";
export { moveActivity } from "./move-activity";
export { recordActivity } from "./record-activity";
export { recordPresence, replaceChatters } from "./record-presence";
