import type { Chat } from "../chat/chat";
import type { EventSub } from "../eventsub/event-sub";
import type { ClipFiles } from "../media/clip-files";
import type { Authority, Identity } from "../oauth/authority";
import type { Fault } from "../schema";
import type { World } from "../world/world";
import { malformed } from "./refusal";

/** What an endpoint is given: who asks for what, and what is to go wrong with the list. */
export interface HelixRequest {
  query: URLSearchParams;
  /** The JSON that came with it; undefined when none did. */
  body: unknown;
  identity: Identity;
  /** What people have allowed. */
  authority: Authority;
  faults: readonly Fault[];
  world: World;
  chat: Chat;
  clipFiles: ClipFiles;
  eventSub: EventSub;
  /** ms since the epoch */
  now: number;
  /** Where pictures are served. */
  publicUrl: string;
}

export interface HelixAnswer {
  data: readonly object[];
  /** How the addresses of emotes are made. */
  template?: string;
  pagination?: { cursor?: string };
  total?: number;
  /** Of all subscriptions, by tier. */
  points?: number;
  /** Of EventSub's subscriptions, and what they may cost. */
  total_cost?: number;
  max_total_cost?: number;
  /** What of a list could not be done. */
  errors?: readonly object[];
}

/** How many values of one parameter (or of `id` and `login` together) Helix takes. */
const MOST_VALUES = 100;

/** All values of a parameter, each once. @throws HelixRefusal 400 for more than 100, in Twitch's words */
export function valuesOf(query: URLSearchParams, parameter: string, alreadyGiven = 0): string[] {
  const values = query.getAll(parameter);
  if (values.length + alreadyGiven > MOST_VALUES) {
    throw malformed(parameter, `the value must be less than or equal to ${MOST_VALUES}`);
  }
  return [...new Set(values)];
}
