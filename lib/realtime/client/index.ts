export type { ChatWatchState } from "./chat-watches";
export {
  RealtimeProvider,
  useRealtimeEvents,
  useRealtimeRefetch,
  useRealtimeStatus,
  useWatchChat,
} from "./provider";
