import { html, raw } from "../core/html";
import type { Clip } from "../core/invent-clips";

const STYLE = `html, body { height: 100%; margin: 0; background: #0e0e10; color: #efeff1; font: 15px system-ui, sans-serif; }
body { display: grid; place-items: center; } video { width: 100%; height: 100%; object-fit: contain; }`;

/** The player that Twitch lets others embed; undefined: the clip is gone. */
export function clipPage(clip: Clip | undefined, videoPath: string): string {
  const title = clip ? clip.title : "This clip is no longer available.";
  const shown = clip
    ? html`<video src="${videoPath}" controls playsinline aria-label="${title}"></video>`
    : html`<p>${title}</p>`;
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${raw(STYLE)}</style></head><body>${shown}</body></html>`.text;
}
