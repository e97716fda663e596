import { html } from "../core/html";
import { type Ask, type Handler, htmlPage } from "../http/exchange";
import { type Persona, personaList } from "../personas";
import type { Authority } from "./authority";
import type { Device, Devices } from "./devices";
import { parametersOf } from "./endpoints";
import { page, personaButton, scopeList } from "./page-parts";

/** `/activate`: where one types the code that a device shows, and says who one is. */
export function createActivation(authority: Authority, devices: Devices): Handler {
  return (ask: Ask) => {
    const parameters = parametersOf(ask);
    const code = parameters.get("device-code") ?? "";
    if (code === "") return htmlPage(200, codePage());
    const device = devices.waitingFor(code);
    if (!device) return htmlPage(404, codePage(`The code ${code} is not valid, or not any more.`));
    if (ask.method !== "POST" || !parameters.has("persona"))
      return htmlPage(200, choicePage(authority, device));
    const persona = personaList.find((known) => known.login === parameters.get("persona"));
    if (persona) devices.agree(device, persona.id);
    else devices.refuse(device);
    return htmlPage(200, endPage(persona));
  };
}

function codePage(problem?: string): string {
  return page(
    "Activate your device (simulator)",
    html`<h1>Activate</h1>${problem && html`<p>${problem}</p>`}
<form method="get" action="/activate"><label>The code that is shown <input name="device-code" autocomplete="off"></label>
<button>Continue</button></form>`,
  );
}

function choicePage(authority: Authority, device: Device): string {
  const { userCode, scopes, clientId } = device;
  const bots = personaList.filter(({ role }) => role === "bot");
  const others = personaList.filter(({ role }) => role !== "bot");
  return page(
    "Activate your device (simulator)",
    html`<h1>Is this the code on your device?</h1><p><b>${userCode}</b></p>
<p class="soft">This is not Twitch: it is the simulator that stands in for it. The app would like to:</p>
${scopeList(scopes)}
<form method="post" action="/activate"><input type="hidden" name="device-code" value="${userCode}">
${[...bots, ...others].map((persona) => personaButton(persona, authority.grantedScopes(clientId, persona.id).length > 0))}
<button class="deny" name="persona" value="">Cancel</button></form>`,
  );
}

function endPage(persona: Persona | undefined): string {
  const words = persona
    ? `You are connected as ${persona.displayName}. You can close this page.`
    : "Nothing was allowed. You can close this page.";
  return page("Activate your device (simulator)", html`<h1>Done</h1><p>${words}</p>`);
}
