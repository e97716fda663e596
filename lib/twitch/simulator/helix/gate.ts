import type { Chat } from "../chat/chat";
import type { EventSub } from "../eventsub/event-sub";
import { helixErrorBody, spoilRows } from "../faults/spoil";
import { type Answer, type Ask, empty, header, json } from "../http/exchange";
import type { ClipFiles } from "../media/clip-files";
import type { Authority, Identity } from "../oauth/authority";
import type { Fault } from "../schema";
import type { World } from "../world/world";
import { type HelixEndpoint, helixEndpoints } from "./endpoints";
import type { RateLimits, RateState } from "./rate-limits";
import { HelixRefusal } from "./refusal";

export interface HelixDeps {
  authority: Authority;
  rateLimits: RateLimits;
  world: World;
  chat: Chat;
  clipFiles: ClipFiles;
  eventSub: EventSub;
  now: () => number;
  publicUrl: () => string;
}

/**
 * Helix: checks the token and client, takes a point, serves the endpoint. The order is Twitch's: a
 * request with a bad token costs nobody a point and gets no `Ratelimit-*` headers.
 */
export function createHelix(deps: HelixDeps): (ask: Ask, faults: readonly Fault[]) => Answer {
  return (ask, faults) => {
    let rate: RateState | undefined;
    try {
      const endpoint = helixEndpoints[`${ask.method} ${ask.path.slice(1)}`];
      if (!endpoint) throw new HelixRefusal(404, "");
      const identity = identify(deps.authority, ask);
      const own =
        endpoint.perMinute === undefined ? undefined : { name: ask.path, perMinute: endpoint.perMinute };
      rate = deps.rateLimits.spend(identity.clientId, identity.userId, own);
      if (!rate.granted) throw new HelixRefusal(429, "Your request rate is too high");
      checkScope(endpoint, identity);
      const { world, chat, clipFiles, eventSub, authority, publicUrl, now } = deps;
      const answer = endpoint.serve({
        ...{ query: ask.query, body: bodyOf(ask), identity, authority, faults, world, chat },
        ...{ clipFiles, eventSub, now: now() },
        publicUrl: publicUrl(),
      });
      if (answer === null) return { ...empty(204), headers: rateHeaders(rate) };
      return json(
        endpoint.status ?? 200,
        { ...answer, data: spoilRows(faults, answer.data) },
        rateHeaders(rate),
      );
    } catch (error) {
      if (!(error instanceof HelixRefusal)) throw error;
      return json(error.status, helixErrorBody(error.status, error.message), rateHeaders(rate));
    }
  };
}

function identify(authority: Authority, ask: Ask): Identity {
  const authorization = header(ask, "authorization");
  if (authorization === undefined) throw new HelixRefusal(401, "OAuth token is missing");
  const [, token = ""] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  const clientId = header(ask, "client-id");
  if (clientId === undefined) throw new HelixRefusal(401, "Client ID is missing");
  const identity = authority.identify(token);
  if (!identity) throw new HelixRefusal(401, "Invalid OAuth token");
  if (identity.clientId !== clientId) throw new HelixRefusal(401, "Client ID and OAuth token do not match");
  return identity;
}

/** @throws HelixRefusal 400 when it is not JSON */
function bodyOf({ body }: Ask): unknown {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new HelixRefusal(400, "The request body is not valid JSON.");
  }
}

function checkScope({ scope }: HelixEndpoint, identity: Identity): void {
  if (scope === undefined) return;
  if (identity.userId === null) throw new HelixRefusal(401, "Missing User OAUTH Token");
  const enough = typeof scope === "string" ? [scope] : scope;
  if (enough.some((one) => identity.scopes.includes(one))) return;
  throw new HelixRefusal(401, `Missing scope: ${enough.join(" or ")}`);
}

function rateHeaders(rate: RateState | undefined): Record<string, string> {
  if (!rate) return {};
  return {
    "ratelimit-limit": String(rate.limit),
    "ratelimit-remaining": String(rate.remaining),
    "ratelimit-reset": String(rate.resetAt),
  };
}
