import type { FollowState } from "@/lib/events";
import { answerOfProcess, type ProcessPort } from "@/lib/http/process-port";

export interface HealthDeps extends Pick<ProcessPort, "registry" | "metricsToken"> {
  reader: () => Readonly<FollowState>;
  sockets: () => number;
}

/** The reader reaches the outbox's end at least every 5 s when all is well; three of those missed is not well. */
const STALE_MS = 15_000;

/** Whether what happens now reaches browsers now, in plain words. `now` in ms since the epoch. */
export function readiness(reader: Readonly<FollowState>, now: number): { ready: boolean; summary: string } {
  if (reader.caughtUpAt === null)
    return { ready: false, summary: "Waiting for Postgres for the first time." };
  const behindMs = now - reader.caughtUpAt;
  if (!reader.connected)
    return {
      ready: false,
      summary: "Postgres does not answer. Sockets stay; what happens is sent afterwards.",
    };
  if (behindMs > STALE_MS)
    return { ready: false, summary: `Reading the outbox is ${Math.round(behindMs / 1000)} s behind.` };
  return { ready: true, summary: "Connected and up to date." };
}

/** Answers what is asked over plain HTTP: health and metrics. Socket.IO takes its own path before this. */
export function createHttpHandler({ reader, sockets, ...port }: HealthDeps) {
  return answerOfProcess({
    ...port,
    readiness: () => {
      const state = reader();
      const { connected, position, caughtUpAt } = state;
      return {
        ...readiness(state, Date.now()),
        sockets: sockets(),
        reader: {
          connected,
          position,
          caughtUpAt: caughtUpAt === null ? null : new Date(caughtUpAt).toISOString(),
        },
      };
    },
  });
}
