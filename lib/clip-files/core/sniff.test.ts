import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SNIFFED_BYTES, sniff } from "./sniff";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("what a file is by its first bytes", () => {
  test.each([
    ["video", "\x00\x00\x00\x18ftypisom", "video/mp4"],
    ["video", "\x1a\x45\xdf\xa3\x01\x00", "video/webm"],
    ["thumbnail", "\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"],
    ["thumbnail", "\x89PNG\r\n\x1a\n", "image/png"],
    ["thumbnail", "RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"],
    ["thumbnail", "\x00\x00\x00\x18ftypisom", null],
    ["video", "\xff\xd8\xff\xe0", null],
    ["thumbnail", "RIFF\x10\x00\x00\x00WAVEfmt ", null],
    ["thumbnail", "<svg onload=alert(1)>", null],
    ["video", "<!doctype html>", null],
    ["video", "ftypisom", null],
    ["video", "", null],
  ] as const)("a %s that begins with %j", (kind, first, type) => {
    expect(sniff(kind, bytes(first))).toBe(type);
  });

  test("what comes after does not count", () => {
    const given = fc.tuple(
      fc.constantFrom("video" as const, "thumbnail" as const),
      fc.uint8Array({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(given, ([kind, file]) => {
        expect(sniff(kind, file)).toBe(sniff(kind, file.subarray(0, SNIFFED_BYTES)));
      }),
    );
  });
});
