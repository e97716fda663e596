import type { Controls } from "../controls";
import { html, type Markup, raw } from "../core/html";
import { STYLE } from "../core/style";
import { eventSubButtons } from "../eventsub/panel";
import { personaList } from "../personas";
import { type FaultInput, faultScope } from "../schema";
import { faultButton, postButton } from "./buttons";
import { renderFragments } from "./fragments";
import { SCRIPT } from "./script";
import { streamerButtons } from "./streamers";
import { ADMIN_STYLE } from "./style";
import type { ChannelFilter } from "./views";

/** The faults that have a button; the admin API knows their every detail. */
const FAULT_BUTTONS: readonly (readonly [string, FaultInput])[] = [
  ["500", { kind: "status", status: 500 }],
  ["503", { kind: "status", status: 503 }],
  ["401", { kind: "status", status: 401 }],
  ["429", { kind: "status", status: 429 }],
  ["429, no headers", { kind: "status", status: 429, headers: false }],
  ["Slow (3 s)", { kind: "slow", ms: 3000 }],
  ["Hang", { kind: "hang" }],
  ["Disconnect", { kind: "disconnect" }],
  ["Half the JSON", { kind: "truncate" }],
  ["Cut in the middle", { kind: "cut" }],
  ["A web page", { kind: "html" }],
  ["Rows without user_id", { kind: "row-field", field: "user_id", every: 3 }],
  ["Rows of type “”", { kind: "row-field", field: "type", value: "", every: 3 }],
  ["Duplicate rows", { kind: "duplicate-rows" }],
  ["Missing rows", { kind: "missing-rows" }],
  ["Shifting pages", { kind: "shifting-pages", endpoint: "helix/streams" }],
  ["Cursor loop", { kind: "cursor-loop" }],
  ["Empty last page", { kind: "empty-last-page" }],
  ["No rate headers", { kind: "no-rate-limit-headers" }],
  ["Stale (2 min)", { kind: "stale", seconds: 120 }],
];

/** The whole admin page as it is now; its script keeps it up to date. */
export function adminPage(
  controls: Controls,
  filter: ChannelFilter,
  now: number,
  appUrl: string | undefined,
): string {
  const parts = renderFragments(controls, filter, now);
  const slot = (id: string) => html`<div id="${id}">${raw(parts[id] ?? "")}</div>`;
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Twitch simulator</title>
<style>${raw(STYLE + ADMIN_STYLE)}</style></head><body>
<header><h1><span class="lamp"></span> Twitch simulator</h1>${slot("counts")}
<span class="end">${appUrl !== undefined && html`<a href="${appUrl}">Open the app</a>`}</span></header>
<main><section class="panel wide"><h2>Channels</h2>${filterForm(filter)}${slot("channels")}</section>
<aside><section class="panel"><h2>Scenes</h2>${slot("demo")}
<div class="buttons">${postButton("Two go live at once", "scene", { play: "two-go-live" })}${postButton("Flap", "scene", { play: "flap" })}
${postButton("Outage, 60 s", "scene", { play: "outage" })}${postButton("Stale answers, 60 s", "scene", { play: "stale-answers" })}</div>
<p id="said" class="soft" role="status"></p>${slot("changes")}</section>
<section class="panel"><h2>Roles and clips</h2>${slot("streamers")}${streamerButtons()}</section>
<section class="panel"><h2>EventSub</h2>${slot("eventsub")}${eventSubButtons()}</section>
<section class="panel"><h2>What goes wrong</h2>${slot("switches")}${faultForm()}</section>
<section class="panel"><h2>Tokens</h2>${tokenButtons()}</section></aside>
<section class="panel log"><h2>Requests</h2>${slot("requests")}</section></main>
<script>${raw(SCRIPT)}</script></body></html>`.text;
}

function filterForm({ q, show }: ChannelFilter): Markup {
  const option = (value: ChannelFilter["show"], label: string) =>
    html`<option value="${value}" ${raw(show === value ? "selected" : "")}>${label}</option>`;
  return html`<form class="filter" role="search"><input type="search" name="q" value="${q}" placeholder="Search by name" aria-label="Search by name">
<select name="show" aria-label="Which channels">${option("vera", "Whom Vera follows")}${option("live", "Live now")}${option("all", "All")}</select>
<noscript><button>Show</button></noscript></form>`;
}

function faultForm(): Markup {
  return html`<div class="aim"><label>On <select id="aim-endpoint">${faultScope.options.map(
    (scope) => html`<option ${raw(scope === "helix/streams" ? "selected" : "")}>${scope}</option>`,
  )}</select></label>
<label>for <select id="aim-limit"><option value='{"times":1}'>one request</option><option value='{"times":3}'>three requests</option>
<option value='{"forMs":60000}'>one minute</option><option value="{}">until cleared</option></select></label></div>
<div class="buttons">${FAULT_BUTTONS.map(([label, fault]) => faultButton(label, fault))}</div>`;
}

function tokenButtons(): Markup {
  return html`<div class="buttons">${postButton("Expire all access tokens", "tokens", { expireAccessTokens: true })}
${postButton("Refuse refreshing", "tokens", { refuseRefreshWith: 400 })}
${personaList.map(({ login, displayName }) => postButton(`${displayName} disconnects`, "tokens", { disconnect: login }))}</div>`;
}
