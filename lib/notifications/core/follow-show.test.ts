import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordedEvent } from "@/lib/events/schema";
import { event, recorded } from "@/tests/support/events";
import { anItem } from "@/tests/support/inbox";
import { followShow } from "./follow-show";

const item = anItem({ lastStreamId: "A", startedAt: "2026-11-20T12:00:00.000Z" });
const minute = (n: number) => new Date(Date.UTC(2026, 10, 20, 12, n)).toISOString();
const stream = (id: string, title = "Endgames") => ({
  ...event.online("1").payload.stream,
  id,
  title,
  categoryName: "Chess",
});

const ended = (streamId: string, at: number) => {
  const offline = event.offline("1");
  return recorded(1, { ...offline, payload: { ...offline.payload, streamId, endedAt: minute(at) } });
};
const updated = (id: string, title: string) => {
  const update = event.updated("1");
  return recorded(1, { ...update, payload: { ...update.payload, stream: stream(id, title) } });
};
const reopened = (id: string) => {
  const online = event.online("1");
  const payload = {
    ...online.payload,
    change: "reopened" as const,
    stream: stream(id),
    announcementId: null,
  };
  return recorded(1, { ...online, payload });
};
const goesOn = (id: string, continues: string) => {
  const online = event.online("1");
  return recorded(1, {
    ...online,
    payload: { ...online.payload, stream: stream(id), announcementId: null, continues },
  });
};
const entryAfter = (...events: RecordedEvent[]) => events.reduce(followShow, item);

describe("an entry follows its show", () => {
  test("to its end, and says how long it was", () => {
    expect(entryAfter(ended("A", 133))).toMatchObject({
      onAir: false,
      endedAt: minute(133),
      durationMs: 133 * 60_000,
    });
  });

  test("through a stream that is thought to have ended and has not", () => {
    expect(entryAfter(ended("A", 5), reopened("A"))).toEqual(item);
  });

  test("through a break: another stream goes on with it, and it is one show to the end of that", () => {
    const on = entryAfter(ended("A", 5), goesOn("B", "A"));
    expect(on).toMatchObject({ onAir: true, lastStreamId: "B", endedAt: null, durationMs: null });
    expect(followShow(on, ended("B", 20))).toMatchObject({ onAir: false, durationMs: 20 * 60_000 });
  });

  test("to what it shows now, while its own words stay", () => {
    expect(entryAfter(updated("A", "Openings"))).toMatchObject({
      streamTitle: "Endgames",
      showing: { title: "Openings", categoryName: "Chess" },
    });
  });

  test("and no other: the very same entry comes back", () => {
    for (const other of [ended("B", 5), updated("B", "x"), reopened("B"), goesOn("C", "B")]) {
      expect(followShow(item, other)).toBe(item);
    }
  });

  test("an end before the start counts as the start", () => {
    expect(entryAfter(ended("A", -5)).durationMs).toBe(0);
  });
});

test("what came of any course of a show is what comes of it when its latest part is heard again", () => {
  /** A course that can be: each step follows from the one before. */
  const course = fc
    .array(fc.constantFrom("end", "back", "next", "retitle"), { maxLength: 12 })
    .map((steps) => {
      let number = 0;
      let onAir = true;
      return steps.flatMap((step, at): RecordedEvent[] => {
        const id = number === 0 ? "A" : `A${number}`;
        if (step === "retitle" && onAir) return [updated(id, `title ${at}`)];
        if (step === "end" && onAir) {
          onAir = false;
          return [ended(id, at)];
        }
        if (step === "back" && !onAir) {
          onAir = true;
          return [reopened(id)];
        }
        if (step === "next" && !onAir) {
          number += 1;
          onAir = true;
          return [goesOn(`A${number}`, id)];
        }
        return [];
      });
    });
  fc.assert(
    fc.property(course, fc.nat(12), (events, from) => {
      const once = entryAfter(...events);
      expect(events.slice(from).reduce(followShow, once)).toEqual(once);
    }),
  );
});
