import { addTrouble, type Choice, endTrouble, type Troubles } from "./choose-transport";

/** How a socket stands. */
export interface SocketView {
  isConnected: boolean;
  /** How long there has been none although one is wanted, in real ms. */
  lostMs: number | null;
  problem: string | null;
}

export interface Signs {
  choice: Choice;
  callback: string;
  /** Subscriptions in their place that Twitch sends events of. */
  enabled: number;
  /** Asked for now, and not refused: whether they work is not known yet. */
  pending: number;
  /** Webhook subscriptions whose challenge was not answered in time, or which were refused because of the callback. */
  unverified: number;
  /** What became of the one subscription that tries the webhook again. */
  probe: "works" | "fails" | "unknown";
  /** Twitch gives this app no conduit, which has been noted as trouble. */
  noConduit: boolean;
  socket: SocketView;
  troubles: Troubles;
  now: Date;
}

export interface Judgement {
  troubles: Troubles;
  problem: string | null;
  /** No event can come, though some should. */
  isBroken: boolean;
}

/** Twitch closes sockets when it restarts its servers; a few tries later one is back. */
const LOST_MS = 2 * 60_000;

/** What the signs of one run mean for the transport in use, and for the one that is tried beside it. */
export function judgeTransport(signs: Signs): Judgement {
  const { choice, now } = signs;
  const { transport } = choice;
  if (transport === null) return { troubles: {}, problem: choice.problem, isBroken: false };
  const failure = transport === "webhook" ? failureOfWebhook(signs) : failureOfSocket(signs);
  const works = transport === "webhook" ? signs.enabled > 0 : signs.socket.isConnected && !signs.noConduit;
  let { troubles } = signs;
  if (failure !== null) troubles = addTrouble(troubles, transport, failure, now);
  else if (works) troubles = endTrouble(troubles, transport);
  if (signs.probe === "works") troubles = endTrouble(troubles, "webhook");
  if (signs.probe === "fails") troubles = addTrouble(troubles, "webhook", wordsOfWebhook(signs), now);
  const stillTrouble =
    choice.problem !== null && Object.values(troubles).some(({ words }) => words === choice.problem);
  return { troubles, problem: failure ?? (stillTrouble ? choice.problem : null), isBroken: !works };
}

const wordsOfWebhook = ({ callback }: Signs) =>
  `Twitch gets no answer from ${callback.replace(/\?.*$/, "")}.`;

function failureOfWebhook(signs: Signs): string | null {
  return signs.enabled === 0 && signs.pending === 0 && signs.unverified > 0 ? wordsOfWebhook(signs) : null;
}

function failureOfSocket({ noConduit, socket, choice, troubles, now }: Signs): string | null {
  if (noConduit || socket.isConnected || (socket.lostMs ?? 0) < LOST_MS) return null;
  // What failed is noted once for each time it was tried.
  const known = choice.transport === null ? undefined : troubles[choice.transport];
  if (known && known.retryAt > now) return null;
  return socket.problem ?? "There is no connection to Twitch's WebSocket.";
}
