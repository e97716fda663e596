import type { Controls } from "./controls";
import { decide } from "./faults/decide";
import { refusal } from "./faults/spoil";
import { createHelix } from "./helix/gate";
import { type Answer, type Ask, json } from "./http/exchange";
import { outcome } from "./http/request-log";
import type { Reply } from "./http/serve";
import { createActivation } from "./oauth/activation-page";
import { createConsent } from "./oauth/consent-page";
import { createOAuthEndpoints, parametersOf } from "./oauth/endpoints";
import type { Fault } from "./schema";

/**
 * Everything under /helix and /oauth2, and the page where codes of devices are typed, with the faults that are switched on, each request logged.
 * Undefined for other paths.
 */
export function createTwitchSide(
  { world, faults, authority, devices, rateLimits, requests, chat, clipFiles, eventSub }: Controls,
  now: () => number,
  publicUrl: () => string,
): (ask: Ask) => Reply | undefined {
  const helix = createHelix({ authority, rateLimits, world, chat, clipFiles, eventSub, now, publicUrl });
  const consent = createConsent(authority);
  const oauth = createOAuthEndpoints(authority, devices, world, publicUrl);
  const activation = createActivation(authority, devices);
  const oauthRoutes: Record<string, (ask: Ask) => Answer> = {
    "GET /oauth2/authorize": consent.ask,
    "POST /oauth2/authorize": consent.decide,
    "POST /oauth2/token": oauth.token,
    "GET /oauth2/validate": oauth.validate,
    "POST /oauth2/revoke": oauth.revoke,
    "POST /oauth2/device": oauth.device,
  };
  const serve = (ask: Ask, struck: readonly Fault[]) => {
    if (ask.path.startsWith("/helix/")) return helix(ask, struck);
    const route = oauthRoutes[`${ask.method} ${ask.path}`];
    return route ? route(ask) : json(404, { status: 404, message: "" });
  };
  return (ask) => {
    if (ask.path === "/activate") return { fate: "answer", answer: activation(ask), delayMs: 0 };
    if (!ask.path.startsWith("/helix/") && !ask.path.startsWith("/oauth2/")) return undefined;
    const endpoint = ask.path.slice(1);
    const struck = faults.strike(endpoint);
    const reply = decide(struck, () => refusal(struck, endpoint, now()) ?? serve(ask, struck));
    requests.add({
      at: now(),
      method: ask.method,
      ...describe(endpoint, ask),
      ...outcome(reply),
      faults: struck.map((fault) => fault.kind),
    });
    return reply;
  };
}

function describe(endpoint: string, ask: Ask): { endpoint: string; parameters: string } {
  const grantType = endpoint === "oauth2/token" ? ` ${parametersOf(ask).get("grant_type") ?? ""}` : "";
  const counts = new Map<string, number>();
  for (const name of ask.query.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const parameters = [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`));
  return { endpoint: endpoint + grantType, parameters: parameters.join(", ") };
}
