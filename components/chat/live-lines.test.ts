import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatLine, ChatPage, LiveChat } from "@/lib/chat/schema";
import {
  beginWith,
  countWaiting,
  goOn,
  LINES_AT_MOST,
  NO_LINES,
  olderCursor,
  takeBatch,
  takeOlder,
  takePage,
} from "./live-lines";
import { lineKey } from "./log-rows";

const START = Date.parse("2026-11-21T10:00:00Z");
const uuid = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;

/** The message that was written at this place of the chat. */
const message = (place: number, answers: number | null = null): ChatLine => ({
  type: "message",
  message: {
    id: uuid(place),
    channelId: "7",
    streamId: uuid(0),
    author: { id: "1", login: "ann", displayName: "Ann" },
    roles: [],
    badges: [],
    colour: null,
    text: `message ${place}`,
    emotes: [],
    bits: null,
    isAction: false,
    isFirst: false,
    replyTo:
      answers === null
        ? null
        : { id: uuid(answers), author: { id: "1", login: "ann", displayName: "Ann" }, text: "it" },
    sourceChannelId: null,
    sentAt: new Date(START + place * 1_000).toISOString(),
    deleted: null,
  },
});
const gap = (from: number, to: number | null): ChatLine => ({
  type: "gap",
  gap: {
    channelId: "7",
    from: new Date(START + from * 1_000).toISOString(),
    to: to === null ? null : new Date(START + to * 1_000).toISOString(),
    reason: "disconnected",
  },
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => message(from + at));
const page = (lines: ChatLine[], more = true): ChatPage => ({
  channel: { id: "7", login: "kaya", displayName: "Kaya", avatarUrl: null },
  lines,
  olderCursor: more ? "older" : null,
  newerCursor: null,
});
const batch = (lines: ChatLine[], rest: Partial<LiveChat> = {}): LiveChat => ({
  channelId: "7",
  lines,
  deleted: [],
  erased: [],
  ...rest,
});
const keys = (lines: readonly ChatLine[]) => lines.map(lineKey);

describe("what a live view holds", () => {
  it("shows every line once and in order, however batches overlap and come late", () => {
    const places = fc.array(fc.array(fc.integer({ min: 10, max: 60 }), { maxLength: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(places, fc.boolean(), (batches, paused) => {
        let held = beginWith(page([message(5)]));
        for (const places of batches) held = takeBatch(held, batch(places.map((at) => message(at))), paused);
        const wanted = [5, ...[...new Set(batches.flat())].sort((one, other) => one - other)];
        expect(keys(goOn(held).shown)).toEqual(wanted.map(uuid));
      }),
    );
  });

  it("keeps what comes while one reads, and counts it", () => {
    const begun = beginWith(page(range(0, 3)));
    const held = takeBatch(begun, batch([message(3), gap(4, null)]), true);
    expect(held.shown).toBe(begun.shown);
    expect(countWaiting(held)).toBe(1);
    expect(keys(goOn(held).shown)).toHaveLength(5);
  });

  it("never holds more than its bound, shown or waiting", () => {
    const begun = beginWith(page(range(0, 10)));
    const flooded = takeBatch(begun, batch(range(10, LINES_AT_MOST + 50)), false);
    expect(flooded.shown).toHaveLength(LINES_AT_MOST);
    expect(keys(flooded.shown).at(-1)).toBe(uuid(LINES_AT_MOST + 49));
    const away = takeBatch(begun, batch(range(10, LINES_AT_MOST + 50)), true);
    expect(away).toMatchObject({ waiting: [], torn: true });
    expect(takeBatch(away, batch([message(9_000)]), true).waiting).toEqual([]);
  });

  it("strikes what was taken away, wherever it stands, and lines that come again do not undo it", () => {
    const held = takeBatch(beginWith(page(range(0, 3))), batch([message(3)]), true);
    const by = { at: new Date(START).toISOString(), by: "ban" as const };
    const deleted = [1, 3].map((place) => ({ id: uuid(place), ...by }));
    const struck = goOn(takeBatch(takeBatch(held, batch([], { deleted }), true), batch([message(1)]), true));
    const marks = struck.shown.map((line) => line.type === "message" && line.message.deleted);
    expect(marks).toEqual([null, by, null, by]);
  });

  it("lets erased lines go, and what answers repeat of them", () => {
    const held = beginWith(page([message(0), message(1, 0), message(2)]));
    const left = takeBatch(held, batch([], { erased: [uuid(0)] }), false).shown;
    expect(keys(left)).toEqual([uuid(1), uuid(2)]);
    expect(left[0]?.type === "message" && left[0].message.replyTo).toEqual({
      id: uuid(0),
      author: null,
      text: null,
    });
  });

  it("closes a gap in its place", () => {
    const held = takeBatch(beginWith(page([message(0)])), batch([gap(1, null)]), false);
    const closed = takeBatch(held, batch([message(3), gap(1, 2)]), false);
    expect(closed.shown).toEqual([message(0), gap(1, 2), message(3)]);
  });

  it("leaves lines that are older than what is shown to scrolling back", () => {
    expect(takeBatch(beginWith(page([message(5)])), batch([message(1)]), false).shown).toHaveLength(1);
    expect(takeBatch(beginWith(page([message(5)], false)), batch([message(1)]), false).shown).toHaveLength(2);
  });

  it("fills in what was missed while away, or begins anew when that is too much", () => {
    const held = beginWith(page(range(0, 5)));
    expect(keys(takePage(held, page(range(3, 9)), false).shown)).toEqual(keys(range(0, 9)));
    expect(keys(takePage(held, page(range(50, 60)), false).shown)).toEqual(keys(range(50, 60)));
    expect(takePage(held, page(range(50, 60)), true)).toMatchObject({ shown: held.shown, torn: true });
    expect(keys(takePage(NO_LINES, page(range(0, 2)), false).shown)).toEqual(keys(range(0, 2)));
  });

  it("goes back page by page until the beginning, or until enough is held", () => {
    const held = beginWith(page(range(10, 20)));
    expect(olderCursor(held)).not.toBeNull();
    const back = takeOlder(held, page(range(0, 11), false));
    expect(keys(back.shown)).toEqual(keys(range(0, 20)));
    expect(olderCursor(back)).toBeNull();
    expect(olderCursor(beginWith(page(range(0, LINES_AT_MOST))))).toBeNull();
    expect(olderCursor(NO_LINES)).toBeNull();
  });
});
