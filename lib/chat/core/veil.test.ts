import { expect, test } from "vitest";
import type { ChatLine } from "../schema";
import { type MessageRow, messageOfRow } from "./line-of-row";
import { veiled, veiledLines } from "./veil";

const row: MessageRow = {
  id: "a",
  sentAt: new Date(1),
  channelId: "1",
  streamId: "s",
  authorId: "2",
  authorLogin: "ann",
  authorName: "Ann",
  text: "what was said Kappa",
  flags: 0,
  badges: [],
  colour: "",
  emotes: [["25", 14, 18]],
  bits: null,
  sourceChannelId: null,
  deletedAt: null,
  deletedBy: null,
  byHand: false,
  replyToId: null,
  replyText: null,
  replyAuthorId: null,
  replyAuthorLogin: null,
  replyAuthorName: null,
};
const kept = messageOfRow(row);
const gone = messageOfRow({ ...row, deletedAt: new Date(2), deletedBy: "ban" });

test("what was taken away keeps its author, its time and how it went, and nothing of what it said", () => {
  expect(veiled(gone)).toEqual({ ...gone, text: "", emotes: [] });
  expect(JSON.stringify(veiled(gone))).not.toMatch(/said|Kappa|25/);
});

test("everything else stays as it is", () => {
  const gap: ChatLine = { type: "gap", gap: { channelId: "1", from: "a", to: null, reason: "joining" } };
  expect(veiled(kept)).toBe(kept);
  expect(veiledLines([{ type: "message", message: kept }, gap])).toEqual([
    { type: "message", message: kept },
    gap,
  ]);
});
