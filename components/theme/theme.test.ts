import { expect, test } from "vitest";
import { themeOf, zoneOf } from "./theme";

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
