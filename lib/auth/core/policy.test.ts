import { describe, expect, test } from "vitest";
import { type ChatFacts, can, type Person } from "./policy";

// C4: who may read a channel's chat. Nobody but the owner and whom the owner let in.

const person = (change: Partial<Person> = {}): Person => ({
  ...{ id: "p", twitchId: "7", login: "ann", name: "Ann", image: null, operator: false },
  ...change,
});
const owner = person({ twitchId: "1" });
const operator = person({ operator: true });
const facts = (readers: ChatFacts["readers"], listed: boolean): ChatFacts => ({
  ...{ broadcasterId: "1", readers, listed },
});

describe("chat.read", () => {
  test.each<[string, Person | null, ChatFacts, string]>([
    ["nobody signed in", null, facts("listed", true), "unauthenticated"],
    ["the owner, who let nobody in", owner, facts("owner", false), "allowed"],
    ["the owner, who let some in", owner, facts("listed", false), "allowed"],
    ["somebody on the list", person(), facts("listed", true), "allowed"],
    ["somebody on the list, where moderators may", person(), facts("moderators", true), "allowed"],
    ["somebody on the list of an owner who let nobody in", person(), facts("owner", true), "hidden"],
    ["somebody not on the list", person(), facts("listed", false), "hidden"],
    ["somebody not on the list, where moderators may", person(), facts("moderators", false), "hidden"],
    ["an operator", operator, facts("moderators", false), "hidden"],
    ["an operator on the list", operator, facts("moderators", true), "allowed"],
  ])("%s", (_name, who, of, verdict) => {
    expect(can(who, { action: "chat.read", ...of })).toBe(verdict);
    expect(can(who, { action: "viewers.read", ...of })).toBe(verdict);
  });
});

test.each<[string, Person, string]>([
  ["the owner", owner, "allowed"],
  ["anybody else", person(), "hidden"],
  ["an operator", operator, "hidden"],
])("chat.share: %s", (_name, who, verdict) => {
  expect(can(who, { action: "chat.share", broadcasterId: "1" })).toBe(verdict);
  expect(can(who, { action: "viewers.write", broadcasterId: "1" })).toBe(verdict);
});
