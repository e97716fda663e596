import { describe, expect, test } from "vitest";
import { type ChatFacts, can, type ManagerFacts, type Person } from "./policy";

// C4: who may read a channel's chat. Nobody but the owner and whom the owner let in.

const person = (change: Partial<Person> = {}): Person => ({
  ...{ id: "p", twitchId: "7", login: "ann", name: "Ann", image: null, operator: false },
  ...change,
});
const owner = person({ twitchId: "1" });
const operator = person({ operator: true });
const facts = (readers: ChatFacts["readers"], listed: boolean, moderates = false): ChatFacts => ({
  ...{ broadcasterId: "1", readers, listed, moderates },
});

describe("chat.read", () => {
  test.each<[string, Person | null, ChatFacts, string]>([
    ["nobody signed in", null, facts("listed", true), "unauthenticated"],
    ["nobody signed in, where moderators may", null, facts("moderators", true, true), "unauthenticated"],
    ["the owner, who let nobody in", owner, facts("owner", false), "allowed"],
    ["the owner, who let some in", owner, facts("listed", false), "allowed"],
    ["somebody on the list", person(), facts("listed", true), "allowed"],
    ["somebody on the list, where moderators may", person(), facts("moderators", true), "allowed"],
    ["somebody on the list of an owner who let nobody in", person(), facts("owner", true), "hidden"],
    ["somebody not on the list", person(), facts("listed", false), "hidden"],
    ["somebody not on the list, where moderators may", person(), facts("moderators", false), "hidden"],
    ["a moderator, where moderators may", person(), facts("moderators", false, true), "allowed"],
    ["a moderator, where only those on the list may", person(), facts("listed", false, true), "hidden"],
    ["a moderator on the list", person(), facts("listed", true, true), "allowed"],
    ["a moderator of an owner who let nobody in", person(), facts("owner", true, true), "hidden"],
    ["an operator", operator, facts("moderators", false), "hidden"],
    ["an operator who moderates", operator, facts("moderators", false, true), "allowed"],
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

test.each<[string, Person | null, string, string]>([
  ["nobody signed in", null, "unauthenticated", "unauthenticated"],
  ["the owner", owner, "allowed", "allowed"],
  ["an operator, who keeps it in order and learns no names", operator, "hidden", "allowed"],
  ["anybody else", person(), "hidden", "hidden"],
])("who subscribes, and that it is in step: %s", (_name, who, named, inOrder) => {
  expect(can(who, { action: "roles.read", broadcasterId: "1" })).toBe(named);
  expect(can(who, { action: "clips.keep", broadcasterId: "1" })).toBe(named);
  expect(can(who, { action: "roles.sync", broadcasterId: "1" })).toBe(inOrder);
  expect(can(who, { action: "clips.manage", broadcasterId: "1" })).toBe(inOrder);
});

describe("commands.manage and moderation.manage", () => {
  const managed = (managers: ManagerFacts["managers"], moderates: boolean): ManagerFacts => ({
    ...{ broadcasterId: "1", managers, moderates },
  });
  test.each<[string, Person | null, ManagerFacts, string]>([
    ["nobody signed in", null, managed("moderators", true), "unauthenticated"],
    ["the owner", owner, managed("owner", false), "allowed"],
    ["an operator", operator, managed("owner", false), "allowed"],
    ["a moderator, where only the owner does", person(), managed("owner", true), "hidden"],
    ["a moderator, where moderators do", person(), managed("moderators", true), "allowed"],
    ["anybody else, where moderators do", person(), managed("moderators", false), "hidden"],
  ])("%s", (_name, who, of, verdict) => {
    expect(can(who, { action: "commands.manage", ...of })).toBe(verdict);
    expect(can(who, { action: "moderation.manage", ...of })).toBe(verdict);
    expect(can(who, { action: "room.managers", ...of })).toBe(verdict);
  });

  test("a moderator who manages neither speaks as the bot nor changes the channel, its roles or its clips", () => {
    const asked = managed("moderators", true);
    for (const action of [
      "chat.say",
      "channel.read",
      "channel.manage",
      "chat.share",
      "viewers.write",
    ] as const)
      expect(can(person(), { action, ...asked })).toBe("hidden");
    for (const action of ["roles.read", "roles.sync", "clips.manage", "clips.keep"] as const)
      expect(can(person(), { action, ...asked })).toBe("hidden");
  });
});

test("the instance has operators' rights, and nothing that belongs to a person", () => {
  const instance = person({ operator: true, service: true });
  for (const action of ["targets.manage", "jobs.run", "audit.read", "quota.read"] as const)
    expect(can(instance, { action })).toBe("allowed");
  for (const action of ["me.read", "chat.own", "targets.watch", "keys.own", "account.delete"] as const) {
    expect(can(instance, { action })).toBe("forbidden");
    expect(can(operator, { action })).toBe("allowed");
  }
  for (const action of ["following.write", "notifications.read", "room.user"] as const)
    expect(can(instance, { action, ownerId: instance.id })).toBe("forbidden");
  expect(can(instance, { action: "chat.read", ...facts("moderators", false) })).toBe("hidden");
});
