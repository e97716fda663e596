import { expect, test } from "vitest";
import type { ChatEvent, ChatLine, ChatMessage } from "@/lib/chat/schema";
import { logRows } from "./log-rows";

const message = (id: string, sentAt: string): ChatLine => ({
  type: "message",
  message: { id, sentAt } as ChatMessage,
});
const event = (id: string, sentAt: string): ChatLine => ({
  type: "event",
  event: { id, sentAt } as ChatEvent,
});
const gap = (from: string): ChatLine => ({
  type: "gap",
  gap: { channelId: "a", from, to: null, reason: "disconnected" },
});
const keys = (lines: ChatLine[], timeZone = "UTC") => logRows(lines, timeZone).map(({ key }) => key);

test("every day has its heading, by the reader's zone", () => {
  const lines = [message("1", "2026-11-19T22:30:00Z"), event("2", "2026-11-19T23:30:00Z")];
  expect(keys(lines)).toEqual(["day 2026-11-19", "1", "2"]);
  expect(keys(lines, "Europe/Berlin")).toEqual(["day 2026-11-19", "1", "day 2026-11-20", "2"]);
});

test("gaps stand between messages, and what came with two pages stands once", () => {
  const middle = gap("2026-11-19T12:00:00Z");
  const lines = [
    message("1", "2026-11-19T11:00:00Z"),
    middle,
    message("1", "2026-11-19T11:00:00Z"),
    middle,
    message("2", "2026-11-19T13:00:00Z"),
  ];
  expect(keys(lines)).toEqual(["day 2026-11-19", "1", "gap a 2026-11-19T12:00:00Z", "2"]);
});
