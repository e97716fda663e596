import type { NewSubscriptionTarget, SubscribeAs } from "@/lib/twitch";
import { eventSubCallback } from "./callback";
import { ensureConduit, shardSession } from "./conduit";
import { addTrouble, type Choice, chooseTransport, type Troubles } from "./core/choose-transport";
import type { EventSubDeps } from "./deps";
import { type EventSubState, putChoice, putShardSession, readState } from "./repository-state";
import { findSocketUser } from "./repository-wanted";

/** How events are to come in this run. */
export interface Settled {
  state: EventSubState;
  choice: Choice;
  troubles: Troubles;
  callback: { url: string; secret: string };
  as: SubscribeAs;
  /** Null: nowhere yet, as the socket is not there. */
  target: NewSubscriptionTarget | null;
  noConduit: boolean;
}

/** Chooses the transport, gets a conduit if it needs one, and writes both down, so that whoever holds the socket sees it. */
export async function settleTransport(
  deps: EventSubDeps,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<Settled> {
  const { pool, env } = deps;
  const state = await readState(pool);
  const callback = eventSubCallback(env);
  const socketUser = await findSocketUser(pool, env.OPERATOR_TWITCH_IDS);
  const situation = {
    setting: env.EVENTSUB_TRANSPORT,
    callback: callback.url,
    isSimulated: env.TWITCH_SIMULATOR_URL !== undefined,
    hasUser: socketUser !== null,
    now,
  };
  let troubles = state.troubles;
  let choice = chooseTransport({ ...situation, troubles });
  let conduitId = state.conduitId;
  let noConduit = false;
  if (choice.transport === "conduit") {
    conduitId = await ensureConduit(deps, state.conduitId, signal);
    noConduit = conduitId === null;
    if (noConduit) {
      troubles = addTrouble(troubles, "conduit", NO_CONDUIT, now);
      choice = chooseTransport({ ...situation, troubles });
      noConduit = choice.transport === "conduit";
    } else if (conduitId !== null && state.shardSessionId !== null) {
      // A shard that lost its socket behind our back is given it again by whoever holds it.
      await putShardSession(pool, await shardSession(deps, conduitId, signal));
    }
  }
  const { transport, reason } = choice;
  const url = transport === "webhook" ? callback.url : null;
  await putChoice(pool, { transport, reason, callback: url, conduitId, socketUser });
  const session = transport === state.transport ? state.sessionId : null;
  return {
    ...{ choice, troubles, callback, noConduit },
    state: { ...state, conduitId },
    as: transport === "websocket" && socketUser !== null ? { twitchUserId: socketUser } : "app",
    target: targetOf(transport, { callback, conduitId, session }),
  };
}

export const NO_CONDUIT = "Twitch gives this app no more conduits.";

function targetOf(
  transport: Choice["transport"],
  {
    callback,
    conduitId,
    session,
  }: { callback: Settled["callback"]; conduitId: string | null; session: string | null },
): NewSubscriptionTarget | null {
  switch (transport) {
    case "webhook":
      return { method: "webhook", callback: callback.url, secret: callback.secret };
    case "conduit":
      return conduitId === null ? null : { method: "conduit", conduitId };
    case "websocket":
      return session === null ? null : { method: "websocket", sessionId: session };
    case null:
      return null;
  }
}
