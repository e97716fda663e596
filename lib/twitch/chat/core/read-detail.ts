import type { ChatEventDetail, ChatPerson } from "./chat-event";
import { countOf, personOf, tagOf } from "./read-tags";

/** What the `msg-param-…` tags of a USERNOTICE of this type tell. */
export function readDetail(
  type: string,
  tags: ReadonlyMap<string, string>,
  author: ChatPerson,
): ChatEventDetail {
  const param = (name: string) => tagOf(tags, `msg-param-${name}`);
  const tier = param("sub-plan") ?? "";
  const bombId = param("community-gift-id") ?? param("origin-id");
  switch (type) {
    case "sub":
    case "resub":
      return {
        is: "sub",
        tier,
        months: countOf(tags, "msg-param-cumulative-months", 1),
        streakMonths: countOf(tags, "msg-param-streak-months", null),
      };
    case "subgift":
    case "anonsubgift": {
      const recipient = recipientOf(param);
      return recipient ? { is: "gift", tier, recipient, bombId } : { is: "other" };
    }
    case "submysterygift":
    case "anonsubmysterygift":
      return { is: "gift_bomb", tier, count: countOf(tags, "msg-param-mass-gift-count", 1), bombId };
    case "raid": {
      const login = param("login") ?? author.login;
      const from = { login, displayName: param("displayName") ?? login };
      return { is: "raid", viewers: countOf(tags, "msg-param-viewerCount", 0), from };
    }
    case "announcement":
      return { is: "announcement", colour: param("color") ?? "PRIMARY" };
    default:
      return { is: "other" };
  }
}

/** Twitch documents `recipient-name` and sends `recipient-user-name`. */
function recipientOf(param: (name: string) => string | null): ChatPerson | null {
  const id = param("recipient-id");
  const login = param("recipient-user-name") ?? param("recipient-name");
  return id === null || login === null ? null : personOf(id, login, param("recipient-display-name"));
}
