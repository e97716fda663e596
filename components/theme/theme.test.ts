import { expect, test } from "vitest";
import { cookieText, themeOf, zoneOf } from "./theme";

test.each([
  ["dark", "dark"],
  ["light", "light"],
  ["system", "system"],
  ["", "system"],
  ["<script>", "system"],
  [undefined, "system"],
])("the cookie %j means %s", (value, theme) => expect(themeOf(value)).toBe(theme));

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  [undefined, "UTC"],
  ["", "UTC"],
  ["Mars/Olympus", "UTC"],
  ["../../etc", "UTC"],
])("the zone %j is %s", (value, zone) => expect(zoneOf(value)).toBe(zone));

test("a cookie goes over https only where the page came so", () => {
  expect(cookieText("theme", "dark", 60, "http:")).toBe("theme=dark; path=/; max-age=60; samesite=lax");
  expect(cookieText("theme", "dark", 60, "https:")).toBe(
    "theme=dark; path=/; max-age=60; samesite=lax; secure",
  );
});
