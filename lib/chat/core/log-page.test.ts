import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatLine } from "../schema";
import { cutTo, inOrder, merged, placeOf } from "./log-page";

const person = { id: "1", login: "ann", displayName: "Ann" };

const event = (at: number, id: string): ChatLine => ({
  type: "event",
  event: {
    id,
    channelId: "7",
    streamId: "00000000-0000-0000-0000-000000000001",
    kind: "raid",
    author: person,
    systemText: "",
    text: "",
    sentAt: new Date(at).toISOString(),
  },
});
const gap = (from: number): ChatLine => ({
  type: "gap",
  gap: { channelId: "7", from: new Date(from).toISOString(), to: null, reason: "disconnected" },
});

const lines = fc.array(fc.tuple(fc.nat(50), fc.uuid()).map(([at, id]) => event(at, id)));

describe("a channel's log", () => {
  it("puts lines of all sources in one order, oldest first, and loses none", () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const all = merged(one, other);
        expect(all).toHaveLength(one.length + other.length);
        for (const [index, line] of all.slice(1).entries())
          expect(inOrder(placeOf(all[index] as ChatLine), placeOf(line))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("puts a gap before what was said as it began", () => {
    const said = event(5, "00000000-0000-4000-8000-000000000000");
    expect(merged([said], [gap(5)])).toEqual([gap(5), said]);
  });

  it("keeps the lines next to where a page begins, and says whether there are more", () => {
    const [one, two, three] = [1, 2, 3].map((at) => event(at, "00000000-0000-4000-8000-000000000000"));
    const all = [one, two, three] as ChatLine[];
    expect(cutTo(all, 2, "older")).toEqual({ lines: [two, three], more: true });
    expect(cutTo(all, 2, "newer")).toEqual({ lines: [one, two], more: true });
    expect(cutTo(all, 3, "older")).toEqual({ lines: all, more: false });
  });
});
