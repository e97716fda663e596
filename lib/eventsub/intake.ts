import { z } from "zod";
import type { Pool } from "@/lib/db/client";
import type { Logger } from "@/lib/log";
import { readEventSubBody, verifyEventSub } from "@/lib/twitch";
import { receiveEventSub, receiveRevocation } from "./receive";
import { countUnstored } from "./repository-messages";

export interface IntakeDeps {
  pool: Pool;
  secret: string;
  /** The instance's time: a simulated Twitch goes by it. */
  clock: () => Date;
  log: Pick<Logger, "warn">;
}

/** What is answered: nothing that helps who is not Twitch. */
export type Intake = { status: 200; challenge: string } | { status: 204 | 400 | 403; challenge?: never };

/** What every message says of its subscription. */
const subject = z.object({
  subscription: z.object({ id: z.string().min(1), type: z.string().min(1), version: z.string() }),
});

/** What strangers can drive up is written and logged once a second at most. */
const COUNT_EVERY_MS = 1_000;

/**
 * Takes what comes to the webhook's address. Nothing is looked at before the signature is known to be right; then a
 * challenge is met, a notification stored, a revocation noted. What comes twice is as good as new: Twitch only wants
 * to know that it arrived. Never waits for a message to be applied.
 */
export function createIntake(deps: IntakeDeps): (headers: Headers, rawBody: Buffer) => Promise<Intake> {
  const countRefused = createCounter(deps);
  return async (headers, rawBody) => {
    const { secret, clock } = deps;
    const verdict = verifyEventSub({ headers, rawBody, secret, now: clock().getTime() });
    if (!verdict.ok) {
      countRefused(verdict.reason);
      return { status: 403 };
    }
    const payload = parse(rawBody);
    const about = subject.safeParse(payload);
    if (!about.success) {
      countRefused(`${verdict.message.type} makes no sense`);
      return { status: 400 };
    }
    return takeIn(deps.pool, verdict.message, about.data.subscription, payload);
  };
}

async function takeIn(
  pool: Pool,
  {
    id: messageId,
    type: messageType,
    timestamp: at,
  }: Extract<ReturnType<typeof verifyEventSub>, { ok: true }>["message"],
  { id: subscriptionId, type, version }: z.output<typeof subject>["subscription"],
  payload: unknown,
): Promise<Intake> {
  if (messageType === "webhook_callback_verification") {
    const body = readEventSubBody(messageType, payload);
    return body?.kind === "challenge" ? { status: 200, challenge: body.challenge } : { status: 400 };
  }
  const message = { messageId, at, via: "webhook" as const, type, version, subscriptionId, payload };
  if (messageType === "revocation") await receiveRevocation(pool, message);
  else await receiveEventSub(pool, message);
  return { status: 204 };
}

function createCounter({ pool, clock, log }: IntakeDeps): (reason: string) => void {
  let refused = 0;
  const reasons = new Set<string>();
  return (reason) => {
    refused += 1;
    reasons.add(reason);
    if (refused > 1) return;
    setTimeout(() => {
      const count = refused;
      log.warn({ count, reasons: [...reasons] }, "messages to EventSub's address were refused");
      refused = 0;
      reasons.clear();
      countUnstored(pool, clock(), { refused: count }).catch((error: unknown) =>
        log.warn({ err: error }, "refused messages were not counted"),
      );
    }, COUNT_EVERY_MS).unref();
  };
}

function parse(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    return undefined;
  }
}
