import ipaddr from "ipaddr.js";
import type { EventSubTransport } from "../schema";

/** A transport that did not work. */
export interface Trouble {
  /** What went wrong: a sentence for people. */
  words: string;
  /** How often in a row. */
  attempts: number;
  /** When it is tried again. */
  retryAt: Date;
}
export type Troubles = Partial<Record<EventSubTransport, Trouble>>;

export interface Choice {
  /** Null: none is wanted, or none is possible. */
  transport: EventSubTransport | null;
  /** Why, in a sentence. */
  reason: string;
  /** What people should know that is not as it should be. */
  problem: string | null;
  /** Whether to try with one subscription if the webhook works again, while another transport does the work. */
  probeWebhook: boolean;
}

export interface Situation {
  setting: EventSubTransport | "auto" | "off";
  /** Where Twitch would call us. */
  callback: string;
  /** The simulator stands in for Twitch: it calls any address. */
  isSimulated: boolean;
  /** Whether an account is there whose token subscriptions over WebSocket can be made with. */
  hasUser: boolean;
  troubles: Troubles;
  now: Date;
}

const OFF = "EventSub is turned off by EVENTSUB_TRANSPORT.";
const WHY: Record<EventSubTransport, string> = {
  webhook: "Twitch can reach this instance.",
  conduit: "Twitch cannot call this instance, so a WebSocket of the app reads what a conduit hands on.",
  websocket:
    "Neither a webhook nor a conduit works, so a WebSocket of one account is left, for ten subscriptions.",
};

/**
 * By which way Twitch is to tell of events. By itself: by webhook where Twitch can reach us, otherwise by a conduit over
 * WebSocket, which needs no address, and last by the WebSocket of one account. One that did not work rests, and the
 * next is used; where all do, the one that rests longest ago. What was set by hand is used whatever happens.
 */
export function chooseTransport(situation: Situation): Choice {
  const { setting, troubles, now } = situation;
  if (setting === "off") return { transport: null, reason: OFF, problem: null, probeWebhook: false };
  if (setting !== "auto") {
    const reason = `EVENTSUB_TRANSPORT says ${setting}.`;
    const problem = troubles[setting]?.words ?? null;
    return { transport: setting, reason, problem, probeWebhook: false };
  }
  const possible = possibleOf(situation);
  const isTrouble = (one: EventSubTransport) => troubles[one] !== undefined;
  // A webhook that rested is tried with one subscription beside what works; the others only by being used.
  const rests = (one: EventSubTransport) =>
    isTrouble(one) && (one === "webhook" || (troubles[one]?.retryAt ?? now) > now);
  const free = possible.find((one) => !rests(one));
  const transport =
    free ?? [...possible].sort((a, b) => retryOf(troubles, a) - retryOf(troubles, b))[0] ?? null;
  if (transport === null)
    return { transport, reason: "There is no way.", problem: null, probeWebhook: false };
  const failed = possible.find((one) => isTrouble(one));
  const webhook = troubles.webhook;
  return {
    transport,
    reason: WHY[transport],
    problem: failed ? (troubles[failed]?.words ?? null) : null,
    probeWebhook: transport !== "webhook" && webhook !== undefined && webhook.retryAt <= now,
  };
}

const retryOf = (troubles: Troubles, transport: EventSubTransport) =>
  troubles[transport]?.retryAt.getTime() ?? 0;

function possibleOf({ callback, isSimulated, hasUser }: Situation): EventSubTransport[] {
  return [
    ...(isSimulated || isPublicCallback(callback) ? (["webhook"] as const) : []),
    "conduit",
    ...(hasUser ? (["websocket"] as const) : []),
  ];
}

const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|test|example|invalid)$/i;

/** Whether Twitch takes the address and may reach it: https on port 443, at a name or address of the open internet. */
export function isPublicCallback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  // A port that is the protocol's own stands nowhere in a URL.
  if (url.protocol !== "https:" || url.port !== "") return false;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() === "unicast";
  return host.includes(".") && !LOCAL_NAME.test(host);
}

const MINUTE_MS = 60_000;
const MOST_REST_MS = 6 * 60 * MINUTE_MS;

/** A transport failed (again): it rests 10 minutes, then twice as long each time, up to six hours. */
export function addTrouble(
  troubles: Troubles,
  transport: EventSubTransport,
  words: string,
  now: Date,
): Troubles {
  const attempts = (troubles[transport]?.attempts ?? 0) + 1;
  const rest = Math.min(MOST_REST_MS, 10 * MINUTE_MS * 2 ** Math.min(attempts - 1, 20));
  return { ...troubles, [transport]: { words, attempts, retryAt: new Date(now.getTime() + rest) } };
}

/** It works. */
export function endTrouble(troubles: Troubles, transport: EventSubTransport): Troubles {
  const { [transport]: _over, ...others } = troubles;
  return others;
}
