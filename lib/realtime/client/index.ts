export { RealtimeProvider, useRealtimeEvents, useRealtimeRefetch, useRealtimeStatus } from "./provider";
