import { describe, expect, test } from "vitest";
import { contrastOf, linearRgb, luminance, tokenLuminance } from "@/tests/support/theme-tokens";

const contrast = (one: string, other: string, theme: "light" | "dark") =>
  contrastOf(tokenLuminance(one, theme), tokenLuminance(other, theme));

const SURFACES = ["canvas", "surface", "raised", "overlay"];
const TEXTS = ["ink", "ink-2", "ink-3", "accent", "live-ink", "danger", "warn", "ok"];
const CHART_SERIES = ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6"];
const THEMES = ["light", "dark"] as const;

test("the ruler measures right: white, mid grey and pure red", () => {
  expect(luminance(linearRgb(1, 0, 0))).toBeCloseTo(1, 4);
  expect(luminance(linearRgb(0.5999, 0, 0))).toBeCloseTo(0.2159, 3);
  expect(linearRgb(0.62796, 0.25768, 29.234)[0]).toBeCloseTo(1, 3);
});

describe.each(THEMES)("in the %s theme", (theme) => {
  const pairs = [
    ...TEXTS.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
    ["on-accent", "accent"] as const,
    ["on-accent", "accent-strong"] as const,
    ["accent", "accent-soft"] as const,
    ["ink", "accent-soft"] as const,
    ["warn", "warn-soft"] as const,
    ["ink", "warn-soft"] as const,
  ];
  test.each(pairs)("%s can be read on %s (WCAG AA)", (text, surface) => {
    expect(contrast(text, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });

  const shapes = [
    ...SURFACES.flatMap((surface) => [
      ["line-control", surface] as const,
      ["live", surface] as const,
      ["accent", surface] as const,
      ...CHART_SERIES.map((series) => [series, surface] as const),
    ]),
  ];
  test.each(shapes)("%s can be told from %s as a shape", (shape, surface) => {
    expect(contrast(shape, surface, theme)).toBeGreaterThanOrEqual(3);
  });
});
