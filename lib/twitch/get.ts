import type { Surroundings } from "./config";
import { NO_TRIES, nextStep, type Outcome } from "./core/next-step";
import { readRateHeaders, readRetryAfter } from "./core/rate-headers";
import { TwitchError } from "./core/twitch-error";
import type { Limiter } from "./limiter";
import type { Meter } from "./meter";
import { unlessAborted } from "./pause";
import { type Transport, wordsOf } from "./transport";

/** With what a call is paid and proven. */
export interface Access {
  /** The bucket its points come from; null when it costs none. */
  bucket: string | null;
  token(): Promise<string>;
  /** A token in place of one that Twitch refused; null when there is no other. */
  renew: ((refused: string) => Promise<string>) | null;
}

export interface GetCall {
  /** For messages: "Get Streams". */
  what: string;
  url: URL;
  access: Access;
  headersFor: (token: string) => Record<string, string>;
  signal?: AbortSignal | undefined;
}

export interface GetAnswer {
  body: unknown;
  /** When the request that was answered was sent, in ms since the epoch. */
  sentAt: number;
  /** Requests it took, repeats included. */
  requests: number;
}

export type Get = (call: GetCall) => Promise<GetAnswer>;

/** Access by a token that was handed in and costs none of our points. */
export function fixedAccess(token: string): Access {
  return { bucket: null, token: () => Promise.resolve(token), renew: null };
}

export interface GetDeps extends Pick<Surroundings, "now" | "random" | "sleep"> {
  send: Transport;
  limiter: Limiter;
  maxWaitMs: number;
  meter?: Meter | undefined;
}

/** A point of a bucket, and note of what it was for and how long it took to get. @throws see `Limiter.take` */
export async function takePoint(
  { limiter, meter, now }: Pick<GetDeps, "limiter" | "meter" | "now">,
  { bucket, what, signal }: { bucket: string; what: string; signal: AbortSignal | undefined },
): Promise<void> {
  const begun = now();
  let got = false;
  try {
    await limiter.take(bucket, signal);
    got = true;
  } finally {
    meter?.asked(bucket, what, now() - begun, got);
  }
}

/** Asks until there is a good answer or no point in asking on: see `nextStep`. Every attempt costs a point. */
export function createGet(deps: GetDeps): Get {
  return async (call) => {
    const { access, signal } = call;
    const limits = { canRenew: access.renew !== null, maxWaitMs: deps.maxWaitMs };
    let tries = NO_TRIES;
    let token = await unlessAborted(access.token(), signal);
    for (let requests = 1; ; requests += 1) {
      if (access.bucket !== null) {
        await takePoint(deps, { bucket: access.bucket, what: call.what, signal });
      }
      const { outcome, body, sentAt } = await attempt(deps, call, token);
      const step = nextStep(call.what, outcome, tries, limits, deps.random());
      if (step.do === "accept") return { body, sentAt, requests };
      if (step.do === "fail") throw step.error;
      tries = step.tries;
      if (step.do === "renew") token = await unlessAborted(access.renew?.(token) ?? access.token(), signal);
      else if (step.bucketIsEmpty && access.bucket !== null) await deps.limiter.close(access.bucket, step.ms);
      else await deps.sleep(step.ms, signal);
    }
  };
}

async function attempt(
  { send, limiter, now, meter }: GetDeps,
  { what, url, access, headersFor, signal }: GetCall,
  token: string,
): Promise<{ outcome: Outcome; body: unknown; sentAt: number }> {
  const sentAt = now();
  try {
    const answer = await send({ what, method: "GET", url, headers: headersFor(token) }, signal);
    const { status, headers, body } = answer;
    const rate = readRateHeaders(headers, now());
    if (rate && access.bucket !== null) limiter.learn(access.bucket, rate);
    if (status === 429 && access.bucket !== null) meter?.refused(access.bucket, what);
    const retryAfterMs = readRetryAfter(headers, now());
    return {
      outcome: { kind: "answered", status, words: wordsOf(answer), rate, retryAfterMs },
      body,
      sentAt,
    };
  } catch (error) {
    if (!(error instanceof TwitchError)) throw error;
    return { outcome: { kind: "broken", error }, body: undefined, sentAt };
  }
}
