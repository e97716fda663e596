import { postButton } from "../admin/buttons";
import { html, type Markup } from "../core/html";
import type { EventSub } from "./event-sub";
import { subscriptionRow } from "./rows";
import { isStanding } from "./subscriptions";

const SHOWN_DELIVERIES = 8;
const VIEWED = 200;

/** GET /admin/api/eventsub: secrets stay inside. */
export function eventSubView(eventSub: EventSub) {
  const { subscriptions, deliveries, sockets, mischief, conduits } = eventSub;
  const all = [...subscriptions.all()];
  const { dropShare, duplicateShare, delayMs, challenge, streamType } = mischief;
  return {
    url: eventSub.socketUrl,
    mischief: { dropShare, duplicateShare, delayMs, challenge, streamType },
    total: all.length,
    enabled: all.filter(({ status }) => status === "enabled").length,
    subscriptions: all.slice(0, VIEWED).map((one) => subscriptionRow(one, eventSub.costOf(one))),
    conduits: [...conduits.all()].map(({ id, shardCount, shards }) => ({
      id,
      shardCount,
      assigned: shards.size,
    })),
    sessions: sockets.list().map(({ id, connectedAt }) => ({ id, connectedAt })),
    sent: deliveries.total,
    dropped: deliveries.dropped,
    deliveries: deliveries.last(VIEWED),
  };
}

/** How EventSub stands: numbers, and what became of the last messages. */
export function renderEventSub({ subscriptions, sockets, deliveries, mischief }: EventSub): Markup {
  const all = [...subscriptions.all()];
  const standing = all.filter(isStanding).length;
  const last = deliveries.last(SHOWN_DELIVERIES).toReversed();
  return html`<p><b class="num">${standing}</b> of <b class="num">${all.length}</b> subscriptions stand ·
<b class="num">${sockets.list().length}</b> sockets · <b class="num">${deliveries.total}</b> sent ·
<b class="num">${deliveries.dropped}</b> lost${mischief.challenge !== "sent" && html` · challenges: ${mischief.challenge}`}
${mischief.dropShare > 0 && html` · <span class="bad">${Math.round(mischief.dropShare * 100)} % are lost</span>`}
${mischief.delayMs > 0 && html` · <span class="bad">up to ${mischief.delayMs} ms late</span>`}</p>
<table><tbody>${last.map(
    ({ type, attempt, status, ms }) =>
      html`<tr><td>${type}</td><td class="soft">${attempt > 0 && `again (${attempt})`}</td>
<td class="num ${status !== null && (status === 0 || status >= 400) ? "bad" : ""}">${status === null ? "socket" : status || "none"}</td><td class="num soft">${ms} ms</td></tr>`,
  )}</tbody></table>`;
}

/** What one can do to EventSub by hand. */
export function eventSubButtons(): Markup {
  return html`<div class="buttons">${postButton("Lose 10 %", "eventsub/mischief", { dropShare: 0.1 })}
${postButton("Lose nothing", "eventsub/mischief", { dropShare: 0, duplicateShare: 0, delayMs: 0 })}
${postButton("Send twice", "eventsub/mischief", { duplicateShare: 1 })}
${postButton("Up to 5 s late", "eventsub/mischief", { delayMs: 5000 })}
${postButton("No challenges", "eventsub/mischief", { challenge: "never" })}
${postButton("Challenges again", "eventsub/mischief", { challenge: "sent" })}
${postButton("Delete all behind its back", "eventsub/delete", {})}
${postButton("Revoke all", "eventsub/revoke", {})}
${postButton("Forged", "eventsub/trick", { play: "forged" })}${postButton("11 minutes old", "eventsub/trick", { play: "old" })}
${postButton("The last again", "eventsub/trick", { play: "replayed" })}${postButton("Unknown type", "eventsub/trick", { play: "unknown-type" })}
${postButton("5 MB", "eventsub/trick", { play: "huge" })}
${postButton("Sockets: move", "eventsub/reconnect", {})}${postButton("Sockets: drop", "eventsub/drop", {})}${postButton("Sockets: freeze", "eventsub/freeze", {})}</div>`;
}
