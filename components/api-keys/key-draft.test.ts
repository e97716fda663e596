import { expect, test } from "vitest";
import { instanceKeyInput, keyInput, scopesFor } from "@/lib/api-keys/schema";
import { EMPTY_DRAFT, EXPIRIES, type For, inputOf, offeredTo, presetOf, toggled } from "./key-draft";

const EVERYBODY: For[] = [
  { owner: "self", operator: false },
  { owner: "self", operator: true },
  { owner: "instance", operator: true },
];

test.each(EVERYBODY)("what is offered to %o is taken, in every preset", (whose) => {
  const schema = whose.owner === "self" ? keyInput : instanceKeyInput;
  for (const preset of ["read", "all"] as const)
    for (const expiry of EXPIRIES) {
      const draft = { ...EMPTY_DRAFT, name: " A program ", scopes: presetOf(preset, whose), expiry };
      expect(schema.parse(inputOf(draft))).toEqual(inputOf(draft));
    }
  expect(schema.safeParse(inputOf({ ...EMPTY_DRAFT, name: "A program" })).success).toBe(false);
});

test.each(EVERYBODY)("to read is less than all for %o, and changes nothing", (whose) => {
  const [read, all] = [presetOf("read", whose), presetOf("all", whose)];
  expect([...read].every((scope) => all.has(scope) && scope.endsWith(":read"))).toBe(true);
  expect(read.size).toBe(offeredTo(whose).length);
  expect([...all]).toEqual(scopesFor(whose.owner, whose.operator));
  expect(presetOf("none", whose).size).toBe(0);
});

test("a scope comes and goes, and the others stay", () => {
  const some = toggled(toggled(new Set(), "clips:read", true), "streams:read", true);
  expect([...some]).toEqual(["clips:read", "streams:read"]);
  expect([...toggled(some, "clips:read", false)]).toEqual(["streams:read"]);
  expect(some.size).toBe(2);
});

test("nobody is offered other keys or the account, and the instance nothing that is a person's", () => {
  const resources = (whose: For) => offeredTo(whose).map(({ resource }) => resource);
  for (const whose of EVERYBODY) expect(resources(whose)).not.toContain("keys");
  for (const personal of ["account", "following", "notifications", "preferences", "devices"])
    expect(resources({ owner: "instance", operator: true })).not.toContain(personal);
  expect(resources({ owner: "self", operator: false })).not.toContain("jobs");
});
