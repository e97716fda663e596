import type { Orders } from "./carry-out";
import { ENABLED, isUnverified } from "./core/diff-subscriptions";
import type { EventSubDeps } from "./deps";
import { mirrorOf } from "./place";
import type { Current } from "./read-current";
import type { MirrorRow } from "./repository-subscriptions";
import type { Settled } from "./settle";

/** What came of trying the webhook again beside the transport that does the work. */
export interface Probe {
  sign: "works" | "fails" | "unknown";
  created: MirrorRow | null;
  removedId: string | null;
}

const NO_PROBE: Probe = { sign: "unknown", created: null, removedId: null };
/** It costs one at most, and tells nothing twice: an authorisation that is taken back is noted once. */
const TYPE = "user.authorization.revoke";

export const isProbe = ({ transport, type }: Pick<MirrorRow, "transport" | "type">): boolean =>
  transport === "webhook" && type === TYPE;

/**
 * Has one subscription sent to the callback, to see whether Twitch gets an answer there again. Only where the app's own
 * list is read: the list of one account would not show it.
 */
export async function probeWebhook(
  deps: EventSubDeps,
  { choice, callback, as }: Pick<Settled, "choice" | "callback" | "as">,
  current: Current,
  { now, signal }: Pick<Orders, "now" | "signal">,
): Promise<Probe> {
  if (!choice.probeWebhook || as !== "app" || signal.aborted) return NO_PROBE;
  const { eventSub } = deps.twitch;
  const there = current.rows.find((row) => isProbe(row) && row.target === callback.url);
  if (there?.status === ENABLED) return { ...NO_PROBE, sign: "works" };
  if (there && !isUnverified(there, now)) return NO_PROBE;
  if (there) {
    await eventSub.remove(as, there.id, { signal });
    return { ...NO_PROBE, sign: "fails", removedId: there.id };
  }
  const condition = { client_id: deps.env.TWITCH_CLIENT_ID };
  const target = { method: "webhook", callback: callback.url, secret: callback.secret } as const;
  const answer = await eventSub.create(as, { type: TYPE, version: "1", condition, target }, { signal });
  if (answer.result === "refused") return { ...NO_PROBE, sign: "fails" };
  return answer.result === "created" ? { ...NO_PROBE, created: mirrorOf(answer.subscription) } : NO_PROBE;
}
