import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  announce,
  announceMissed,
  BANNER_RULES,
  type BannerQueue,
  dismiss,
  dismissMissed,
  dismissRead,
  dropBroadcaster,
  emptyQueue,
  type GoLive,
  hold,
  nextChange,
  release,
  summarise,
} from "./queue";

const live = (id: string, broadcaster = id): GoLive => ({
  id,
  broadcaster: {
    id: broadcaster,
    login: broadcaster,
    displayName: broadcaster.toUpperCase(),
    avatarUrl: null,
  },
  stream: {
    id: `s-${id}`,
    title: "A title",
    categoryId: "1",
    categoryName: "Chess",
    language: "en",
    tags: [],
    viewerCount: 3,
    thumbnailUrl: "",
    startedAt: "2026-11-20T12:00:00Z",
  },
  at: "2026-11-20T12:00:10.000Z",
});
const lives = (...ids: string[]) => ids.map((id) => live(id));
const shown = (queue: BannerQueue) => queue.shown.map((banner) => banner.live.id);
const waiting = (queue: BannerQueue) => queue.waiting.map((banner) => banner.live.id);

describe("banners of what happens now", () => {
  test("three are shown, the others wait and move up as places come free", () => {
    const seven = announce(emptyQueue, lives("a", "b", "c", "d", "e", "f", "g"), 0);
    expect([shown(seven), waiting(seven)]).toEqual([
      ["a", "b", "c"],
      ["d", "e", "f", "g"],
    ]);
    const later = advance(seven, 12_000);
    expect([shown(later), waiting(later)]).toEqual([["d", "e", "f"], ["g"]]);
    expect(shown(dismiss(later, "e", 13_000))).toEqual(["d", "f", "g"]);
  });

  test("each leaves after 12 s and not before", () => {
    const queue = announce(announce(emptyQueue, lives("a"), 0), lives("b"), 5_000);
    expect(nextChange(queue)).toBe(12_000);
    expect(shown(advance(queue, 11_999))).toEqual(["a", "b"]);
    expect(shown(advance(queue, 12_000))).toEqual(["b"]);
    expect(nextChange(advance(queue, 17_000))).toBeNull();
  });

  test("none leaves while one is hovered or focused, and all stay 4 s after", () => {
    const held = hold(announce(emptyQueue, lives("a"), 0));
    expect(nextChange(held)).toBeNull();
    expect(shown(advance(held, 60_000))).toEqual(["a"]);
    const free = release(held, 60_000);
    expect(nextChange(free)).toBe(64_000);
    expect(shown(advance(free, 64_000))).toEqual([]);
    expect(nextChange(release(hold(announce(emptyQueue, lives("a"), 0)), 1_000))).toBe(12_000);
  });

  test("the same announcement is shown once, also after it was dismissed", () => {
    const queue = dismiss(announce(emptyQueue, [...lives("a"), ...lives("a")], 0), "a", 1);
    expect(shown(announce(queue, lives("a"), 2))).toEqual([]);
    expect(announceMissed(queue, lives("a"), 2)).toEqual(advance(queue, 2));
  });

  test("what waited 45 s for room is let go", () => {
    const queue = announce(hold(emptyQueue), lives("a", "b", "c", "d"), 0);
    expect(nextChange(queue)).toBe(45_000);
    expect(waiting(advance(queue, 45_000))).toEqual([]);
  });

  test("muting or going offline takes all of a broadcaster's banners away and lets others move up", () => {
    const queue = announce(emptyQueue, [live("1", "x"), ...lives("a", "b", "c"), live("2", "x")], 0);
    expect(shown(dropBroadcaster(queue, "x", 1))).toEqual(["a", "b", "c"]);
    expect(waiting(dropBroadcaster(queue, "x", 1))).toEqual([]);
  });
});

describe("banners of what was missed", () => {
  test("up to three come one by one", () => {
    const queue = announceMissed(emptyQueue, lives("a", "b", "c"), 0);
    expect([shown(queue), queue.missed]).toEqual([["a", "b", "c"], null]);
  });

  test("more come as one, which also leaves after 12 s and waits while held", () => {
    const queue = announceMissed(emptyQueue, lives("a", "b", "c", "d", "e"), 0);
    expect(shown(queue)).toEqual([]);
    expect(queue.missed).toEqual({ names: ["A", "B", "C", "D", "E"], until: 12_000 });
    expect(advance(hold(queue), 99_000).missed).not.toBeNull();
    expect(advance(queue, 12_000).missed).toBeNull();
    expect(dismissMissed(queue).missed).toBeNull();
  });

  test("a second absence adds its names to the same banner, each once", () => {
    const queue = summarise(summarise(emptyQueue, ["A", "B"], 0), ["B", "C"], 5_000);
    expect(queue.missed).toEqual({ names: ["A", "B", "C"], until: 17_000 });
    expect(summarise(emptyQueue, [], 0)).toBe(emptyQueue);
  });
});

describe("what was read on another device", () => {
  const at = "2026-11-20T12:00:30.000Z";

  test("leaves, and the next moves up", () => {
    const queue = announce(emptyQueue, lives("a", "b", "c", "d"), 0);
    expect(shown(dismissRead(queue, { ids: ["b"], at }, 1_000))).toEqual(["a", "c", "d"]);
  });

  test("is not shown when it is announced only then", () => {
    const queue = dismissRead(emptyQueue, { ids: ["a"], at }, 0);
    expect(shown(announce(queue, lives("a", "b"), 1_000))).toEqual(["b"]);
  });

  test("with all others up to a moment: what came later stays", () => {
    const queue = announce(emptyQueue, [live("a"), { ...live("b"), at: "2026-11-20T12:00:31.000Z" }], 0);
    expect(shown(dismissRead(queue, { ids: null, at }, 1_000))).toEqual(["b"]);
  });

  test("or is not among them, changes nothing that is seen", () => {
    const queue = announce(emptyQueue, lives("a"), 0);
    expect(dismissRead(queue, { ids: ["x"], at }, 1_000).shown).toEqual(queue.shown);
  });
});

test("whatever happens, at most three are in view, none twice, and time alone empties the page", () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("announce" as const), ids: fc.array(fc.integer({ min: 0, max: 30 })) }),
    fc.record({ do: fc.constant("missed" as const), ids: fc.array(fc.integer({ min: 0, max: 30 })) }),
    fc.record({ do: fc.constant("dismiss" as const), id: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ do: fc.constantFrom("hold" as const, "release" as const, "wait" as const) }),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let now = 0;
      let queue = emptyQueue;
      const everShown = new Map<string, number>();
      for (const action of steps) {
        now += 700;
        const before = new Set(shown(queue));
        if (action.do === "announce")
          queue = announce(
            queue,
            action.ids.map(String).map((id) => live(id)),
            now,
          );
        if (action.do === "missed")
          queue = announceMissed(
            queue,
            action.ids.map(String).map((id) => live(id)),
            now,
          );
        if (action.do === "dismiss") queue = dismiss(queue, String(action.id), now);
        if (action.do === "hold") queue = hold(queue);
        if (action.do === "release") queue = release(queue, now);
        if (action.do === "wait") queue = advance(queue, now);
        expect(queue.shown.length).toBeLessThanOrEqual(BANNER_RULES.most);
        for (const id of shown(queue)) if (!before.has(id)) everShown.set(id, (everShown.get(id) ?? 0) + 1);
      }
      expect([...everShown.values()].every((times) => times === 1)).toBe(true);
      queue = release(queue, now);
      for (let next = nextChange(queue); next !== null; next = nextChange(queue))
        queue = advance(queue, next);
      expect([queue.shown, queue.waiting, queue.missed]).toEqual([[], [], null]);
    }),
  );
});
