export interface RealtimeStatus {
  state: "connecting" | "online" | "offline";
  /** When the page was last in step with the server (ms since the epoch); null before the first time. */
  since: number | null;
  /** The sidecar says that the session is over: only signing in again helps. */
  signedOut: boolean;
}

/** Short interruptions are nobody's business; after this they are said. */
const OFFLINE_AFTER_MS = 3_000;

/** What the server rendered, and what a browser knows before its first connection. */
export const initialStatus: RealtimeStatus = { state: "connecting", since: null, signedOut: false };

export interface StatusStore {
  get(): RealtimeStatus;
  subscribe(listener: () => void): () => void;
  /** A connection is being sought; it is said to be offline if that takes long. */
  seeking(): void;
  /** Caught up and listening. */
  inStep(): void;
  /** The connection is gone; `lastHeard` is when the last thing came over it. */
  lost(lastHeard: number): void;
  signedOut(): void;
  /** Forgets the timer: nobody looks any more. */
  rest(): void;
}

/** Keeps the status for React: the snapshot changes identity only when it changes. */
export function createStatusStore(now: () => number): StatusStore {
  let status = initialStatus;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const set = (change: Partial<RealtimeStatus>) => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const goOfflineLater = () => {
    timer ??= setTimeout(() => set({ state: "offline" }), OFFLINE_AFTER_MS);
  };
  return {
    get: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    seeking: goOfflineLater,
    inStep() {
      rest();
      set({ state: "online", since: now(), signedOut: false });
    },
    lost(lastHeard) {
      if (status.state === "online") set({ state: "connecting", since: lastHeard });
      goOfflineLater();
    },
    signedOut() {
      rest();
      set({ state: "offline", signedOut: true });
    },
    rest,
  };
}
