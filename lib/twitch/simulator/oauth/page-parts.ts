import { html, type Markup, raw } from "../core/html";
import { STYLE } from "../core/style";
import type { Persona } from "../personas";

/** What the app may do with each permission, in words. Others are shown by their name. */
const SCOPE_WORDS: Record<string, string> = {
  "user:read:email": "See your email address",
  "user:read:follows": "See whom you follow",
  "channel:read:subscriptions": "See who subscribes to your channel",
  "channel:read:vips": "See the VIPs of your channel",
  "channel:manage:clips": "Fetch the files of your clips, and manage them",
  "clips:edit": "Make clips for you",
  "moderation:read": "See the moderators and bans of your channel",
  "moderator:read:chatters": "See who is in the chat",
  "moderator:read:followers": "See who follows your channel",
  "chat:read": "Read chat",
  "chat:edit": "Write in chat",
  "user:bot": "Be in chats as a bot",
  "user:read:chat": "Read chat",
  "user:write:chat": "Write in chat",
  "channel:bot": "Be in your chat as a bot",
  "moderator:manage:banned_users": "Ban and time out people where you moderate",
  "moderator:manage:chat_messages": "Delete messages where you moderate",
  "moderator:manage:warnings": "Warn people where you moderate",
};

/** What is asked for, in words. */
export const scopeList = (scopes: readonly string[]): Markup =>
  html`<ul>${scopes.map((scope) => html`<li>${SCOPE_WORDS[scope] ?? scope} <code>${scope}</code></li>`)}
${scopes.length === 0 && html`<li>Know who you are</li>`}</ul>`;

/** Somebody to continue as. `known`: they allowed this app something before. */
export function personaButton(persona: Persona, known: boolean): Markup {
  return html`<button class="who" name="persona" value="${persona.login}">
<img src="/avatars/${persona.id}.svg" alt="" width="44" height="44">
<span><b>Continue as ${persona.displayName}</b>
<span class="soft">${persona.role}${known && ", connected before"}. ${persona.about}</span></span></button>`;
}

/** A page of the simulator's sign-in. */
export function page(title: string, content: Markup): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${raw(STYLE)}
main { max-width: 470px; margin: 3vh auto; padding: 24px; } ul { padding-left: 20px; }
code { color: var(--soft); font-size: 12px; } form { display: grid; gap: 10px; margin-top: 20px; }
.who { display: flex; gap: 14px; align-items: center; text-align: left; padding: 12px; border-radius: 12px; }
.who img { border-radius: 50%; } .who > span { display: grid; line-height: 1.35; } .who .soft { font-size: 14px; } .who .soft::first-letter { text-transform: uppercase; } .deny { margin-top: 6px; background: none; }
</style></head><body><main class="panel">${content}</main></body></html>`.text;
}
