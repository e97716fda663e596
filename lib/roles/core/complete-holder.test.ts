import { describe, expect, test } from "vitest";
import type { RoleHolder } from "../schema";
import { completeHolder, type ToldHolder } from "./complete-holder";

const who = { userId: "1", login: "nova", displayName: "Nova" };
const told = (tier: ToldHolder["tier"], gift: boolean | null): ToldHolder => ({
  ...who,
  ...{ tier, gift, gifterLogin: null },
});
const given: RoleHolder = { ...who, tier: "1000", gift: true, gifterLogin: "max" };

describe("who an event tells of", () => {
  test.each([
    ["is as it says, where it says all", told("1000", false), given, { gift: false, gifterLogin: null }],
    ["keeps a gift that goes on", told("1000", null), given, { gift: true, gifterLogin: "max" }],
    ["pays for another tier", told("2000", null), given, { gift: false, gifterLogin: null }],
    ["pays, where nothing is known of them", told("1000", null), null, { gift: false, gifterLogin: null }],
  ])("%s", (_, event, held, expected) => {
    expect(completeHolder(event, held)).toEqual({ ...who, tier: event.tier, ...expected });
  });
});
