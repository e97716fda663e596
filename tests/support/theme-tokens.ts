import { readFileSync } from "node:fs";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

export type Rgb = [number, number, number];

/** OKLCH to linear sRGB (Björn Ottosson's matrices), cut to what a screen can show. */
export function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
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

export const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** The luminance of a colour of app/globals.css, between 0 and 1. Throws when there is no such token. */
export function tokenLuminance(name: string, theme: "light" | "dark"): number {
  const pair = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css);
  const [lightness, chroma, hue] = (pair?.[theme === "light" ? 1 : 2] ?? "").split(" ").map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`no token --${name}`);
  return luminance(linearRgb(lightness, chroma, hue));
}

/** How well two luminances can be told apart, between 1 and 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
