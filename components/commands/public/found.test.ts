import { expect, test } from "vitest";
import type { PublicCommand } from "@/lib/commands/schema";
import { found, PAGE_SIZE } from "./found";

const command = (name: string, aliases: string[] = [], response = "-"): PublicCommand => ({
  name,
  aliases,
  response,
  builtin: null,
  permission: "everyone",
  streamState: "any",
  categories: [],
  cooldownSeconds: 5,
  personCooldownSeconds: 0,
});

const some = [command("discord", ["dc"]), command("hello", [], "Hi there"), command("race")];
const many = Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, at) => command(`c${at}`));
const names = (address: string) => found(some, new URLSearchParams(address)).items.map(({ name }) => name);

test.each([
  ["", ["discord", "hello", "race"]],
  ["q=!DC", ["discord"]],
  ["q=there", ["hello"]],
  ["q=%20ra%20", ["race"]],
  ["q=nothing", []],
])("%s", (address, shown) => {
  expect(names(address)).toEqual(shown);
});

test.each([
  ["", 1, PAGE_SIZE],
  ["page=3", 3, 1],
  ["page=99", 3, 1],
  ["page=-1", 1, PAGE_SIZE],
  ["page=x", 1, PAGE_SIZE],
])("%s is page %i", (address, page, length) => {
  const shown = found(many, new URLSearchParams(address));
  expect(shown).toMatchObject({ page, pages: 3, total: many.length });
  expect(shown.items).toHaveLength(length);
});
