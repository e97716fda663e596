import { expect, test } from "vitest";
import type { ChannelRole } from "../schema";
import { describeFailure, describeOwnFailure, isMissingScope, type ListFailure } from "./describe-failure";

const failure = (kind: string, status?: number, message = ""): ListFailure => ({ kind, status, message });

test.each<[ChannelRole, string, ListFailure, string]>([
  [
    "vip",
    "channel:read:vips",
    failure("missing_scope", 401),
    "VIPs: 401 Unauthorized - missing channel:read:vips scope",
  ],
  [
    "vip",
    "channel:read:vips",
    failure("missing_scope"),
    "VIPs: 401 Unauthorized - missing channel:read:vips scope",
  ],
  [
    "subscriber",
    "channel:read:subscriptions",
    failure("rejected", 403, "Twitch answered 403 to Get Broadcaster Subscriptions: Missing scope."),
    "Subscribers: 403 Forbidden - missing channel:read:subscriptions scope",
  ],
  ["moderator", "moderation:read", failure("rejected", 403, "No."), "Moderators: 403 Forbidden"],
  [
    "moderator",
    "moderation:read",
    failure("unauthorized", 401),
    "Moderators: 401 Unauthorized - sign in again",
  ],
  ["moderator", "moderation:read", failure("unauthorized"), "Moderators: 401 Unauthorized - sign in again"],
  ["subscriber", "s", failure("unavailable", 503), "Subscribers: 503 Service Unavailable"],
  ["subscriber", "s", failure("unavailable", 599), "Subscribers: 599"],
  ["subscriber", "s", failure("unavailable"), "Subscribers: no connection to Twitch"],
  ["subscriber", "s", failure("timeout"), "Subscribers: no answer in time"],
  ["subscriber", "s", failure("malformed", 200), "Subscribers: an answer that makes no sense"],
  ["vip", "v", failure("rate_limited", 429), "VIPs: 429 Too Many Requests"],
  ["vip", "v", failure("rate_limited"), "VIPs: 429 Too Many Requests"],
  ["vip", "v", failure("something new"), "VIPs: not read"],
])("%s: %s %o", (role, scope, why, line) => {
  expect(describeFailure(role, scope, why)).toBe(line);
});

test("only a missing permission counts as one", () => {
  expect(isMissingScope(failure("unauthorized", 401, "Invalid OAuth token"))).toBe(false);
  expect(isMissingScope(failure("rejected", 400, "a scope"))).toBe(false);
});

test("our own failures are told apart from Twitch's", () => {
  expect(describeOwnFailure("vip")).toBe("VIPs: could not be stored");
});
