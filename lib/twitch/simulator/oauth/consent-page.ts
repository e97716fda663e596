import { html } from "../core/html";
import { type Answer, type Ask, type Handler, htmlPage, redirect } from "../http/exchange";
import { personaList } from "../personas";
import type { Authority } from "./authority";
import { parametersOf } from "./endpoints";
import { page, personaButton, scopeList } from "./page-parts";

interface Request {
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  state: string | null;
}

/** `GET /authorize`: the page that asks; `POST /authorize`: the answer, sent on to the app. */
export function createConsent(authority: Authority): { ask: Handler; decide: Handler } {
  const withRequest =
    (handle: (request: Request, parameters: URLSearchParams) => Answer): Handler =>
    (ask: Ask) => {
      const parameters = parametersOf(ask);
      const request = readRequest(parameters);
      return typeof request === "string" ? refuse(request) : handle(request, parameters);
    };
  return {
    ask: withRequest((request, parameters) => htmlPage(200, consentPage(authority, request, parameters))),
    decide: withRequest((request, parameters) => {
      const persona = personaList.find((known) => known.login === parameters.get("persona"));
      if (!persona)
        return sendBack(request, { error: "access_denied", error_description: "The user denied you access" });
      const code = authority.grantCode({ ...request, userId: persona.id });
      return sendBack(request, { code, scope: request.scopes.join(" ") });
    }),
  };
}

/** The request, or what is wrong with it. Twitch shows these errors on a page: it cannot trust the address. */
function readRequest(parameters: URLSearchParams): Request | string {
  const clientId = parameters.get("client_id") ?? "";
  const redirectUri = parameters.get("redirect_uri") ?? "";
  const scopes = (parameters.get("scope") ?? "").split(" ").filter(Boolean);
  const odd = scopes.find((scope) => !/^[a-z_]+(:[a-z_]+)*$/.test(scope));
  if (clientId === "") return "missing client id";
  if (redirectUri === "") return "missing redirect uri";
  if (!isAllowedRedirect(redirectUri)) return "redirect_uri must be https, or http on localhost";
  if (parameters.get("response_type") !== "code") return "response_type must be code";
  if (odd !== undefined) return `invalid scope requested: '${odd}'`;
  return { clientId, redirectUri, scopes, state: parameters.get("state") };
}

/** Twitch allows plain http only on localhost. */
function isAllowedRedirect(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === "https:" ||
    (url.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname))
  );
}

function sendBack(request: Request, result: Record<string, string>): Answer {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return redirect(url.href);
}

function consentPage(authority: Authority, request: Request, parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => name !== "persona");
  return page(
    "Sign in to Twitch (simulator)",
    html`<h1>Sign in</h1>
<p class="soft">This is not Twitch: it is the simulator that stands in for it. No password, nothing leaves this machine.
<b>${new URL(request.redirectUri).host}</b> would like to:</p>
${scopeList(request.scopes)}
<form method="post" action="/oauth2/authorize">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${personaList.map((persona) => personaButton(persona, authority.grantedScopes(request.clientId, persona.id).length > 0))}
<button class="deny" name="persona" value="">Cancel</button>
</form>`,
  );
}

function refuse(message: string): Answer {
  return htmlPage(
    400,
    page("Sign-in is not possible", html`<h1>Sign-in is not possible</h1><p>${message}</p>`),
  );
}
