import { expect, test } from "vitest";
import { clipIdIn } from "./clip-id";

test.each([
  ["OddClip-x_1", "OddClip-x_1"],
  ["  OddClip ", "OddClip"],
  ["https://clips.twitch.tv/OddClip", "OddClip"],
  ["clips.twitch.tv/OddClip?tt_medium=x", "OddClip"],
  ["https://clips.twitch.tv/OddClip/edit", "OddClip"],
  ["https://clips.twitch.tv/embed?clip=OddClip&parent=a.example", "OddClip"],
  ["https://www.twitch.tv/somebody/clip/OddClip?filter=clips&range=7d", "OddClip"],
  ["HTTPS://m.twitch.tv/clip/OddClip", "OddClip"],
  ["twitch.tv/somebody/clip/OddClip", "OddClip"],
])("%j names %j", (typed, id) => {
  expect(clipIdIn(typed)).toBe(id);
});

test.each([
  "",
  "a b",
  "x".repeat(201),
  "https://example.org/somebody/clip/OddClip",
  "https://clips.twitch.tv.example.org/OddClip",
  "https://twitch.tv/somebody",
  "https://twitch.tv/somebody/clip",
  "https://twitch.tv/videos/1/2/clip/OddClip",
  "https://clips.twitch.tv/",
  "https://clips.twitch.tv/embed",
  "https://clips.twitch.tv/%2e%2e%2fetc",
  "javascript:alert(1)",
  "../../etc",
])("%j names none", (typed) => {
  expect(clipIdIn(typed)).toBeNull();
});
