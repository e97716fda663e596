export {
  RealtimeProvider,
  useRealtimeEvents,
  useRealtimeRefetch,
  useRealtimeStatus,
  useWatchChat,
  useWatchEdits,
} from "./provider";
export type { WatchState } from "./watches";
