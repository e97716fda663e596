export type { PushOutcome } from "./core/outcome";
export type { PushMessage } from "./core/payload";
export { createPush, type Push } from "./create";
export { push } from "./instance";
export type { PushManner } from "./pusher";
