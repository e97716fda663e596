/** Twitch makes a new preview about every five minutes under the same address. */
export const PREVIEW_STEP_MS = 5 * 60_000;

/**
 * The address of a stream's preview picture in pixels of the picture, or null when there is none. The time,
 * to the step, is part of it, so that browsers ask for a new picture when there may be one and not before.
 */
export function previewUrl(template: string, width: number, height: number, now: number): string | null {
  if (!template) return null;
  const address = template.replace("{width}", String(width)).replace("{height}", String(height));
  const step = Math.floor(now / PREVIEW_STEP_MS);
  return `${address}${address.includes("?") ? "&" : "?"}t=${step}`;
}
