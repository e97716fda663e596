import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "@/lib/db/client";
import { bundled } from "./bundled";
import { append, starts } from "./publishing";

export const EVENTS = 10_000;
export const KEYS = 50;

/** What a consumer saw that forgets ids it has seen. */
export class Seen {
  readonly byKey = new Map<string, number[]>();
  readonly #ids = new Set<string>();
  duplicates = 0;

  take(body: string): void {
    const { id, key, data } = JSON.parse(body) as {
      id: string;
      key: string;
      data: { stream?: { title: string } };
    };
    if (!data.stream) return;
    if (this.#ids.has(id)) {
      this.duplicates += 1;
      return;
    }
    this.#ids.add(id);
    const numbers = this.byKey.get(key) ?? [];
    this.byKey.set(key, numbers);
    numbers.push(Number(data.stream.title));
  }

  get count(): number {
    return this.#ids.size;
  }

  /** Keys that did not get theirs, each once and in order. */
  wrongKeys(): string[] {
    return Array.from({ length: KEYS }, (_, place) => String(place + 1)).filter((key) => {
      const expected = Array.from({ length: EVENTS / KEYS }, (_, n) => n * KEYS + Number(key) - 1);
      return JSON.stringify(this.byKey.get(key)) !== JSON.stringify(expected);
    });
  }
}

/** Appends all events, in transactions of a hundred, over a few seconds. */
export async function appendAll(pool: Pool, pauseMs: number): Promise<void> {
  for (let from = 0; from < EVENTS; from += 100) {
    await append(pool, starts(100, { keys: KEYS, from }));
    await sleep(pauseMs);
  }
}

/** A worker process that publishes; `kill` is kill -9. */
export async function startWorker(environment: Record<string, string>): Promise<{ kill(): Promise<void> }> {
  const child: ChildProcess = fork(await bundled("tests/support/publish-worker.ts"), {
    execArgv: [],
    env: { ...process.env, ...environment },
  });
  await once(child, "message");
  return {
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
