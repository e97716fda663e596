import { html, type Markup } from "../core/html";

/** A button that posts this body to /admin/api/<name>. */
export function postButton(label: string, name: string, body: object, className = ""): Markup {
  return html`<button type="button" class="${className}" data-post="${name}" data-body="${JSON.stringify(body)}">${label}</button> `;
}

/** A button that posts a fault for the endpoint and the number of times chosen on the page. */
export function faultButton(label: string, fault: object): Markup {
  return html`<button type="button" data-post="faults" data-aimed data-body="${JSON.stringify(fault)}">${label}</button> `;
}

/** A button that posts this body for the streamer chosen on the page. */
export function streamerButton(label: string, name: string, body: object): Markup {
  return html`<button type="button" data-post="${name}" data-streamer data-body="${JSON.stringify(body)}">${label}</button> `;
}
