export type { EventsListener } from "./connection";
export { RealtimeProvider, useRealtimeEvents, useRealtimeRefetch, useRealtimeStatus } from "./provider";
export type { RealtimeStatus } from "./status";
