import { describe, expect, test } from "vitest";
import { isMissingPicture, isTwitchMedia } from "./twitch-media";

describe("where files of clips may be fetched from", () => {
  test.each([
    ["https://production.assets.clips.twitchcdn.net/v2/media/a.mp4?sig=x", true],
    ["https://clips-media-assets2.twitch.tv/a-preview-480x272.jpg", true],
    ["https://static-cdn.jtvnw.net/twitch-clips-thumbnails-prod/a.jpg", true],
    ["https://twitch.tv/a", true],
    ["http://clips-media-assets2.twitch.tv/a.jpg", false],
    ["https://clips-media-assets2.twitch.tv:8443/a.jpg", false],
    ["https://eviltwitch.tv/a.mp4", false],
    ["https://twitch.tv.evil.example/a.mp4", false],
    ["https://evil.example/twitch.tv", false],
    ["http://localhost:3003/clip-files/a.mp4", false],
  ])("%s: %s", (address, may) => expect(isTwitchMedia(new URL(address), null)).toBe(may));

  test.each([
    ["http://localhost:3003/clip-files/a.mp4", true],
    ["http://localhost:3004/clip-files/a.mp4", false],
    ["http://localhost/clip-files/a.mp4", false],
    ["https://static-cdn.jtvnw.net/a.jpg", true],
  ])("where the simulator stands in for Twitch, %s: %s", (address, may) =>
    expect(isTwitchMedia(new URL(address), "localhost:3003")).toBe(may),
  );
});

test.each([
  ["https://static-cdn.jtvnw.net/ttv-static/404_preview-480x272.jpg", true],
  ["https://static-cdn.jtvnw.net/ttv-static/404_preview.jpg?x=1", true],
  ["https://clips-media-assets2.twitch.tv/404-preview-480x272.jpg", false],
  ["https://clips-media-assets2.twitch.tv/404_clip/a.jpg", false],
])("%s is the picture of a 404: %s", (address, missing) =>
  expect(isMissingPicture(new URL(address))).toBe(missing),
);
