import { expect, test } from "vitest";
import { CHOSEN_KINDS, PUBLIC_KINDS } from "@/lib/events/public";
import { KIND_GROUPS, PERSONAL } from "./kind-groups";

test("every kind that leaves can be chosen, once", () => {
  const offered = KIND_GROUPS.flatMap(({ kinds }) => kinds);
  expect([...offered].sort()).toEqual(Object.keys(PUBLIC_KINDS).sort());
});

test("what has to be chosen by name is marked as personal", () => {
  expect([...PERSONAL].sort()).toEqual([...CHOSEN_KINDS].sort());
});
