"use client";
import { useEffect, useReducer, useRef, useState } from "react";
import { fetchMessages } from "@/lib/chat/queries";
import type { ChatPage, LiveChat } from "@/lib/chat/schema";
import { Problem } from "@/lib/http/client";
import { useWatchChat, type WatchState } from "@/lib/realtime/client";
import {
  beginWith,
  goOn,
  type LiveLines,
  NO_LINES,
  olderCursor,
  takeBatch,
  takeOlder,
  takePage,
} from "./live-lines";

type Step =
  | { kind: "batch"; batch: LiveChat; paused: boolean }
  | { kind: "newest"; page: ChatPage; paused: boolean }
  | { kind: "older"; page: ChatPage }
  | { kind: "goOn" };

function stepOf(held: LiveLines, step: Step): LiveLines {
  switch (step.kind) {
    case "batch":
      return takeBatch(held, step.batch, step.paused);
    case "newest":
      return takePage(held, step.page, step.paused);
    case "older":
      return takeOlder(held, step.page);
    case "goOn":
      return held.torn ? { ...NO_LINES } : goOn(held);
  }
}

export interface LiveChatView {
  held: LiveLines;
  state: WatchState;
  /** It was watched before, and is not now. */
  lost: boolean;
  /** Whether the newest lines were read at least once. */
  ready: boolean;
  problem: Problem | null;
  older: { hasMore: boolean; loading: boolean; failed: boolean; load: () => void };
  /** Reads the newest lines again. */
  retry: () => void;
}

interface Of {
  channelId: string;
  login: string;
  /** The newest page, as the server had it when it made the page. */
  initial: ChatPage | null;
  /** While true, what is shown stands still. */
  paused: boolean;
}

/** A channel's chat as it is written, joined to its log. */
export function useLiveChat({ channelId, login, initial, paused }: Of): LiveChatView {
  const [held, step] = useReducer(stepOf, initial, (page) => (page ? beginWith(page) : NO_LINES));
  const [state, setState] = useState<WatchState>("connecting");
  const [lost, setLost] = useState(false);
  const newest = useFetched((page) => step({ kind: "newest", page, paused }));
  const older = useFetched((page) => step({ kind: "older", page }));
  const readNewest = () => newest.fetch(login, null);

  useWatchChat(channelId, {
    onBatch: (batch) => step({ kind: "batch", batch, paused }),
    onState: (next) => {
      setState(next);
      // From here on everything is heard; what was written before stands in the log.
      if (next === "watching") readNewest();
      setLost((before) => next !== "watching" && (before || state === "watching"));
    },
  });
  const torn = held.torn;
  useEffect(() => {
    if (paused) return;
    step({ kind: "goOn" });
  }, [paused]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest page is read once for each tear
  useEffect(() => {
    if (!paused && torn) readNewest();
  }, [paused, torn]);

  const cursor = olderCursor(held);
  return {
    held,
    state,
    lost,
    ready: initial !== null || newest.done,
    problem: newest.problem,
    older: {
      hasMore: cursor !== null,
      loading: older.loading,
      failed: older.problem !== null,
      load: () => cursor !== null && older.fetch(login, cursor),
    },
    retry: readNewest,
  };
}

/** Pages of the log, one at a time; the last one asked for counts. */
function useFetched(onPage: (page: ChatPage) => void) {
  const [status, setStatus] = useState<{ loading: boolean; done: boolean; problem: Problem | null }>({
    loading: false,
    done: false,
    problem: null,
  });
  const asking = useRef<AbortController | null>(null);
  const deliver = useRef(onPage);
  useEffect(() => {
    deliver.current = onPage;
  });
  useEffect(() => () => asking.current?.abort(), []);

  const fetch = (login: string, cursor: string | null) => {
    asking.current?.abort();
    const asked = new AbortController();
    asking.current = asked;
    setStatus((before) => ({ ...before, loading: true, problem: null }));
    fetchMessages(login, cursor, asked.signal).then(
      (page) => {
        deliver.current(page);
        setStatus({ loading: false, done: true, problem: null });
      },
      (thrown: unknown) => {
        if (asked.signal.aborted) return;
        const problem = thrown instanceof Problem ? thrown : new Problem(0, {});
        setStatus((before) => ({ ...before, loading: false, problem }));
      },
    );
  };
  return { ...status, fetch };
}
