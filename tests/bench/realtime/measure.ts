import { setTimeout as pause } from "node:timers/promises";
import type { TestDatabase } from "@/tests/support/database";
import { createAudience } from "./audience";
import { playEvening } from "./evening";
import { askForEachSocket } from "./naive";
import { startSidecarProcess, startSocketsProcess } from "./processes";

const PEOPLE = 1_000;
const FOLLOWS_EACH = 60;
const BROADCASTERS = 6_000;
const SECONDS = 20;

export interface Measured {
  /** Milliseconds from commit to each browser socket. */
  delays: number[];
  /** Milliseconds until the last socket is served the naive way. */
  naive: number[];
}

/** Measures with real processes: this one commits, one is the sidecar, one holds the sockets. */
export async function measureRealtime({ url, pool }: Pick<TestDatabase, "url" | "pool">): Promise<Measured> {
  const { tokens, userIds } = await createAudience(pool, PEOPLE, BROADCASTERS, FOLLOWS_EACH);
  const sidecar = await startSidecarProcess(url);
  const sockets = startSocketsProcess();
  try {
    await sockets.open(sidecar.url, tokens);
    const commits = await playEvening(pool, BROADCASTERS, SECONDS);
    await pause(1_000);
    const arrivals = await sockets.arrivals();
    const delays: number[] = [];
    for (let n = 0; n < arrivals.length; n += 2) {
      const committedAt = commits.get(arrivals[n] ?? 0);
      if (committedAt !== undefined) delays.push((arrivals[n + 1] ?? 0) - committedAt);
    }
    if (delays.length < SECONDS * PEOPLE)
      throw new Error(
        `only ${delays.length} arrivals: the popular broadcaster alone makes ${SECONDS * PEOPLE}`,
      );
    return { delays, naive: await askForEachSocket(pool, userIds, 100, 10) };
  } finally {
    sockets.stop();
    sidecar.stop();
  }
}
