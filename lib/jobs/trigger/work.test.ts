import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Job } from "../definition";
import type { Claim } from "../ledger";
import { createTaskWork, type WorkDeps } from "./work";

const AT = (seconds: number) => new Date(Date.UTC(2026, 4, 1, 18, 0, seconds));
const SIGNAL = new AbortController().signal;

const job = (id: string, schedule: Job["schedule"]): Job => ({
  id,
  summary: "",
  schedule,
  wokenBy: [],
  input: z.undefined(),
  concurrency: 1,
  retry: { attempts: 1, minMs: 0, maxMs: 0 },
  ttlSeconds: 30,
  maxDurationMs: 1_000,
  handler: async () => null,
});
const TICK = job("tick", { everySeconds: 30 });
const LOOK = job("look", { everySeconds: 300 });
const NIGHTLY = job("nightly", { cron: "20 4 * * *" });

/** The work of the tasks, with a journal of what it did to the world. */
function bench(more: Partial<WorkDeps> = {}) {
  const journal: string[] = [];
  const note = (text: string) => journal.push(text);
  const claimed = (jobId: string, runId: string): Claim => ({
    runId,
    jobId,
    slot: AT(0),
    attempt: 1,
    input: null,
  });
  const work = createTaskWork({
    jobs: [TICK, LOOK, NIGHTLY],
    ledger: {
      async claim(jobId, slot) {
        note(`claims ${jobId} at ${slot.toISOString().slice(17, 19)}`);
        return claimed(jobId, "slot");
      },
      async begin(runId) {
        note(`begins ${runId}`);
        return runId === "theirs" ? undefined : claimed("nightly", runId);
      },
    },
    async run({ id }, { runId }) {
      note(`does ${id} ${runId}`);
      return { done: 1 };
    },
    async ask(jobId, slot) {
      note(`asks ${jobId} at ${slot.toISOString().slice(14, 19)}`);
    },
    clock: () => AT(31),
    log: { warn: (_fields, message) => note(message) },
    ...more,
  });
  return { work, journal };
}

describe("a link of a chain", () => {
  test("asks for the next slot before it does its own", async () => {
    const { work, journal } = bench();
    expect(await work.doLink("tick", AT(30), SIGNAL)).toEqual({ done: 1 });
    expect(journal).toEqual(["asks tick at 01:00", "claims tick at 30", "does tick slot"]);
  });

  test("that comes late leaves out what has passed", async () => {
    const { work, journal } = bench({ clock: () => AT(100) });
    await work.doLink("tick", AT(30), SIGNAL);
    expect(journal[0]).toBe("asks tick at 02:00");
  });

  test("never asks for its own slot, also where the clock is behind", async () => {
    const { work, journal } = bench({ clock: () => AT(28) });
    await work.doLink("tick", AT(30), SIGNAL);
    expect(journal[0]).toBe("asks tick at 01:00");
  });

  test("works also when the platform does not take the next one", async () => {
    const ask = () => Promise.reject(new Error("away"));
    const { work, journal } = bench({ ask });
    expect(await work.doLink("tick", AT(30), SIGNAL)).toEqual({ done: 1 });
    expect(journal[0]).toMatch("the watchdog begins it again");
  });

  test("that fails has asked for the next one all the same", async () => {
    const { work, journal } = bench({ run: () => Promise.reject(new Error("no")) });
    await expect(work.doLink("tick", AT(30), SIGNAL)).rejects.toThrow("no");
    expect(journal[0]).toBe("asks tick at 01:00");
  });
});

describe("the watchdog", () => {
  test("asks for the next slot of every chain, and of nothing else", async () => {
    const { work, journal } = bench();
    expect(await work.mendChains()).toEqual({ chains: ["tick", "look"] });
    expect(journal).toEqual(["asks tick at 01:00", "asks look at 05:00"]);
  });

  test("tries all of them, and fails when one cannot be begun", async () => {
    const asked: string[] = [];
    const ask = async (jobId: string) => {
      asked.push(jobId);
      if (jobId === "tick") throw new Error("away");
    };
    await expect(bench({ ask }).work.mendChains()).rejects.toThrow("1 of 2 chains could not be begun");
    expect(asked).toEqual(["tick", "look"]);
  });
});

test("the slot of a cron is done without asking for another", async () => {
  const { work, journal } = bench();
  expect(await work.doSlot("nightly", AT(0), SIGNAL)).toEqual({ done: 1 });
  expect(journal).toEqual(["claims nightly at 00", "does nightly slot"]);
});

test("a run that was asked for is begun by its id", async () => {
  const { work, journal } = bench();
  expect(await work.doRun("ours", SIGNAL)).toEqual({ done: 1 });
  expect(journal).toEqual(["begins ours", "does nightly ours"]);
});

test("what another engine has is left to it", async () => {
  const { work, journal } = bench();
  expect(await work.doRun("theirs", SIGNAL)).toEqual({ skipped: expect.any(String) });
  expect(journal).toEqual(["begins theirs"]);
});

test("a task of a job that this version does not have fails", async () => {
  await expect(bench().work.doLink("gone", AT(0), SIGNAL)).rejects.toThrow('no job "gone"');
});
