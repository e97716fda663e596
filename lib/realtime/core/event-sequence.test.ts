import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordedEvent } from "@/lib/events/schema";
import { event, recorded } from "@/tests/support/events";
import type { CaughtUp } from "../schema";
import { beginSequence, catchUp, type EventSequence, loseStep, receive } from "./event-sequence";

const at = (seq: number): RecordedEvent => recorded(seq, event.online(String(seq)));
const answer = (upTo: number, seqs: number[] = [], refetch = false): CaughtUp => ({
  events: seqs.map(at),
  upTo,
  refetch,
});
const seqs = (events: readonly RecordedEvent[]) => events.map(({ seq }) => seq);

describe("a first visit", () => {
  test("without a cursor begins where the sidecar stands", () => {
    const { sequence, delivery } = catchUp(beginSequence(null), answer(7));
    expect(sequence).toEqual({ last: 7, inStep: true, held: [] });
    expect(delivery).toEqual({ refetch: false, replayed: [], live: [] });
  });

  test("with the page's cursor gets what happened since the page was made", () => {
    const { sequence, delivery } = catchUp(beginSequence(5), answer(8, [6, 8]));
    expect(sequence.last).toBe(8);
    expect(seqs(delivery.replayed)).toEqual([6, 8]);
  });
});

describe("before the sidecar said what was missed", () => {
  const { sequence: holding, delivery } = receive(beginSequence(5), at(9));

  test("what comes is held back", () => {
    expect(delivery).toEqual({ refetch: false, replayed: [], live: [] });
    expect(seqs(holding.held)).toEqual([9]);
  });

  test("then delivered as new, behind what was missed", () => {
    const caught = catchUp(holding, answer(8, [6]));
    expect(seqs(caught.delivery.replayed)).toEqual([6]);
    expect(seqs(caught.delivery.live)).toEqual([9]);
    expect(caught.sequence).toEqual({ last: 9, inStep: true, held: [] });
  });

  test("or let go when the connection is lost: the next one brings it", () => {
    expect(loseStep(holding)).toEqual({ last: 5, inStep: false, held: [] });
  });
});

describe("in step", () => {
  const inStep = catchUp(beginSequence(5), answer(5)).sequence;

  test("delivers what is new and drops what was before", () => {
    const first = receive(inStep, at(6));
    expect(seqs(first.delivery.live)).toEqual([6]);
    expect(receive(first.sequence, at(6)).delivery.live).toEqual([]);
    expect(receive(first.sequence, at(3)).delivery.live).toEqual([]);
    expect(receive(first.sequence, at(3)).sequence.last).toBe(6);
  });
});

describe("viewer counts", () => {
  const counts = (seq: number) => recorded(seq, event.viewers(["1", seq]));

  test("come through behind newer events and never move the count of what was seen", () => {
    const inStep = catchUp(beginSequence(5), answer(9)).sequence;
    const late = receive(inStep, counts(7));
    expect(seqs(late.delivery.live)).toEqual([7]);
    expect(late.sequence.last).toBe(9);
    const early = receive(inStep, counts(12));
    expect(early.sequence.last).toBe(9);
    expect(seqs(receive(early.sequence, at(10)).delivery.live)).toEqual([10]);
  });

  test("are held like all else before the sidecar said what was missed", () => {
    const holding = receive(receive(beginSequence(5), at(9)).sequence, counts(8)).sequence;
    const { sequence, delivery } = catchUp(holding, answer(8));
    expect(seqs(delivery.live)).toEqual([9, 8]);
    expect(sequence.last).toBe(9);
  });
});

describe("told to refetch", () => {
  test("it says so, takes over the sidecar's count and goes on from there", () => {
    const holding = receive(beginSequence(500), at(4)).sequence;
    const { sequence, delivery } = catchUp(holding, answer(3, [], true));
    expect(delivery.refetch).toBe(true);
    expect(delivery.replayed).toEqual([]);
    expect(seqs(delivery.live)).toEqual([4]);
    expect(seqs(receive(sequence, at(5)).delivery.live)).toEqual([5]);
  });
});

test("a sidecar that lags behind what we know delivers nothing twice", () => {
  const { sequence } = catchUp(beginSequence(10), answer(10));
  expect([8, 9, 10, 11].flatMap((seq) => seqs(receive(sequence, at(seq)).delivery.live))).toEqual([11]);
});

/** A sidecar's side of one connection: joined at `joined`, some events before `caught_up`, cut after `cut`. */
const connections = fc.array(
  fc.record({ progress: fc.nat(6), early: fc.nat(4), late: fc.nat(4), answers: fc.boolean() }),
  { maxLength: 12 },
);

test("over any connections, cut anywhere, each event is delivered once and in order", () => {
  fc.assert(
    fc.property(connections, (plan) => {
      let sequence: EventSequence = beginSequence(0);
      let newest = 0;
      const seen: number[] = [];
      const take = (step: ReturnType<typeof receive>) => {
        sequence = step.sequence;
        seen.push(...seqs(step.delivery.replayed), ...seqs(step.delivery.live));
      };
      for (const { progress, early, late, answers } of plan) {
        newest += progress;
        const joined = newest;
        const known = sequence.last ?? 0;
        for (let n = 0; n < early; n += 1) take(receive(sequence, at(++newest)));
        if (answers) {
          const missed = Array.from({ length: Math.max(0, joined - known) }, (_, n) => known + 1 + n);
          take(catchUp(sequence, answer(joined, missed)));
          for (let n = 0; n < late; n += 1) take(receive(sequence, at(++newest)));
        }
        sequence = loseStep(sequence);
      }
      const last = sequence.last ?? 0;
      expect(seen).toEqual(Array.from({ length: last }, (_, n) => n + 1));
    }),
  );
});
