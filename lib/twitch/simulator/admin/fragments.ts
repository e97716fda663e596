import type { Controls } from "../controls";
import { html, type Markup } from "../core/html";
import { renderEventSub } from "../eventsub/panel";
import type { ActiveFault } from "../faults/fault-board";
import { personas } from "../personas";
import type { Member } from "../world/member";
import type { WorldChange } from "../world/world";
import { postButton } from "./buttons";
import { renderStreamers } from "./streamers";
import { type ChannelFilter, listChannels } from "./views";

const SHOWN_CHANNELS = 100;
const SHOWN_REQUESTS = 40;
const SHOWN_CHANGES = 14;

/** The parts of the page that change by themselves, by the id of the element they fill. */
export function renderFragments(
  controls: Controls,
  filter: ChannelFilter,
  now: number,
): Record<string, string> {
  const parts: Record<string, Markup> = {
    counts: renderCounts(controls),
    channels: renderChannels(controls, filter, now),
    switches: renderSwitches(controls, now),
    demo: renderDemo(controls),
    streamers: renderStreamers(controls),
    eventsub: renderEventSub(controls.eventSub),
    changes: renderChanges(controls.changes.last(SHOWN_CHANGES)),
    requests: renderRequests(controls),
  };
  return Object.fromEntries(Object.entries(parts).map(([id, markup]) => [id, markup.text]));
}

function renderCounts({ world, requests, stage }: Controls): Markup {
  return html`<b class="num">${world.ranking.size}</b> of <b class="num">${world.size}</b> live ·
<b class="num">${requests.count()}</b> requests · demo ${stage.demo ? "on" : "off"}`;
}

function renderChannels(controls: Controls, filter: ChannelFilter, now: number): Markup {
  const { members, total } = listChannels(controls, filter, SHOWN_CHANNELS);
  if (total === 0) return html`<p class="soft">No channel fits. Try fewer letters, or show all channels.</p>`;
  return html`<table><thead><tr><th>Channel</th><th>Viewers</th><th>On air</th><th>Title and category</th><th></th></tr></thead>
<tbody>${members.map((member) => channelRow(member, now))}</tbody></table>
${total > members.length && html`<p class="soft">${members.length} of ${total} shown. Search to see others.</p>`}`;
}

function channelRow({ account, info, live }: Member, now: number): Markup {
  const { id, login, displayName } = account;
  const { title, categoryName } = live ?? info;
  const body = { login };
  return html`<tr class="${live ? "live" : ""}"><td><div class="who"><img src="/avatars/${id}.svg" alt="" width="32" height="32" loading="lazy">
<span><b>${displayName}</b><span class="soft">${login}</span></span></div></td>
<td class="num">${live?.viewers.toLocaleString("en")}</td>
<td class="num">${live && html`<span class="lamp"></span>${since(now - live.startedAt)}`}</td>
<td class="title"><span>${title}</span><span class="soft">${categoryName}</span></td>
<td class="acts">${live ? postButton("End", "channels/end", body) : postButton("Go live", "channels/go-live", body, "go")}
${live && postButton("Restart", "channels/restart", body)}
${postButton("New title", "channels/title", body)}${postButton("New category", "channels/category", body)}</td></tr>`;
}

function renderSwitches({ faults, authority, rateLimits }: Controls, now: number): Markup {
  const active = faults.list();
  const refusing = authority.refuseRefreshWith !== null;
  return html`<ul class="active">${active.map((entry) => activeFault(entry, now))}
${refusing && html`<li>Refreshing tokens is refused ${postButton("Allow", "tokens", { refuseRefreshWith: null })}</li>`}
${active.length === 0 && !refusing && html`<li class="soft">Nothing is wrong at the moment.</li>`}</ul>
${active.length > 1 && html`<p>${postButton("Clear all faults", "faults/clear", {})}</p>`}
${rateLimits.list().map(
  ({
    clientId,
    userId,
    state,
  }) => html`<div class="meter"><span class="soft">${userId === null ? "app" : personaName(userId)} · ${clientId.slice(0, 24)}</span>
<meter min="0" max="${state.limit}" low="${state.limit * 0.25}" optimum="${state.limit}" value="${state.remaining}"></meter>
<span class="num">${state.remaining} of ${state.limit} points</span></div>`,
)}`;
}

function activeFault({ id, fault, left, until }: ActiveFault, now: number): Markup {
  const { kind, endpoint, times: _times, forMs: _forMs, ...rest } = fault;
  const details = [
    ...Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
    ...(left === null ? [] : [`${left} more`]),
    ...(until === null ? [] : [`${Math.ceil((until - now) / 1000)} s left`]),
  ];
  return html`<li><span><b>${kind}</b> on ${endpoint} <span class="soft">${details.join(", ")}</span></span>
${postButton("Clear", "faults/clear", { id })}</li>`;
}

function renderDemo({ stage }: Controls): Markup {
  return stage.demo
    ? html`The demo plays by itself. ${postButton("Stop it", "demo", { on: false })}`
    : html`Nothing happens by itself. ${postButton("Start the demo", "demo", { on: true })}`;
}

const CHANGE_WORDS: Record<WorldChange["kind"], string> = {
  went_live: "went live",
  ended: "ended",
  restarted: "restarted",
  title_changed: "has a new title",
  category_changed: "has a new category",
};

function renderChanges(changes: readonly WorldChange[]): Markup {
  if (changes.length === 0) return html`<p class="soft">Nothing happened yet.</p>`;
  return html`<ol>${changes
    .toReversed()
    .map(
      ({ at, kind, displayName }) =>
        html`<li><time class="soft num">${clockTime(at)}</time> <b>${displayName}</b> ${CHANGE_WORDS[kind]}</li>`,
    )}</ol>`;
}

function renderRequests({ requests }: Controls): Markup {
  const last = requests.last(SHOWN_REQUESTS);
  if (last.length === 0) return html`<p class="soft">No request yet.</p>`;
  return html`<table><thead><tr><th>Time</th><th>Request</th><th>Parameters</th><th>Answer</th><th>Bytes</th><th>Points left</th><th>Faults</th></tr></thead>
<tbody>${last.toReversed().map(
    (
      entry,
    ) => html`<tr><td class="num soft">${clockTime(entry.at)}</td><td>${entry.method} ${entry.endpoint}</td>
<td class="soft">${entry.parameters}</td><td class="num ${entry.status >= 400 || entry.status === 0 ? "bad" : ""}">${entry.status || "none"}</td>
<td class="num">${entry.bytes.toLocaleString("en")}</td><td class="num">${entry.rateLeft}</td><td class="bad">${entry.faults.join(", ")}</td></tr>`,
  )}</tbody></table>`;
}

function personaName(userId: string): string {
  return Object.values(personas).find((persona) => persona.id === userId)?.displayName ?? userId;
}

function clockTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

function since(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 1
    ? "just now"
    : minutes < 60
      ? `${minutes} min`
      : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
