import { expect, test } from "vitest";
import { germanTransports } from "@/lib/i18n/problems/transports-de";
import { transportText } from "@/lib/i18n/transport-text";
import { sourcesIn } from "./support/sources";

/** Where it is said why a way is used by which Twitch tells of events, and what is wrong with it. */
const SPEAKERS =
  /^lib\/(eventsub\/(core\/(choose|judge)-transport|settle|reconcile|overview)|twitch\/eventsub\/socket)\.ts$/;
/** A whole sentence, as a literal or with values in it. */
const SENTENCE = /"([A-Z][^"\n]* [^"\n]*\.)"|`([A-Z][^`\n]* [^`\n]*\.)`/g;
/** Answers of the API are told elsewhere. */
const ELSEWHERE = "This page link is not valid. Start again from the first page.";

const said = sourcesIn(["lib"])
  .filter(({ path }) => SPEAKERS.test(path))
  .flatMap(({ text }) => [...text.matchAll(SENTENCE)])
  .map(([, plain, template]) => plain ?? (template ?? "").replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "{}"))
  .filter((sentence) => sentence !== ELSEWHERE);

test("what is said of transports is said in German too, and nothing else", () => {
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((english) => !Object.hasOwn(germanTransports, english))).toEqual([]);
  const kept = Object.keys(germanTransports).filter((english) => !said.includes(english));
  expect(kept).toEqual(["Twitch's WebSocket could not be reached."]);
});

test("values stand in their place", () => {
  expect(transportText("de", "EVENTSUB_TRANSPORT says webhook.")).toBe(
    "So steht es in EVENTSUB_TRANSPORT: webhook.",
  );
  expect(transportText("de", "Something that Twitch says.")).toBe("Something that Twitch says.");
});
