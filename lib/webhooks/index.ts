export { createWebhooks } from "./create";
export { webhooks } from "./instance";
export { VERIFY_IN_NODE, VERIFY_IN_PYTHON } from "./verify-examples";
