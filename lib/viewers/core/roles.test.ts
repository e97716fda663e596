import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chatRole } from "@/lib/chat/schema";
import { type ChannelRole, channelRole } from "@/lib/roles/schema";
import { filterOf, rolesNow } from "./roles";

const [LEAD, MOD, VIP, SUB, FOUNDER] = [2, 4, 8, 16, 32];

describe("what somebody is", () => {
  test.each<[string, number, ChannelRole[], ChannelRole[], string[]]>([
    ["by badges while no list is fresh", MOD | SUB, [], [], ["moderator", "subscriber"]],
    ["by the list, who never wrote with it", 0, ["vip"], ["vip"], ["vip"]],
    ["not what an old badge says", VIP, ["vip"], [], []],
    ["each role by its own list", VIP | MOD, ["vip"], [], ["moderator"]],
    ["a founder who still subscribes", FOUNDER, ["subscriber"], ["subscriber"], ["subscriber", "founder"]],
    ["a founder no longer", FOUNDER, ["subscriber"], [], []],
    ["a lead moderator", LEAD, ["moderator"], ["moderator"], ["lead_moderator", "moderator"]],
    ["the broadcaster, of whom there is no list", 1, ["moderator", "vip", "subscriber"], [], ["broadcaster"]],
  ])("%s", (_name, badges, fresh, held, roles) => {
    expect(rolesNow(badges, new Set(fresh), new Set(held))).toEqual(roles);
  });
});

test("a filter finds exactly those who are shown with the role", () => {
  const lists = fc.uniqueArray(fc.constantFrom(...channelRole.options)).map((roles) => new Set(roles));
  fc.assert(
    fc.property(
      fc.nat({ max: 63 }),
      lists,
      lists,
      fc.constantFrom(undefined, ...chatRole.options),
      (flags, fresh, on, role) => {
        // Nobody is known to be on a list that is not fresh.
        const held = new Set([...on].filter((list) => fresh.has(list)));
        const { badges, list } = filterOf(role, fresh);
        const matches = (badges === 0 || (flags & badges) !== 0) && (list === null || held.has(list));
        expect(matches).toBe(role === undefined || rolesNow(flags, fresh, held).includes(role));
      },
    ),
  );
});
