import { expect, test } from "vitest";
import { routeName } from "./route-name";

test.each([
  ["/api/v1/me", {}, "/api/v1/me"],
  ["/api/v1/following/123", { id: "123" }, "/api/v1/following/{id}"],
  ["/api/v1/notifications/a%20b", { id: "a b" }, "/api/v1/notifications/{id}"],
  ["/api/v1/following/%zz", { id: "123" }, "/api/v1/following/%zz"],
  ["/api/auth/callback/twitch", { nextauth: ["callback", "twitch"] }, "/api/auth/callback/twitch"],
])("%s", (path, params, name) => {
  expect(routeName(path, params)).toBe(name);
});
