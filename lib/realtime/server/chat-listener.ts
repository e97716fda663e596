import { listen } from "@/lib/db/listen";
import { backoffMs } from "@/lib/kernel/backoff";

export interface ChatListenerDeps {
  url: string;
  /** Hears each notice that something was written. */
  onNotice: (notice: string) => void;
  /** Listening began, also again after it was lost: what was said meanwhile was not heard. */
  onListening: () => void;
  signal: AbortSignal;
  log: { warn(fields: object, message: string): void };
}

const RETRY = { baseMs: 200, maxMs: 5_000 };
/** A connection that broke without a word is noticed by this, in ms. */
const CHECK_MS = 15_000;

/** Hears what ingest says until the signal aborts, on one connection after the other. Never rejects. */
export async function listenToChat({
  url,
  onNotice,
  onListening,
  signal,
  log,
}: ChatListenerDeps): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await listenOnce({ url, onNotice, signal }, () => {
        failures = 0;
        onListening();
      });
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      log.warn({ err: error, failures }, "live chats are not heard; connecting again");
      await sleep(backoffMs(failures, RETRY.baseMs, RETRY.maxMs, Math.random()), signal);
    }
  }
}

async function listenOnce(
  { url, onNotice, signal }: Pick<ChatListenerDeps, "url" | "onNotice" | "signal">,
  listening: () => void,
): Promise<void> {
  const ended = new AbortController();
  let reason: Error | undefined;
  const listener = await listen({
    url,
    channel: "chat",
    onWake: onNotice,
    onLost: (error) => {
      reason ??= error;
      ended.abort();
    },
  });
  try {
    listening();
    const either = AbortSignal.any([signal, ended.signal]);
    while (!either.aborted) {
      await sleep(CHECK_MS, either);
      if (!either.aborted) await listener.check();
    }
    if (reason) throw reason;
  } finally {
    await listener.close();
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
