import webPush from "web-push";
import type { Db } from "@/lib/db/client";
import type { Sealer } from "@/lib/secrets/seal";
import * as repository from "./repository-vapid";

/** What pushes are signed with (RFC 8292): the two halves of a key on P-256, in base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const OWNER = "vapid";

/**
 * Reads the keys of this instance, and makes them when there are none. Of two processes that make them at once both
 * get those that were kept first: browsers subscribe with the public one, and a push signed with another would be
 * refused. The answer is kept, since they never change.
 */
export function createVapid(db: Db, sealer: Sealer): () => Promise<VapidKeys> {
  let known: VapidKeys | undefined;
  return async () => {
    known ??= await readOrMake(db, sealer);
    return known;
  };
}

/** @throws Error when the private key was sealed with another TOKEN_ENCRYPTION_KEY */
async function readOrMake(db: Db, sealer: Sealer): Promise<VapidKeys> {
  let stored = await repository.findKeys(db);
  if (!stored) {
    const made = webPush.generateVAPIDKeys();
    await repository.insertKeys(db, {
      publicKey: made.publicKey,
      privateKey: sealer.seal(made.privateKey, OWNER),
    });
    stored = await repository.findKeys(db);
  }
  const privateKey = stored && sealer.open(stored.privateKey, OWNER);
  if (stored && privateKey) return { publicKey: stored.publicKey, privateKey };
  // Making others at once would cut every browser off for what may be a slip in one process's settings.
  throw new Error(
    "The key that pushes are signed with was sealed with another TOKEN_ENCRYPTION_KEY. Set that one again; or delete the row in vapid_key, and browsers subscribe anew when they next open a page.",
  );
}
