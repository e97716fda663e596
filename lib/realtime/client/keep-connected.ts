import type { Socket } from "socket.io-client";
import { backoffMs } from "@/lib/kernel/backoff";
import type { BrowserToServer, RefusalReason, ServerToBrowser } from "../schema";
import type { StatusStore } from "./status";
import type { Wakes } from "./wakes";

/** Pauses between tries, in ms. */
export const RETRY = { baseMs: 500, maxMs: 10_000 };
/** A connection that has heard nothing for this long is dead: the sidecar pings every 15 s. */
const SILENCE_MS = 20_000;

interface Keeping {
  /** The sidecar let us in and said what was missed. */
  inStep(): void;
  /** Lets go of the connection and of everything that would make it again. */
  close(): void;
}

/**
 * Connects a socket and keeps it connected. Socket.IO itself comes back after the transport failed; what
 * it leaves to us are a sidecar that refused or closed the socket, and a page that slept.
 */
export function keepConnected(
  socket: Socket<ServerToBrowser, BrowserToServer>,
  status: StatusStore,
  wakes: Wakes,
): Keeping {
  let lastHeard = Date.now();
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const heard = () => {
    lastHeard = Date.now();
  };
  const connect = () => {
    clearTimeout(retry);
    status.seeking();
    socket.connect();
  };
  const connectLater = () => {
    clearTimeout(retry);
    failures += 1;
    retry = setTimeout(connect, backoffMs(failures, RETRY.baseMs, RETRY.maxMs, Math.random()));
  };
  socket.on("connect", heard);
  socket.io.on("ping", heard);
  socket.onAny(heard);
  socket.on("disconnect", (reason) => {
    status.lost(lastHeard);
    if (reason === "io server disconnect") connectLater();
  });
  socket.on("connect_error", ({ message }) => {
    if (socket.active) status.seeking();
    else if (message === ("unauthenticated" satisfies RefusalReason)) status.signedOut();
    else connectLater();
  });
  // After a sleep the socket may believe that it is connected, or wait out a long pause before its next try.
  const stopWaking = wakes(() => {
    if (socket.connected && Date.now() - lastHeard < SILENCE_MS) return;
    socket.disconnect();
    connect();
  });
  connect();
  return {
    inStep() {
      failures = 0;
      status.inStep();
    },
    close() {
      stopWaking();
      clearTimeout(retry);
      socket.disconnect();
      status.rest();
    },
  };
}
