import { setTimeout as pause } from "node:timers/promises";
import type { TestDatabase } from "@/tests/support/database";
import { createAudience } from "./audience";
import { playEvening } from "./evening";
import { askForEachSocket } from "./naive";
import { startSidecarProcess, startSocketsProcess } from "./processes";

const PEOPLE = 1_000;
const FOLLOWS_EACH = 60;
const BROADCASTERS = 40_000;
const SECONDS = 20;

/** Milliseconds until a socket is told, for each arrival. */
export interface Measured {
  /** All there was in the evening. */
  all: number[];
  /** Only what goes to every socket. */
  toAll: number[];
  /** The same done the naive way. */
  toAllNaively: number[];
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
    const all: number[] = [];
    const toAll: number[] = [];
    for (let n = 0; n < arrivals.length; n += 2) {
      const commit = commits.get(arrivals[n] ?? 0);
      if (!commit) continue;
      const delay = (arrivals[n + 1] ?? 0) - commit.at;
      all.push(delay);
      if (commit.toAll) toAll.push(delay);
    }
    if (toAll.length !== SECONDS * PEOPLE)
      throw new Error(`${toAll.length} arrivals of what everybody hears; there must be ${SECONDS * PEOPLE}`);
    return { all, toAll, toAllNaively: await askForEachSocket(pool, userIds, 100, 10) };
  } finally {
    sockets.stop();
    sidecar.stop();
  }
}
