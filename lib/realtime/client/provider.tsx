"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from "react";
import { createConnection, type EventsListener, type RealtimeConnection } from "./connection";
import { initialStatus, type RealtimeStatus } from "./status";
import type { ChatListener, WatchState } from "./watches";

const RealtimeContext = createContext<RealtimeConnection | null>(null);

interface RealtimeProviderProps {
  /** Where the sidecar is. */
  url: string;
  /** The outbox's newest seq, read before the page's data was; null when the page has none. */
  cursor: number | null;
  children: ReactNode;
}

/** Holds the page's one socket while it is mounted. Where the page began is told once: later props change nothing. */
export function RealtimeProvider({ url, cursor, children }: RealtimeProviderProps) {
  const [connection] = useState(() => createConnection({ url, cursor }));
  useEffect(() => {
    connection.start();
    return () => connection.stop();
  }, [connection]);
  return <RealtimeContext value={connection}>{children}</RealtimeContext>;
}

function useConnection(): RealtimeConnection {
  const connection = use(RealtimeContext);
  if (!connection) throw new Error("There is no <RealtimeProvider> above this component.");
  return connection;
}

/** Whether the page is in step with the server, for the offline strip. */
export function useRealtimeStatus(): RealtimeStatus {
  const { status } = useConnection();
  return useSyncExternalStore(status.subscribe, status.get, () => initialStatus);
}

/** Calls `handler` with what happens, each event once and in order; `replayed`: it happened while we were away. */
export function useRealtimeEvents(handler: EventsListener): void {
  const connection = useConnection();
  const onEvents = useEffectEvent(handler);
  useEffect(() => connection.onEvents((events, meta) => onEvents(events, meta)), [connection]);
}

/** Calls `handler` when too much was missed to be told: read again what is shown. */
export function useRealtimeRefetch(handler: () => void): void {
  const connection = useConnection();
  const onRefetch = useEffectEvent(handler);
  useEffect(() => connection.onRefetch(() => onRefetch()), [connection]);
}

/** Watches a channel's chat while the component is mounted. */
export function useWatchChat(channelId: string, listener: ChatListener): void {
  const connection = useConnection();
  const onBatch = useEffectEvent(listener.onBatch);
  const onState = useEffectEvent(listener.onState);
  useEffect(
    () =>
      connection.watchChat(channelId, {
        onBatch: (batch) => onBatch(batch),
        onState: (state) => onState(state),
      }),
    [connection, channelId],
  );
}

/** Hears what is edited in a channel that the person manages for its owner, while the component is mounted. */
export function useWatchEdits(channelId: string, onChange: (state: WatchState) => void): void {
  const connection = useConnection();
  const onState = useEffectEvent(onChange);
  useEffect(
    () => connection.watchEdits(channelId, { onState: (state) => onState(state) }),
    [connection, channelId],
  );
}
