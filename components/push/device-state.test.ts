import { expect, test } from "vitest";
import { type BrowserFacts, deviceStateOf } from "./device-state";

const granted: BrowserFacts = { secure: true, able: true, appleMobile: false, permission: "granted" };

test.each([
  ["http", { secure: false }, true, "insecure"],
  ["an old browser", { able: false }, false, "unsupported"],
  ["an iPhone's browser", { able: false, appleMobile: true }, false, "home-screen"],
  ["an iPhone's home screen", { appleMobile: true }, true, "on"],
  ["a no", { permission: "denied" as const }, true, "denied"],
  ["nobody asked", { permission: "default" as const }, false, "ask"],
  ["a subscription from before the permission was reset", { permission: "default" as const }, true, "ask"],
  ["allowed", {}, false, "off"],
  ["registered", {}, true, "on"],
])("%s: %j", (_what, facts, registered, state) => {
  expect(deviceStateOf({ ...granted, ...facts }, registered)).toBe(state);
});
