import { readRateHeaders, readRetryAfter } from "./core/rate-headers";
import { refusalError, TwitchError } from "./core/twitch-error";
import { type Access, type GetDeps, takePoint } from "./get";
import { unlessAborted } from "./pause";
import { type HttpCall, wordsOf } from "./transport";

export interface WriteCall extends Pick<HttpCall, "what" | "method" | "url" | "json"> {
  access: Access;
  headersFor: (token: string) => Record<string, string>;
  /** Ends the waiting for a token and for points. What was sent is waited for: nobody knows what came of it before. */
  signal?: AbortSignal | undefined;
}

/** The body of the answer; undefined when it has none. */
export type Write = (call: WriteCall) => Promise<unknown>;

/**
 * Asks Twitch to do something, once: done twice is worse than not done. Only a token that Twitch refuses, which it
 * looks at before anything else, is renewed and the request sent again. Whoever gets a TwitchError sees by its
 * `untouched` whether it may be tried again without a doubt.
 */
export function createWrite(deps: Pick<GetDeps, "send" | "limiter" | "meter" | "now">): Write {
  const { send, limiter, meter, now } = deps;
  return async ({ access, headersFor, signal, ...request }) => {
    let token = await untouched(unlessAborted(access.token(), signal));
    for (let attempt = 1; ; attempt += 1) {
      if (access.bucket !== null) {
        await untouched(takePoint(deps, { bucket: access.bucket, what: request.what, signal }));
      }
      const answer = await send({ ...request, headers: headersFor(token) });
      const { status, headers, body } = answer;
      const rate = readRateHeaders(headers, now());
      if (rate && access.bucket !== null) limiter.learn(access.bucket, rate);
      if (status === 429 && access.bucket !== null) meter?.refused(access.bucket, request.what);
      if (status >= 200 && status < 300) return body;
      const error = refusalError(
        request.what,
        status,
        wordsOf(answer),
        readRetryAfter(headers, now()) ?? undefined,
      );
      // One that lacks a permission is no better when it is new.
      if (error.kind !== "unauthorized" || !access.renew || attempt > 1) throw error;
      token = await untouched(unlessAborted(access.renew(token), signal));
    }
  };
}

/** Whatever goes wrong before the request is sent, Twitch has done nothing. */
async function untouched<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof TwitchError) || error.untouched) throw error;
    const { kind, message, status, retryAfterMs } = error;
    throw new TwitchError(kind, message, { status, retryAfterMs, untouched: true, cause: error });
  }
}
