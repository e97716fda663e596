import { expect, test } from "vitest";
import { newCommand } from "@/lib/commands/schema";
import { translatorFor } from "@/lib/i18n/translator";
import { startersFor, startersLeft } from "./starters";

const t = translatorFor("en", "commands");

const builtin = { name: "uptime", aliases: [], builtin: "uptime" as const };
const own = (name: string, aliases: string[] = []) => ({ name, aliases, builtin: null });
const names = (commands: Parameters<typeof startersLeft>[2]) =>
  startersLeft(t, "kaya_runs", commands).map(({ name }) => name);

test.each(startersFor(t, "kaya_runs"))("!$name can be saved as it is", ({ name, response }) => {
  expect(newCommand.parse({ name, response })).toMatchObject({ name, response });
});

test("a channel with nothing of its own is offered all three", () => {
  expect(names([])).toEqual(["hello", "socials", "lurk"]);
  expect(names([builtin])).toEqual(["hello", "socials", "lurk"]);
});

test("what was taken is not offered again, under whatever name it is taken", () => {
  expect(names([builtin, own("hello")])).toEqual(["socials", "lurk"]);
  expect(names([{ ...builtin, aliases: ["lurk"] }])).toEqual(["hello", "socials"]);
});

test("whoever made a command of their own is offered none", () => {
  expect(names([own("hello"), own("race")])).toEqual([]);
});
