import { z } from "zod";
import { type Action, action, who } from "../admin/action";
import type { World } from "../world/world";
import { SUBSCRIPTION_STATUSES } from "./core/subscription-types";
import type { EventSub } from "./event-sub";
import { CLOSES, type CloseCode } from "./sockets";
import { type EventSubscription, isStanding } from "./subscriptions";
import { playTrick, TRICKS } from "./tamper";

const share = z.number().min(0).max(1);
const mischief = z.strictObject({
  dropShare: share.optional(),
  duplicateShare: share.optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  streamType: z.enum(["live", "playlist", "watch_party", "premiere", "rerun"]).optional(),
  challenge: z.enum(["sent", "never", "wrong"]).optional(),
  answerWithinMs: z.number().int().min(1).max(60_000).optional(),
  failuresAllowed: z.number().int().min(0).optional(),
  mostCost: z.number().int().min(0).optional(),
  seed: z.number().int().optional(),
});
/** Which subscriptions: all of them if nothing is said. */
const which = z.strictObject({
  id: z.string().optional(),
  type: z.string().optional(),
  login: who.optional(),
});
const closeCode = z
  .number()
  .refine((code): code is CloseCode => code in CLOSES, "must be one of Twitch's codes, 4000 to 4007");

/** Every POST /admin/api/eventsub/<name>. */
export function createEventSubActions(eventSub: EventSub, world: World): Record<string, Action> {
  const { sockets } = eventSub;
  const chosen = ({ id, type, login }: z.output<typeof which>): EventSubscription[] => {
    const user = login && world.get(login).account.id;
    return [...eventSub.subscriptions.all()].filter(
      (one) =>
        (id === undefined || one.id === id) &&
        (type === undefined || one.type === type) &&
        (user === undefined || one.condition.broadcaster_user_id === user),
    );
  };
  return {
    "eventsub/mischief": action(mischief, ({ seed, ...given }) => {
      if (seed !== undefined) eventSub.mischief.reseed(seed);
      const said = Object.entries(given).filter(([, value]) => value !== undefined);
      Object.assign(eventSub.mischief, Object.fromEntries(said));
    }),
    // Without a word to whoever made them.
    "eventsub/delete": action(which, (input) => {
      const gone = chosen(input).filter(({ id }) => eventSub.subscriptions.remove(id));
      return { deleted: gone.length, said: `${gone.length} subscriptions are gone.` };
    }),
    "eventsub/revoke": action(
      which.extend({ status: z.enum(SUBSCRIPTION_STATUSES).default("authorization_revoked") }),
      ({ status, ...input }) => {
        const revoked = chosen(input).filter(isStanding);
        for (const subscription of revoked) eventSub.revoke(subscription, status);
        return { revoked: revoked.length, said: `${revoked.length} subscriptions are revoked.` };
      },
    ),
    "eventsub/trick": action(z.strictObject({ play: z.enum(TRICKS) }), ({ play }) => {
      // What comes back stands among the deliveries.
      void playTrick(eventSub, play).catch(() => undefined);
      return { said: "Sent. What came back stands below." };
    }),
    "eventsub/reconnect": action(z.strictObject({}), () => ({ connections: sockets.askToReconnect() })),
    "eventsub/drop": action(z.strictObject({ code: closeCode.optional() }), ({ code }) => ({
      connections: sockets.drop(code),
    })),
    "eventsub/freeze": action(z.strictObject({}), () => ({ connections: sockets.freeze() })),
    "eventsub/socket-times": action(
      z.strictObject({
        unusedMs: z.number().int().min(1).optional(),
        graceMs: z.number().int().min(1).optional(),
        /** null: what clients ask for */
        keepaliveSeconds: z.number().int().min(1).max(600).nullable().optional(),
      }),
      ({ unusedMs, graceMs, keepaliveSeconds }) => {
        if (unusedMs !== undefined) sockets.unusedMs = unusedMs;
        if (graceMs !== undefined) sockets.graceMs = graceMs;
        if (keepaliveSeconds !== undefined) sockets.keepaliveSeconds = keepaliveSeconds;
      },
    ),
  };
}
