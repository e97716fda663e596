import { expect, test } from "vitest";
import { sortFrom } from "./sort-in-url";

test.each([
  ["", "name"],
  ["sort=name", "name"],
  ["sort=followed", "followed"],
  ["sort=last-live", "last-live"],
  ["sort=constructor", "name"],
])("%j sorts by %s", (query, sort) => expect(sortFrom(new URLSearchParams(query))).toBe(sort));
