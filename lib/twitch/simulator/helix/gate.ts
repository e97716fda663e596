import type { Hub } from "../chat/hub";
import { helixErrorBody, spoilRows } from "../faults/spoil";
import { type Answer, type Ask, header, json } from "../http/exchange";
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
  chat: Hub;
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
      const endpoint = ask.method === "GET" ? helixEndpoints[ask.path.slice(1)] : undefined;
      if (!endpoint) throw new HelixRefusal(404, "");
      const identity = identify(deps.authority, ask);
      rate = deps.rateLimits.spend(identity.clientId, identity.userId);
      if (!rate.granted) throw new HelixRefusal(429, "Your request rate is too high");
      checkScope(endpoint, identity);
      const { world, chat, publicUrl, now } = deps;
      const answer = endpoint.get({
        query: ask.query,
        identity,
        faults,
        world,
        chat,
        now: now(),
        publicUrl: publicUrl(),
      });
      return json(200, { ...answer, data: spoilRows(faults, answer.data) }, rateHeaders(rate));
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

function checkScope({ scope }: HelixEndpoint, identity: Identity): void {
  if (scope === undefined) return;
  if (identity.userId === null) throw new HelixRefusal(401, "Missing User OAUTH Token");
  if (!identity.scopes.includes(scope)) throw new HelixRefusal(401, `Missing scope: ${scope}`);
}

function rateHeaders(rate: RateState | undefined): Record<string, string> {
  if (!rate) return {};
  return {
    "ratelimit-limit": String(rate.limit),
    "ratelimit-remaining": String(rate.remaining),
    "ratelimit-reset": String(rate.resetAt),
  };
}
