import { describe, expect, test } from "vitest";
import { DEFAULT_PREFERENCES, type Occasion, type Preferences } from "../schema";
import { decide, type Listener } from "./decide";

const now = new Date("2026-06-01T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const ahead = (minutes: number) => ago(-minutes);
const occasion: Occasion = {
  kind: "live",
  broadcasterId: "1",
  title: "Straße nach Norden – Ὀδυσσεύς",
  categoryId: "509658",
  viewerCount: 12,
  at: now,
};
const listener: Listener = {
  preferences: { ...DEFAULT_PREFERENCES, email: true, push: true },
  override: null,
  muted: false,
  history: { email: [], push: [], lastAnnouncedAt: null },
  reach: { address: "verified", devices: 1 },
};
const none = { inApp: null, email: null, push: null, changes: null, rules: null };

/** "in_app send, email skip muted" */
const said = (change: Partial<Listener>, of: Partial<Occasion> = {}) =>
  decide({ ...listener, ...change, occasion: { ...occasion, ...of }, now })
    .map((decision) => {
      if (decision.do === "send") return `${decision.medium} send`;
      if (decision.do === "skip") return `${decision.medium} ${decision.reason}`;
      const wait = (decision.until.getTime() - now.getTime()) / 60_000;
      return `${decision.medium} ${decision.reason} ${wait}`;
    })
    .join(", ");
const withPreferences = (change: Partial<Preferences>) => ({
  preferences: { ...listener.preferences, ...change },
});
const withHistory = (change: Partial<Listener["history"]>) => ({
  history: { ...listener.history, ...change },
});

describe("the ways", () => {
  test.each([
    ["all that are on", {}, "in_app send, email send, push send"],
    ["by default the bell alone", { preferences: DEFAULT_PREFERENCES }, "in_app send"],
    ["none", withPreferences({ inApp: false, email: false, push: false }), ""],
    [
      "one only for this broadcaster",
      { ...withPreferences({ email: false }), override: { ...none, email: true } },
      "in_app send, email send, push send",
    ],
    [
      "one not for this broadcaster",
      { override: { ...none, push: false } },
      "in_app send, email send, push off",
    ],
    [
      "one off anyway",
      { ...withPreferences({ push: false }), override: { ...none, push: false } },
      "in_app send, email send",
    ],
    ["all of one who is muted", { muted: true }, "in_app muted, email muted, push muted"],
    [
      "no address",
      { reach: { address: "none" as const, devices: 1 } },
      "in_app send, email no_address, push send",
    ],
    [
      "an address that refused",
      { reach: { address: "stopped" as const, devices: 1 } },
      "in_app send, email address_stopped, push send",
    ],
    [
      "no device",
      { reach: { address: "verified" as const, devices: 0 } },
      "in_app send, email send, push no_device",
    ],
  ])("%s", (_what, change, decisions) => {
    expect(said(change)).toBe(decisions);
  });
});

describe("changes while on air", () => {
  test.each([
    ["nobody asked for", {}, ""],
    ["asked for", withPreferences({ changes: true }), "in_app send, email send, push send"],
    ["asked for here", { override: { ...none, changes: true } }, "in_app send, email send, push send"],
    [
      "but not here",
      { ...withPreferences({ changes: true }), override: { ...none, changes: false } },
      "in_app off, email off, push off",
    ],
  ])("%s", (_what, change, decisions) => {
    expect(said(change, { kind: "changed" })).toBe(decisions);
  });
});

describe("rules", () => {
  const all = (reason: string) => `in_app ${reason}, email ${reason}, push ${reason}`;
  const ruled = (rules: Preferences["rules"]) => withPreferences({ rules });
  test.each([
    ["a category", { categories: [{ id: "509658", name: "Just Chatting" }] }, "send"],
    [
      "one of several",
      {
        categories: [
          { id: "1", name: "A" },
          { id: "509658", name: "B" },
        ],
      },
      "send",
    ],
    ["another", { categories: [{ id: "1", name: "A" }] }, "category"],
    ["no list of them", { categories: [], words: [], pattern: "" }, "send"],
    ["a word in another case", { words: ["NORDEN"] }, "send"],
    ["ß is SS", { words: ["strasse"] }, "send"],
    ["sigma in the middle and at the end", { words: ["ὈΔΥΣΣΕΎΣ"] }, "send"],
    ["a word that is not there", { words: ["süden"] }, "title"],
    ["a pattern", { pattern: "^straße .* (norden|osten)" }, "send"],
    ["another pattern", { pattern: "^norden" }, "title"],
    ["what is no pattern", { pattern: "(" }, "title"],
    ["a word, but not the pattern too", { words: ["norden"], pattern: "^norden" }, "title"],
    ["enough viewers", { minViewers: 12 }, "send"],
    ["too few", { minViewers: 13 }, "viewers"],
    ["the first of the day", { firstOfDay: true }, "send"],
  ])("%s", (_what, rules, outcome) => {
    expect(said(ruled(rules))).toBe(all(outcome));
  });

  test("a broadcaster's own rules stand in place of the general ones", () => {
    const own = { override: { ...none, rules: {} } };
    expect(said({ ...ruled({ words: ["süden"] }), ...own })).toBe(all("send"));
  });

  test.each([
    ["earlier today", "UTC", "2026-06-01T00:00:00Z", "not_first"],
    ["yesterday", "UTC", "2026-05-31T23:59:00Z", "send"],
    ["today there, yesterday here", "Europe/Berlin", "2026-05-31T22:00:00Z", "not_first"],
    ["at this time last week", "UTC", "2026-05-25T12:00:00Z", "send"],
  ])("an earlier stream %s", (_what, zone, last, outcome) => {
    const rules = withPreferences({ rules: { firstOfDay: true }, zone });
    expect(said({ ...rules, ...withHistory({ lastAnnouncedAt: new Date(last) }) })).toBe(all(outcome));
  });
});

describe("quiet hours and the hour's limit", () => {
  const quiet = (from: string, to: string) => withPreferences({ quietHours: { from, to }, hourlyLimit: 2 });
  test("the bell rings, mails and pushes wait", () => {
    expect(said(quiet("11:00", "13:30"))).toBe("in_app send, email quiet_hours 90, push quiet_hours 90");
  });
  test.each([
    ["one is left", [ago(30)], "email send"],
    ["none is left", [ago(50), ago(30)], "email limit 10"],
    ["the oldest is an hour old", [ago(60), ago(30)], "email send"],
    ["one waits already", [ago(50), ago(30), ahead(10)], "email limit 10"],
    ["the next hour is full too", [ago(50), ago(30), ahead(10), ahead(20)], "email limit 10"],
    ["what is to come counts", [ahead(5), ahead(6)], "email limit 65"],
  ])("%s", (_what, email, outcome) => {
    expect(said({ ...quiet("00:00", "00:01"), ...withHistory({ email }) })).toBe(
      `in_app send, ${outcome}, push send`,
    );
  });
  test("a wait that would end in quiet hours ends with them", () => {
    expect(said({ ...quiet("12:05", "13:00"), ...withHistory({ push: [ago(50), ago(30)] }) })).toBe(
      "in_app send, email send, push limit 60",
    );
  });
  test("a full hour behind quiet hours is waited for", () => {
    const push = [ahead(61), ahead(70)];
    expect(said({ ...quiet("11:00", "13:00"), ...withHistory({ push }) })).toBe(
      "in_app send, email quiet_hours 60, push quiet_hours 121",
    );
  });
});
