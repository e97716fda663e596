import { expect, test } from "vitest";
import { ACCOUNT_SCOPES, type Standing, waysFor } from "./ways";

const all = [...ACCOUNT_SCOPES];
const without = (...scopes: string[]) => all.filter((scope) => !scopes.includes(scope));
const standing = (over: Partial<Standing> = {}): Standing => ({
  scopes: all,
  letsBot: true,
  role: "nobody",
  ...over,
});

test.each([
  ["all is allowed", standing(), false, ["app", "account", "irc"]],
  ["the channel did not let bots in", standing({ letsBot: false }), false, ["account", "irc"]],
  [
    "it did not, but the account moderates",
    standing({ letsBot: false, role: "moderator" }),
    false,
    ["app", "account", "irc"],
  ],
  ["the account is no bot", standing({ scopes: without("user:bot") }), false, ["account", "irc"]],
  ["the account may write over IRC only", standing({ scopes: ["chat:read", "chat:edit"] }), false, ["irc"]],
  ["the account may not write at all", standing({ scopes: ["chat:read"] }), false, []],
  ["Helix is away", standing(), true, ["irc", "app", "account"]],
  ["Helix is away, and so is IRC", standing({ scopes: without("chat:edit") }), true, ["app", "account"]],
])("ways out when %s", (_case, given, away, ways) => {
  expect(waysFor(given, away)).toEqual(ways);
});
