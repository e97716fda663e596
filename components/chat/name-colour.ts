/** A colour for each theme, as CSS takes it. */
export interface ThemedColour {
  light: string;
  dark: string;
}

/**
 * The luminance of the surfaces on which names stand that are the hardest to be read on: the darkest of the
 * light theme and the lightest of the dark one. A test holds them to the colours in app/globals.css.
 */
export const HARDEST_SURFACE = { light: 0.79, dark: 0.021 };
/** WCAG AA for text. */
const CONTRAST = 4.5;
const DARKEST_ON_DARK = CONTRAST * (HARDEST_SURFACE.dark + 0.05) - 0.05;
const LIGHTEST_ON_LIGHT = (HARDEST_SURFACE.light + 0.05) / CONTRAST - 0.05;

/**
 * The colour a person chose, as close to it as can be read in each theme: lightened by white light on dark,
 * dimmed on light, both of which keep the hue. Null for what is not `#RRGGBB`.
 */
export function nameColour(chosen: string | null): ThemedColour | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(chosen ?? "");
  if (!hex) return null;
  const light = hex.slice(1).map((part) => linear(Number.parseInt(part, 16)));
  const brightness = luminanceOf(light);
  const white = Math.max(0, (DARKEST_ON_DARK - brightness) / (1 - brightness));
  const dim = Math.min(1, LIGHTEST_ON_LIGHT / brightness);
  return {
    // Rounded away from the surface, so that rounding never costs the last bit of contrast.
    light: hexOf(light.map((channel) => Math.floor(encoded(channel * dim)))),
    dark: hexOf(light.map((channel) => Math.ceil(encoded(channel + (1 - channel) * white)))),
  };
}

/** What a screen shows of a channel between 0 and 255, as light between 0 and 1 (IEC 61966-2-1). */
const linear = (channel: number): number => {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** The way back. The last digits that floating point adds are taken off, or 255 would become 256. */
const encoded = (light: number): number => {
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(value * 255 * 1e6) / 1e6;
};

const luminanceOf = ([red = 0, green = 0, blue = 0]: readonly number[]): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

const hexOf = (channels: readonly number[]): string =>
  `#${channels.map((channel) => Math.min(255, channel).toString(16).padStart(2, "0")).join("")}`;
