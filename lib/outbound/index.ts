export { createOutbound, type Outbound } from "./client";
export type { Download } from "./download";
export { OutboundError } from "./errors";
export { outbound } from "./instance";
