import { html } from "../core/html";
import { seededRandom, seedFrom } from "../core/random";

/** A round-able picture: a gradient that belongs to the id, and the initials. */
export function avatarSvg(id: string, displayName: string): string {
  const random = seededRandom(seedFrom("avatar", id));
  const hue = random.int(0, 359);
  const second = hue + random.int(30, 90);
  const words = displayName.split(/[_\s]|(?<=[a-z])(?=[A-Z])/u).filter(Boolean);
  const initials = words
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="300" height="300">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="hsl(${hue} 62% 46%)"/><stop offset="1" stop-color="hsl(${second} 58% 30%)"/>
</linearGradient></defs>
<rect width="120" height="120" fill="url(#g)"/>
<circle cx="${random.int(10, 110)}" cy="${random.int(80, 130)}" r="${random.int(30, 55)}" fill="#fff" opacity=".09"/>
<text x="60" y="62" fill="#fff" font-family="system-ui, sans-serif" font-size="46" font-weight="600"
 text-anchor="middle" dominant-baseline="central">${initials}</text></svg>`.text;
}
