import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatLine } from "@/lib/chat/schema";
import { ChatMemory, type Found } from "./chat-memory";

const line = (id: string): ChatLine => ({
  type: "event",
  event: {
    id,
    channelId: "7",
    streamId: "00000000-0000-0000-0000-000000000001",
    kind: "raid",
    author: { id: "1", login: "ann", displayName: "Ann" },
    systemText: "",
    text: "",
    sentAt: "2026-11-21T10:00:00.000Z",
  },
});
const found = (part: Partial<Found>): Found => ({ lines: [], deleted: [], gap: null, ...part });
const idsOf = (lines: readonly ChatLine[]) =>
  lines.map((one) => (one.type === "event" ? one.event.id : "not an event"));
const deletion = (id: string) => ({ id, at: "2026-11-21T10:00:00.000Z", by: "timeout" as const });
const from = "2026-11-21T10:00:00.000Z";

describe("what was told of a channel", () => {
  it("tells every line once, however often and in whatever order it is found", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(30).map(String), { maxLength: 20 })), (looks) => {
        const memory = new ChatMemory(100);
        const told = looks.flatMap((ids) =>
          idsOf(memory.take("7", found({ lines: ids.map(line) }))?.lines ?? []),
        );
        expect(told).toHaveLength(new Set(told).size);
        expect(new Set(told)).toEqual(new Set(looks.flat()));
      }),
    );
  });

  it("says nothing when there is no news", () => {
    const memory = new ChatMemory(10);
    memory.take("7", found({ lines: [line("a")], deleted: [deletion("a")] }));
    expect(memory.take("7", found({ lines: [line("a")], deleted: [deletion("a")] }))).toBeNull();
  });

  it("tells a gap when it opens and when it closes", () => {
    const memory = new ChatMemory(10);
    const gap = { channelId: "7", from, to: null, reason: "disconnected" };
    expect(memory.take("7", found({ gap }))?.lines).toEqual([{ type: "gap", gap }]);
    expect(memory.take("7", found({ gap }))).toBeNull();
    const closed = { ...gap, to: "2026-11-21T10:01:00.000Z" };
    expect(memory.take("7", found({ gap: closed }))?.lines).toEqual([{ type: "gap", gap: closed }]);
  });

  it("forgets the oldest first", () => {
    const memory = new ChatMemory(2);
    memory.take("7", found({ lines: ["a", "b", "c"].map(line) }));
    expect(memory.told(10).lines).toEqual(["b", "c"]);
    expect(memory.told(1).lines).toEqual(["c"]);
  });
});
