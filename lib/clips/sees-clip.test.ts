import { describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { seesClip } from "./sees-clip";

const person = (twitchId: string, operator = false): Person => ({
  ...{ id: twitchId, twitchId, login: twitchId, name: twitchId, image: null, operator },
});
const facts = { channelId: "10", archived: true, deleted: false, putOut: false };
const people = { nobody: null, viewer: person("77"), owner: person("10"), operator: person("88", true) };

describe.each<[string, Partial<typeof facts>, (keyof typeof people)[]]>([
  ["an archived clip", {}, ["viewer", "owner", "operator"]],
  ["one of a channel whose archive is off", { archived: false }, ["owner", "operator"]],
  ["a removed one", { deleted: true }, ["owner", "operator"]],
  ["one that was put out", { archived: false, putOut: true }, ["nobody", "viewer", "owner", "operator"]],
  ["a removed one that was put out", { deleted: true, putOut: true }, ["owner", "operator"]],
])("%s", (_, given, seeing) => {
  test(`is seen by ${seeing.join(", ")} only`, () => {
    const found = Object.entries(people).filter(([, one]) => seesClip(one, { ...facts, ...given }));
    expect(found.map(([name]) => name)).toEqual(seeing);
  });
});
