import { expect, test } from "vitest";
import type { Bell, Hearing } from "@/lib/notifications/schema";
import { bannerFor } from "./wanted";

const hearing = (banner: boolean, bell: Bell, one?: Bell): Hearing => ({
  banner,
  bell,
  changes: false,
  exceptions: one ? { "1": { bell: one, changes: false } } : {},
});

test.each<[Hearing, ReturnType<typeof bannerFor>]>([
  [hearing(true, "rings"), "now"],
  [hearing(false, "rings"), "never"],
  [hearing(true, "silent"), "now"],
  [hearing(true, "rings", "silent"), "never"],
  [hearing(true, "silent", "rings"), "now"],
  [hearing(true, "decided"), "once told"],
  [hearing(true, "rings", "decided"), "once told"],
  [hearing(true, "decided", "rings"), "now"],
  [hearing(false, "decided"), "never"],
])("%j: %s", (given, when) => {
  expect(bannerFor(given, "1")).toBe(when);
});
