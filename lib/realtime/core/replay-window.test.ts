import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { event, recorded, uuid } from "@/tests/support/events";
import { rooms } from "../schema";
import { ReplayWindow } from "./replay-window";

const LIMITS = { rows: 10, events: 5 };
const heard = new Set([rooms.broadcaster("1"), rooms.user(uuid(1)), rooms.operators]);
const seqs = (answer: { events: { seq: number }[] }) => answer.events.map(({ seq }) => seq);

function windowWith(...events: Parameters<ReplayWindow["pass"]>[0][]): ReplayWindow {
  const window = new ReplayWindow(LIMITS);
  for (const e of events) window.pass(e);
  return window;
}

describe("catching up", () => {
  const window = windowWith(
    recorded(1, event.online("1")),
    recorded(2, event.online("2")),
    recorded(3, event.viewers(["1", 5])),
    recorded(4, event.notificationRead(uuid(1))),
    recorded(5, event.notificationRead(uuid(2))),
    recorded(6, event.sessionEnded(uuid(1), null)),
    recorded(8, event.jobRun(1)),
  );

  test.each([
    ["a first visit", undefined, 8, { events: [], upTo: 8, refetch: false }],
    ["one who knows all", 8, 8, { events: [], upTo: 8, refetch: false }],
    ["one who met a quicker sidecar", 9, 9, { events: [], upTo: 9, refetch: false }],
    ["one from another database", 9, 8, { events: [], upTo: 8, refetch: true }],
  ])("%s", (_name, lastSeq, newest, expected) => {
    expect(window.catchUp(lastSeq, newest, heard)).toEqual(expected);
  });

  test("gives what the rooms heard, without viewer counts and without the ends of sessions", () => {
    const answer = window.catchUp(0, 8, heard);
    expect(seqs(answer)).toEqual([1, 4, 8]);
    expect(answer).toMatchObject({ upTo: 8, refetch: false });
  });

  test("gives only what is newer than what is known", () => {
    expect(seqs(window.catchUp(1, 8, heard))).toEqual([4, 8]);
    expect(seqs(window.catchUp(7, 8, heard))).toEqual([8]);
  });

  test("gives nobody another's events", () => {
    expect(seqs(window.catchUp(0, 8, new Set([rooms.user(uuid(2))])))).toEqual([5]);
    expect(seqs(window.catchUp(0, 8, new Set()))).toEqual([]);
  });
});

test("more than can be sent at once becomes a refetch", () => {
  const window = windowWith(...[1, 2, 3, 4, 5, 6].map((seq) => recorded(seq, event.online("1"))));
  expect(window.catchUp(0, 6, heard)).toEqual({ events: [], upTo: 6, refetch: true });
  expect(seqs(window.catchUp(1, 6, heard))).toEqual([2, 3, 4, 5, 6]);
});

test("begun behind a seq, it knows nothing before", () => {
  const window = new ReplayWindow(LIMITS, 100);
  window.pass(recorded(101, event.online("1")));
  expect(window.catchUp(99, 101, heard).refetch).toBe(true);
  expect(seqs(window.catchUp(100, 101, heard))).toEqual([101]);
});

test("rows nobody understands move it on", () => {
  const window = windowWith(recorded(1, event.online("1")));
  window.passTo(5);
  expect(window.position).toBe(5);
  window.passTo(3);
  expect(window.catchUp(5, 5, heard)).toEqual({ events: [], upTo: 5, refetch: false });
});

test("restarted, it has forgotten", () => {
  const window = windowWith(recorded(5, event.online("1")));
  window.restart(2);
  expect(window.position).toBe(2);
  expect(window.catchUp(1, 2, heard).refetch).toBe(true);
});

test("refuses events out of order", () => {
  const window = windowWith(recorded(5, event.online("1")));
  expect(() => window.pass(recorded(5, event.online("1")))).toThrow(RangeError);
});

test("keeps at least the rows promised, not many more, and never answers with a gap", () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(gaps, fc.nat(200), (steps, lastSeq) => {
      const window = new ReplayWindow({ rows: 10, events: 1_000 });
      const passed: number[] = [];
      for (const gap of steps) {
        passed.push((passed.at(-1) ?? 0) + gap);
        window.pass(recorded(passed.at(-1) ?? 0, event.online("1")));
      }
      const newest = passed.at(-1) ?? 0;
      const missed = passed.filter((seq) => seq > lastSeq);
      const answer = window.catchUp(lastSeq, newest, heard);
      if (lastSeq > newest || missed.length > 11) expect(answer.refetch).toBe(true);
      if (!answer.refetch) expect(seqs(answer)).toEqual(missed);
      if (lastSeq <= newest && missed.length <= 10) expect(answer.refetch).toBe(false);
    }),
  );
});
