import { deliveriesView } from "../chat/views";
import type { Controls } from "../controls";
import { eventSubView } from "../eventsub/panel";
import { type Answer, type Ask, empty, htmlPage, json } from "../http/exchange";
import { answerAction, createAdminActions } from "./api";
import { renderFragments } from "./fragments";
import { adminPage } from "./page";
import { rolesView } from "./role-actions";
import { channelView, listChannels, readFilter, stateView } from "./views";

const MOST_CHANNELS = 200_000;

/** The admin page at `/` and the API behind it; undefined when the path is neither. */
export function createAdmin(
  controls: Controls,
  now: () => number,
  appUrl: string | undefined,
): (ask: Ask) => Answer | undefined {
  const actions = createAdminActions(controls);
  const reads: Record<string, (ask: Ask) => Answer> = {
    "/": (ask) => htmlPage(200, adminPage(controls, readFilter(ask.query), now(), appUrl)),
    "/favicon.ico": () => empty(204),
    "/healthz": () => json(200, { status: "ok" }),
    "/admin/fragments": (ask) => json(200, renderFragments(controls, readFilter(ask.query), now())),
    "/admin/api/state": () => json(200, stateView(controls)),
    "/admin/api/eventsub": () => json(200, eventSubView(controls.eventSub)),
    "/admin/api/chat": (ask) => json(200, deliveriesView(controls.chat, ask.query.get("login"))),
    "/admin/api/roles": (ask) => json(200, rolesView(controls.world, ask.query.get("login") ?? "")),
    "/admin/api/channels": (ask) => {
      const { members, total } = listChannels(controls, readFilter(ask.query), MOST_CHANNELS);
      return json(200, { total, channels: members.map(channelView) });
    },
  };
  return (ask) => {
    if (ask.method === "POST" && ask.path.startsWith("/admin/api/")) return answerAction(actions, ask);
    const read = ask.method === "GET" && Object.hasOwn(reads, ask.path) ? reads[ask.path] : undefined;
    return read?.(ask);
  };
}
