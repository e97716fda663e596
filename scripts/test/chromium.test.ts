import { expect, test } from "vitest";
import { candidates } from "./chromium";

test("Chromium before Chrome, nearer folders first, and only what is there", () => {
  const there = ["/b/google-chrome", "/b/chromium", "/a/chromium", "/a/other"];
  expect(candidates("/a::/b", (file) => there.includes(file))).toEqual([
    "/a/chromium",
    "/b/chromium",
    "/b/google-chrome",
  ]);
});

test("nothing there, nothing found", () => {
  expect(candidates("", () => false)).toEqual([]);
});
