import { expect, test } from "vitest";
import { embedAddress } from "./embed-address";

test.each([
  [null, null],
  ["", null],
  ["no address", null],
  ["javascript:alert(1)", null],
  [
    "https://clips.twitch.tv/embed?clip=AwkwardHelpless",
    "https://clips.twitch.tv/embed?clip=AwkwardHelpless&parent=tally.example&autoplay=false",
  ],
])("%j is framed as %j", (given, expected) => expect(embedAddress(given, "tally.example")).toBe(expected));
