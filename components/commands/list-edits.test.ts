import { expect, test } from "vitest";
import { type Command, newCommand } from "@/lib/commands/schema";
import { type CommandPages, withEdited, withoutSome } from "./list-edits";

const command = (id: string): Command => ({
  ...newCommand.parse({ name: id, response: "-" }),
  people: [],
  id,
  channelId: "1",
  builtin: null,
  uses: 0,
  lastUsedAt: null,
  createdAt: "2026-11-21T10:00:00.000Z",
  updatedAt: "2026-11-21T10:00:00.000Z",
  deletedAt: null,
  version: 1,
});
const list = (...pages: string[][]): CommandPages => ({
  pages: pages.map((ids) => ({
    items: ids.map(command),
    next_cursor: null,
    total: pages.flat().length,
  })),
  pageParams: pages.map(() => null),
});
const off = (one: Command): Command => ({ ...one, enabled: false });

test("some are changed, wherever they stand", () => {
  const edited = withEdited(list(["a", "b"], ["c"]), new Set(["b", "c"]), off);
  expect(edited.pages.flatMap(({ items }) => items.map(({ enabled }) => enabled))).toEqual([
    true,
    false,
    false,
  ]);
});

test("some are taken away, and every page counts anew", () => {
  const left = withoutSome(list(["a", "b"], ["c"]), new Set(["a", "c"]));
  expect(left.pages.map(({ items }) => items.map(({ id }) => id))).toEqual([["b"], []]);
  expect(left.pages.map(({ total }) => total)).toEqual([1, 1]);
});

test("a list that holds none of them stays the same object", () => {
  const data = list(["a"]);
  expect(withEdited(data, new Set(["z"]), off)).toBe(data);
  expect(withoutSome(data, new Set(["z"]))).toBe(data);
});
