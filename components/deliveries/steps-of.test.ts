import { describe, expect, test } from "vitest";
import type { OwnDelivery } from "@/lib/deliveries/schema";
import { translatorFor } from "@/lib/i18n/translator";
import { announcementSteps, bellSteps, deliverySteps } from "./steps-of";

const t = translatorFor("en", "deliveries");
const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, second)).toISOString();

const delivery = (over: Partial<OwnDelivery>): OwnDelivery => ({
  id: "01900000-0000-7000-8000-000000000001",
  kind: "live",
  medium: "email",
  device: null,
  state: "queued",
  reason: null,
  error: null,
  attempts: 0,
  decidedAt: at(1),
  decidedAgain: false,
  dueAt: at(1),
  sentAt: null,
  carriedBy: null,
  ...over,
});
const texts = (over: Partial<OwnDelivery>) =>
  deliverySteps(delivery(over), t).map((step) => [step.text, step.note, step.at]);

describe("deliverySteps", () => {
  test("sent at the second attempt", () => {
    expect(texts({ state: "sent", attempts: 2, sentAt: at(30), error: "451 try later" })).toEqual([
      ["Decided: is sent", undefined, at(1)],
      ["2 attempts", "The provider said: 451 try later", null],
      ["Handed over", undefined, at(30)],
    ]);
  });

  test("kept for later, then sent with others", () => {
    expect(texts({ state: "gathering", reason: "quiet_hours", dueAt: at(50) })).toEqual([
      ["Decided: is kept for later, quiet hours", undefined, at(1)],
      ["Goes out", undefined, at(50)],
    ]);
    const carriedBy = { id: "c", state: "sent", dueAt: at(50), sentAt: at(51) } as const;
    expect(texts({ state: "gathered", reason: "quiet_hours", carriedBy }).at(-1)).toEqual([
      "Sent in one message with others",
      undefined,
      at(51),
    ]);
    expect(texts({ state: "gathered", carriedBy: { ...carriedBy, sentAt: null } }).at(-1)).toEqual([
      "Goes in one message with others",
      undefined,
      at(50),
    ]);
  });

  test("waits for another attempt, or was given up", () => {
    expect(texts({ attempts: 1, error: "refused", dueAt: at(40) }).at(-1)).toEqual([
      "Tried again",
      undefined,
      at(40),
    ]);
    expect(texts({ state: "failed", reason: "address_refused", attempts: 1 }).at(-1)).toEqual([
      "Given up: address refused",
      undefined,
      null,
    ]);
  });

  test("skipped, and that it was decided on a second time", () => {
    expect(texts({ state: "skipped", reason: "title" })).toEqual([
      ["Decided: is not sent, title did not fit", undefined, at(1)],
    ]);
    expect(texts({ state: "sent", decidedAt: at(9), decidedAgain: true, sentAt: at(10) })[0]).toEqual([
      "Decided: is sent",
      "Decided again, when the stream had come to fit your rules",
      at(9),
    ]);
  });
});

test("an announcement began, was seen, told and had reached everybody, as far as that was noted", () => {
  const detail = { startedAt: at(0), source: "eventsub", announcedAt: at(3), kind: "live" } as const;
  expect(announcementSteps({ ...detail, observedAt: at(2), completedAt: at(4) }, t)).toEqual([
    { name: "began", text: "The stream began, says Twitch", at: at(0) },
    { name: "seen", text: "Seen by an event from Twitch", at: at(2) },
    { name: "told", text: "Announced", at: at(3) },
    { name: "completed", text: "Everyone was told", at: at(4) },
  ]);
  const change = { ...detail, kind: "changed", observedAt: null, completedAt: null } as const;
  expect(announcementSteps(change, t).map(({ name }) => name)).toEqual(["told"]);
});

test("the bell rang and was heard, or did not", () => {
  const bell = { medium: "in_app", reason: null, until: null } as const;
  const rang = { ...bell, state: "told", at: at(3) } as const;
  expect(bellSteps({ ways: [rang], readAt: at(9) }, t).map((step) => [step.text, step.at])).toEqual([
    ["The bell rang", at(3)],
    ["Read", at(9)],
  ]);
  expect(bellSteps({ ways: [rang], readAt: null }, t).at(-1)?.text).toBe("Not read yet");
  expect(bellSteps({ ways: [{ ...bell, state: "off", at: null }], readAt: null }, t)).toEqual([]);
});
