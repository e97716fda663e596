import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

type Rgb = [number, number, number];

/** OKLCH to linear sRGB (Björn Ottosson's matrices), cut to what a screen can show. */
function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function token(name: string, theme: "light" | "dark"): number {
  const pair = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css);
  const [lightness, chroma, hue] = (pair?.[theme === "light" ? 1 : 2] ?? "").split(" ").map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`no token --${name}`);
  return luminance(linearRgb(lightness, chroma, hue));
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [low, high] = [token(one, theme), token(other, theme)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

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
