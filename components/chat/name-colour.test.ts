import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrastOf, luminance, type Rgb, tokenLuminance } from "@/tests/support/theme-tokens";
import { HARDEST_SURFACE, nameColour } from "./name-colour";

const luminanceOfHex = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return luminance(
    channels.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as Rgb,
  );
};

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("the surfaces that names stand on are no harder than is reckoned with", () => {
  for (const surface of ["canvas", "surface", "raised", "overlay", "accent-soft"]) {
    expect(tokenLuminance(surface, "light")).toBeGreaterThanOrEqual(HARDEST_SURFACE.light);
    expect(tokenLuminance(surface, "dark")).toBeLessThanOrEqual(HARDEST_SURFACE.dark);
  }
});

test("whatever somebody chose, their name can be read in both themes", () => {
  const edge = fc.constantFrom("#000000", "#ffffff", "#0000ff", "#ffff00", "#777777");
  fc.assert(
    fc.property(fc.oneof(edge, colour), (chosen) => {
      for (const theme of ["light", "dark"] as const) {
        const shown = luminanceOfHex(nameColour(chosen)?.[theme] ?? "");
        expect(contrastOf(shown, HARDEST_SURFACE[theme])).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

describe("a colour that can be read is left as it is", () => {
  test.each([
    ["#00ff7f", "dark"],
    ["#ff69b4", "dark"],
    ["#8b0000", "light"],
    ["#00008b", "light"],
  ] as const)("%s on %s", (chosen, theme) => {
    expect(nameColour(chosen)?.[theme]).toBe(chosen);
  });
});

test.each([null, "", "red", "#fff", "#12345g", "#1234567", "url(x)"])("%s is no colour", (chosen) => {
  expect(nameColour(chosen)).toBeNull();
});
