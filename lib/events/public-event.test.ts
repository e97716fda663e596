import { describe, expect, it } from "vitest";
import { CHOSEN_KINDS, PUBLIC_KINDS, wantsKind } from "./public";
import { publicEventOf } from "./public-event";
import type { DomainEvent, RecordedEvent } from "./schema";

const recorded = (event: DomainEvent): RecordedEvent => ({
  ...event,
  ...{ seq: 7, id: "0198a0b2-0000-7000-8000-000000000001", at: "2026-11-22T00:00:00.000Z" },
});

describe("publicEventOf", () => {
  it("names the kind, its version, and what orders", () => {
    const event = recorded({
      kind: "channel.changed",
      payload: { channelId: "7", change: "connected" },
    });
    expect(publicEventOf(event)).toEqual({
      id: event.id,
      kind: "channel.changed",
      version: 1,
      key: "7",
      at: event.at,
      data: { channelId: "7", change: "connected" },
    });
  });

  it("keeps inside what concerns one person of this instance", () => {
    const userId = "0198a0b2-0000-7000-8000-000000000002";
    const sessionHash = null;
    expect(publicEventOf(recorded({ kind: "session.ended", payload: { userId, sessionHash } }))).toBeNull();
  });

  it("leaves out what only our own processes need", () => {
    const event = recorded({
      kind: "job.run",
      payload: {
        ...{ runId: "0198a0b2-0000-7000-8000-000000000003", jobId: "poll", status: "running" },
        cancelling: true,
      },
    });
    expect(publicEventOf(event)?.data).not.toHaveProperty("cancelling");
  });

  it.each([
    ["vip", { granted: ["1", "2"], revoked: ["3"], changed: [] }],
    ["moderator", { granted: ["1", "2"], revoked: ["3"], changed: [] }],
    ["subscriber", null],
  ] as const)("tells who has the role %s only where everybody sees it", (role, people) => {
    const event = recorded({
      kind: "roles.changed",
      payload: { channelId: "7", role, granted: ["1", "2"], revoked: ["3"], changed: [] },
    });
    const counts = { granted: 2, revoked: 1, changed: 0 };
    expect(publicEventOf(event)?.data).toEqual({ channelId: "7", role, counts, people });
  });

  it("does not say who used a command", () => {
    const event = recorded({
      kind: "command.executed",
      payload: {
        channelId: "7",
        commandId: "0198a0b2-0000-7000-8000-000000000004",
        ...{ name: "hi", by: "4711", source: "chat" },
      },
    });
    expect(JSON.stringify(publicEventOf(event))).not.toContain("4711");
  });
});

describe("wantsKind", () => {
  it("takes null as all but what has to be chosen by name", () => {
    for (const kind of Object.keys(PUBLIC_KINDS)) expect(wantsKind(null, kind)).toBe(!CHOSEN_KINDS.has(kind));
    expect(wantsKind(null, "session.ended")).toBe(false);
    expect(wantsKind(["chat.message"], "chat.message")).toBe(true);
    expect(wantsKind([], "stream.online")).toBe(false);
  });
});
