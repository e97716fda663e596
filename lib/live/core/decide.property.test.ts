import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aStream, at, type LiveModel, liveModel } from "@/tests/support/live-model";
import type { Observation } from "./live-state";

const who = fc.constantFrom("1", "2", "3");
const stream = fc.record({
  id: fc.constantFrom("A", "B", "C"),
  title: fc.constantFrom("x", "y"),
  categoryId: fc.constantFrom("10", "20"),
  viewerCount: fc.nat(1000),
});

/** What happens between one moment and the next, for one broadcaster. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("seen" as const), stream }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("missing" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("offline_event" as const),
      streamId: fc.constantFrom(null, "A", "B"),
    }),
  },
);

const entry = fc.record({
  who,
  step,
  gap: fc.integer({ min: 1, max: 900 }),
  startLag: fc.integer({ min: 0, max: 200 }),
});

/** A history: observations in the order of their times. A stream's start is a fact of the stream, before its first sight. */
const history = fc.array(entry, { maxLength: 40 }).map((entries) => {
  const startOf = new Map<string, Date>();
  let seconds = 0;
  return entries.map(({ who: broadcasterId, step: happened, gap, startLag }): Observation => {
    seconds += gap;
    const base = { broadcasterId, observedAt: at(seconds), source: "poll" as const };
    if (happened.kind !== "seen") return { ...base, ...happened };
    const { id, ...shown } = happened.stream;
    const startedAt = startOf.get(`${broadcasterId}/${id}`) ?? at(seconds - startLag);
    startOf.set(`${broadcasterId}/${id}`, startedAt);
    return { ...base, kind: "seen", stream: aStream(id, { ...shown, startedAt }) };
  });
});

function run(observations: readonly Observation[]): LiveModel {
  const model = liveModel();
  for (const observation of observations) model.observe(observation);
  return model;
}
const outcome = ({ statuses, checkedAt, changes, announced }: LiveModel) => ({
  statuses: [...statuses].sort(),
  checkedAt: [...checkedAt].sort(),
  changes: changes.toSorted((a, b) => Number(a.observedAt) - Number(b.observedAt)),
  announced: announced.toSorted(),
});

describe("deciding", () => {
  test("applying twice is applying once", () => {
    fc.assert(
      fc.property(history, (observations) => {
        const twice = observations.flatMap((observation) => [observation, observation]);
        expect(outcome(run(twice))).toEqual(outcome(run(observations)));
      }),
    );
  });

  test("answers that come late, or again, anywhere, change nothing", () => {
    const answers = history.map((all) => all.filter(({ kind }) => kind !== "offline_event"));
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (observations, numbers) => {
        const disturbed = observations.flatMap((observation, index) => {
          const earlier = observations[(numbers.next().value ?? 0) % (index + 1)];
          return earlier ? [observation, earlier] : [observation];
        });
        expect(outcome(run(disturbed))).toEqual(outcome(run(observations)));
      }),
    );
  });

  test("a batch that failed (nothing observed) leaves everyone as they were", () => {
    fc.assert(
      fc.property(history, who, (observations, failed) => {
        const others = observations.filter(({ broadcasterId }) => broadcasterId !== failed);
        const model = run(others);
        expect(model.statuses.has(failed)).toBe(false);
        expect(outcome(model).changes).toEqual(
          outcome(run(observations)).changes.filter(({ broadcasterId }) => broadcasterId !== failed),
        );
      }),
    );
  });

  test("the order between broadcasters does not matter", () => {
    fc.assert(
      fc.property(history, (observations) => {
        const byBroadcaster = observations.toSorted((a, b) => a.broadcasterId.localeCompare(b.broadcasterId));
        expect(outcome(run(byBroadcaster))).toEqual(outcome(run(observations)));
      }),
    );
  });

  test("nobody is told twice of one stream", () => {
    let told = 0;
    fc.assert(
      fc.property(history, (observations) => {
        const { announced } = run(observations);
        expect(new Set(announced).size).toBe(announced.length);
        told += announced.length;
      }),
    );
    expect(told).toBeGreaterThan(50);
  });

  test("the log alternates: what begins was off, what ends was on, what comes back had ended", () => {
    fc.assert(
      fc.property(history, (observations) => {
        const open = new Map<string, string>();
        const closed = new Map<string, string>();
        for (const { kind, broadcasterId: id, streamId } of run(observations).changes) {
          if (kind === "went_live" || kind === "reopened") expect(open.has(id)).toBe(false);
          else expect(open.has(id)).toBe(true);
          if (kind === "reopened") expect(closed.get(id)).toBe(streamId);
          else if (kind === "restarted") expect(open.get(id)).not.toBe(streamId);
          else if (kind !== "went_live") expect(open.get(id)).toBe(streamId);
          if (kind === "went_offline") {
            open.delete(id);
            closed.set(id, streamId);
          } else {
            open.set(id, streamId);
          }
        }
      }),
    );
  });

  test("an end lies at the last sight of the stream, never after what was observed", () => {
    fc.assert(
      fc.property(history, (observations) => {
        const model = run(observations);
        for (const status of model.statuses.values()) {
          if (status.state !== "offline") {
            expect(status.endedAt).toBeNull();
            continue;
          }
          const sights = observations.filter(
            (o) =>
              o.kind === "seen" &&
              o.broadcasterId === status.broadcasterId &&
              o.stream.id === status.streamId &&
              Number(o.observedAt) === Number(status.endedAt),
          );
          expect(sights).toHaveLength(1);
        }
      }),
    );
  });
});
