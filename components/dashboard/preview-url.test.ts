import { expect, test } from "vitest";
import { PREVIEW_STEP_MS, previewUrl } from "./preview-url";

const TEMPLATE = "https://static-cdn.jtvnw.net/previews-ttv/live_user_ada-{width}x{height}.jpg";

test("fills in the size", () =>
  expect(previewUrl(TEMPLATE, 160, 90, 0)).toBe(
    "https://static-cdn.jtvnw.net/previews-ttv/live_user_ada-160x90.jpg?t=0",
  ));
test("keeps a query that is there", () =>
  expect(previewUrl("http://localhost:3003/p.svg?u=1", 160, 90, 0)).toBe(
    "http://localhost:3003/p.svg?u=1&t=0",
  ));
test("is the same within a step and another in the next", () => {
  const at = (now: number) => previewUrl(TEMPLATE, 160, 90, now);
  expect(at(PREVIEW_STEP_MS - 1)).toBe(at(0));
  expect(at(PREVIEW_STEP_MS)).not.toBe(at(0));
});
test("no picture", () => expect(previewUrl("", 160, 90, 0)).toBeNull());
