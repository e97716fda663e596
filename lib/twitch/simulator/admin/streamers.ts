import type { Controls } from "../controls";
import { html, type Markup } from "../core/html";
import { type Persona, personaList } from "../personas";
import { streamerButton } from "./buttons";

const STREAMERS: readonly Persona[] = personaList.filter(({ role }) => role === "streamer");

/** How many of each the streamers of the cast have. */
export function renderStreamers({ world }: Controls): Markup {
  const rows = STREAMERS.map(({ id, displayName }) => {
    const held = (["subscriber", "vip", "moderator"] as const).map(
      (role) => world.roles.list(id, role).length,
    );
    return html`<tr><td>${displayName}</td>${[...held, world.clips.of(id).length].map(
      (count) => html`<td class="num">${count.toLocaleString("en")}</td>`,
    )}</tr>`;
  });
  return html`<table><thead><tr><th></th><th>Subs</th><th>VIPs</th><th>Mods</th><th>Clips</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** Changes something of the streamer chosen above them; the simulator says of whom and what. */
export function streamerButtons(): Markup {
  const role = (name: string, called: string) =>
    html`${streamerButton(`New ${called}`, "roles/more", { role: name })}
${streamerButton(`Take a ${called} away`, "roles/fewer", { role: name })}`;
  return html`<div class="aim"><label>Of <select id="aim-streamer">${STREAMERS.map(
    ({ login, displayName }) => html`<option value="${login}">${displayName}</option>`,
  )}</select></label></div>
<div class="buttons">${streamerButton("Make a clip", "clips/make", {})}
${streamerButton("Delete a clip", "clips/delete-newest", {})}
${role("subscriber", "subscriber")}${role("vip", "VIP")}${role("moderator", "moderator")}</div>`;
}
