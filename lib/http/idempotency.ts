import { createHash } from "node:crypto";
import { type Db, db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { TallyError } from "@/lib/kernel/errors";
import { inBatches } from "@/lib/kernel/in-batches";
import { logger } from "@/lib/log";
import { createSealer } from "@/lib/secrets/seal";
import { isConnectionLost } from "./connection-lost";
import * as repository from "./repository-idempotency";

/** After that no request is at work any more: whoever answered it is gone. */
const LONGEST_WORK_SECONDS = 120;
const BATCH = 5_000;

/** What a caller sends with a POST, so as to ask again without having it done twice. */
export interface Keyed extends Pick<repository.KeyedRequest, "personId" | "callerId" | "route" | "key"> {
  request: Request;
  /** As it came. */
  body: string;
}

/** The caller's key; null: none. A string in quotes, as the draft has it, is the same without. @throws TallyError bad_request */
export function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get("idempotency-key")?.replace(/^"(.*)"$/, "$1") ?? null;
  if (key === null || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new TallyError(
    "bad_request",
    "An Idempotency-Key has 1 to 200 printable characters, without spaces.",
  );
}

/**
 * Does `work` once for a key: asked again within a day, it answers as it did. What failed is not kept, and may be asked
 * again. See decision 035 for what happens when it is not known whether it was done.
 * @throws TallyError unprocessable when the key came with another request, conflict while the first one is at work
 */
export async function onceFor(keyed: Keyed, work: () => Promise<Response>): Promise<Response> {
  const pool = db();
  const row = { ...keyed, fingerprint: fingerprintOf(keyed) };
  const id = await repository.claimKey(pool, row);
  if (id === undefined) return earlierAnswer(row, await repository.findKey(pool, row));
  const response = await work().catch(async (error: unknown) => {
    // Where the database went away, nobody knows what was done: the key stays taken.
    if (!isConnectionLost(error)) await repository.releaseKey(pool, id);
    throw error;
  });
  await keep(pool, id, response);
  return response;
}

/** Forgets keys from before `before`; says how many. */
export const pruneIdempotencyKeys = (from: Db, before: Date, signal: AbortSignal): Promise<number> =>
  inBatches(BATCH, (size) => repository.deleteKeysBefore(from, before, size), signal);

const fingerprintOf = ({ request, body }: Keyed): string => {
  const { pathname, search } = new URL(request.url);
  return createHash("sha256")
    .update(JSON.stringify([request.method, pathname, search, body]))
    .digest("hex");
};

/** It is done: that its answer cannot be kept must not make it look as if it were not. */
async function keep(pool: Db, id: string, response: Response): Promise<void> {
  try {
    const text = response.body === null ? null : await response.clone().text();
    await repository.keepAnswer(pool, id, response.status, text === null ? null : sealer().seal(text, id));
  } catch (error) {
    logger("http").error({ err: error }, "the answer for an idempotency key was not kept");
  }
}

function earlierAnswer(
  { fingerprint }: repository.KeyedRequest,
  earlier: repository.EarlierRequest | undefined,
): Response {
  // It failed between our two looks.
  if (!earlier) throw atWork();
  if (earlier.fingerprint !== fingerprint) {
    throw new TallyError("unprocessable", "This Idempotency-Key was used for another request.", {
      fields: [{ field: "Idempotency-Key", message: "must be new for each request that differs" }],
    });
  }
  const { id, status, body, secondsAgo } = earlier;
  if (status === null && secondsAgo < LONGEST_WORK_SECONDS) throw atWork();
  const text = body === null ? null : sealer().open(body, id);
  if (status === null || (body !== null && text === null)) throw notKnown();
  return new Response(text, {
    status,
    headers: { ...(text !== null && { "content-type": "application/json" }), "idempotency-replayed": "true" },
  });
}

const sealer = () => createSealer(env().TOKEN_ENCRYPTION_KEY);

const atWork = () =>
  new TallyError("conflict", "The first request with this Idempotency-Key is still being answered.", {
    retryAfterSeconds: 2,
  });

const notKnown = () =>
  new TallyError(
    "conflict",
    "Whether the first request with this Idempotency-Key was carried out is not known. Look, and ask with another key.",
  );
