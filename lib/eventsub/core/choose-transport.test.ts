import { describe, expect, test } from "vitest";
import {
  addTrouble,
  chooseTransport,
  endTrouble,
  isPublicCallback,
  type Situation,
} from "./choose-transport";

const now = new Date("2026-11-22T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const situation: Situation = {
  setting: "auto",
  callback: "https://tally.example.org/api/twitch/eventsub?key=1",
  isSimulated: false,
  hasUser: true,
  troubles: {},
  now,
};
const choose = (over: Partial<Situation> = {}) => chooseTransport({ ...situation, ...over });
const trouble = (retryAt: Date) => ({ words: "It fails.", attempts: 1, retryAt });

describe("the transport", () => {
  test.each([
    ["a public address", {}, "webhook"],
    ["none", { callback: "http://localhost:3000/api" }, "conduit"],
    ["none, with the simulator", { callback: "http://localhost:3000/api", isSimulated: true }, "webhook"],
    ["off", { setting: "off" as const }, null],
    ["set by hand", { setting: "websocket" as const }, "websocket"],
    ["a webhook that rests", { troubles: { webhook: trouble(minutes(5)) } }, "conduit"],
    [
      "a webhook that has rested: it is tried beside",
      { troubles: { webhook: trouble(minutes(-5)) } },
      "conduit",
    ],
    [
      "a conduit that rests, too",
      { troubles: { webhook: trouble(minutes(5)), conduit: trouble(minutes(5)) } },
      "websocket",
    ],
    [
      "all rest: the one that is tried first again",
      {
        troubles: {
          webhook: trouble(minutes(9)),
          conduit: trouble(minutes(3)),
          websocket: trouble(minutes(5)),
        },
      },
      "conduit",
    ],
    [
      "a conduit that has rested",
      { callback: "http://localhost/", troubles: { conduit: trouble(minutes(-1)) } },
      "conduit",
    ],
    [
      "no account for a WebSocket",
      { callback: "http://localhost/", hasUser: false, troubles: { conduit: trouble(minutes(1)) } },
      "conduit",
    ],
  ] as const)("with %s", (_what, over, transport) => {
    const choice = choose(over as Partial<Situation>);
    expect(choice.transport).toBe(transport);
    expect(choice.reason).toMatch(/\.$/);
  });

  test("is told to have a problem while the one before it does not work", () => {
    expect(choose({ troubles: { webhook: trouble(minutes(5)) } })).toMatchObject({
      problem: "It fails.",
      probeWebhook: false,
    });
    expect(choose({ troubles: { webhook: trouble(now) } }).probeWebhook).toBe(true);
    expect(choose().problem).toBeNull();
  });

  test("rests longer each time it fails, up to six hours", () => {
    let troubles = addTrouble({}, "webhook", "No.", now);
    expect(troubles.webhook?.retryAt).toEqual(minutes(10));
    troubles = addTrouble(troubles, "webhook", "No.", now);
    expect(troubles.webhook?.retryAt).toEqual(minutes(20));
    for (let count = 0; count < 40; count += 1) troubles = addTrouble(troubles, "webhook", "No.", now);
    expect(troubles.webhook?.retryAt).toEqual(minutes(360));
    expect(endTrouble(troubles, "webhook")).toEqual({});
  });
});

test.each([
  ["https://tally.example.org/x", true],
  ["https://tally.example.org:443/x", true],
  ["https://8.8.8.8/x", true],
  ["http://tally.example.org/x", false],
  ["https://tally.example.org:8443/x", false],
  ["https://localhost/x", false],
  ["https://tally.local/x", false],
  ["https://tally/x", false],
  ["https://10.0.0.7/x", false],
  ["https://[::1]/x", false],
  ["https://[fd00::1]/x", false],
  ["tally.example.org", false],
])("Twitch can call %s: %s", (address, expected) => {
  expect(isPublicCallback(address)).toBe(expected);
});
