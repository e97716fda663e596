import { html, type Markup } from "../core/html";
import { type Random, seededRandom, seedFrom } from "../core/random";

export interface PreviewSubject {
  login: string;
  displayName: string;
  categoryName: string;
}

/** A still of a stream that never was: hills under a sky in the colours of the category, and its name. */
export function previewSvg(
  { login, displayName, categoryName }: PreviewSubject,
  width: number,
  height: number,
): string {
  const random = seededRandom(seedFrom("preview", login));
  const hue = seededRandom(seedFrom("category", categoryName)).int(0, 359);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="${width}" height="${height}"
 preserveAspectRatio="xMidYMid slice">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="hsl(${hue} 45% 16%)"/><stop offset="1" stop-color="hsl(${hue + 40} 60% 48%)"/>
</linearGradient></defs>
<rect width="640" height="360" fill="url(#sky)"/>
<circle cx="${random.int(90, 550)}" cy="${random.int(60, 170)}" r="${random.int(24, 54)}" fill="hsl(${hue + 60} 90% 82%)" opacity=".85"/>
${[0, 1, 2].map((row) => hills(random, hue, row))}
<rect x="470" y="232" width="154" height="112" rx="8" fill="hsl(${hue} 25% 10%)" opacity=".75"/>
<circle cx="547" cy="276" r="22" fill="hsl(${hue + 20} 40% 70%)"/>
<path d="M507 344q0-40 40-40t40 40z" fill="hsl(${hue + 20} 40% 70%)"/>
<text x="24" y="322" fill="#fff" font-family="system-ui, sans-serif" font-size="26" font-weight="600">${categoryName}</text>
<text x="24" y="346" fill="#fff" opacity=".7" font-family="system-ui, sans-serif" font-size="16">${displayName}</text>
</svg>`.text;
}

function hills(random: Random, hue: number, row: number): Markup {
  const base = 210 + row * 45;
  const tops = Array.from({ length: 6 }, (_, place) => `${place * 128},${base - random.int(0, 60)}`);
  return html`<polygon points="0,360 ${tops.join(" ")} 640,360" fill="hsl(${hue + 10} 40% ${30 - row * 8}%)"/>`;
}
