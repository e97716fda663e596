import { describe, expect, test } from "vitest";
import { type Due, decideDue } from "./due";

const noon = new Date("2026-06-01T12:00:00Z");
const none = { zone: "UTC", quietHours: null };
const mail: Due = { medium: "email", gathered: false, seen: false, ended: false };

describe("what is due", () => {
  test.each([
    ["goes", {}, { do: "send" }],
    ["was seen", { seen: true }, { do: "skip", reason: "seen" }],
    ["was seen, gathered too", { seen: true, gathered: true }, { do: "skip", reason: "seen" }],
    ["says on air what is over", { ended: true }, { do: "skip", reason: "ended" }],
    ["tells in a mail with others what was missed", { ended: true, gathered: true }, { do: "send" }],
    [
      "pushes nothing that is over",
      { medium: "push", ended: true, gathered: true },
      { do: "skip", reason: "ended" },
    ],
  ] as const)("%s", (_what, change, decision) => {
    expect(decideDue({ ...mail, ...change }, none, noon)).toEqual(decision);
  });

  test("waits for the end of quiet hours that it came into", () => {
    const quiet = { zone: "Europe/Berlin", quietHours: { from: "13:00", to: "15:00" } };
    expect(decideDue(mail, quiet, noon)).toEqual({ do: "gather", until: new Date("2026-06-01T13:00:00Z") });
  });
});
