import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventManual } from "@/lib/events/manual";
import { INTERNAL_KINDS, PUBLIC_KINDS } from "@/lib/events/public";
import { domainEvent } from "@/lib/events/schema";
import { germanEvents } from "@/lib/i18n/problems/events-de";

const said = new Set(
  eventManual().flatMap(({ when, fields }) => [when, ...fields.flatMap(({ about }) => about ?? [])]),
);

test("every kind of event leaves this instance, or is kept inside for a reason", () => {
  const kinds = domainEvent.options.map(({ shape }) => shape.kind.value).sort();
  expect([...Object.keys(PUBLIC_KINDS), ...Object.keys(INTERNAL_KINDS)].sort()).toEqual(kinds);
  for (const reason of Object.values(INTERNAL_KINDS)) expect(reason).toMatch(/\.$/);
});

test("what the manual says is said in German too, and nothing else", () => {
  expect(said.size).toBeGreaterThan(40);
  expect([...said].filter((english) => !Object.hasOwn(germanEvents, english))).toEqual([]);
  expect(Object.keys(germanEvents).filter((english) => !said.has(english))).toEqual([]);
});

test("docs/events.md names every header that is sent", () => {
  const manual = readFileSync("docs/events.md", "utf8");
  const sent = readFileSync("lib/webhooks/request.ts", "utf8").match(/tallylight-[a-z-]+/g) ?? [];
  expect(sent.length).toBeGreaterThan(3);
  for (const header of sent) expect(manual.toLowerCase()).toContain(header);
});
