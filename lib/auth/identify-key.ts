import { type Db, db } from "@/lib/db/client";
import { logger } from "@/lib/log";
import type { Person } from "./core/policy";
import { isOperator } from "./identify";
import { isKey } from "./key-token";
import * as repository from "./repository-keys";
import { hashOfToken } from "./session-cookie";

/** Who acts by a key, and what it may. */
export interface KeyCaller {
  keyId: string;
  person: Person;
  scopes: readonly string[];
}

/**
 * Who acts by this key; null when it is none, was revoked or has expired. It is looked up by its hash, so how long that
 * takes tells nothing of the keys that there are. That it is used is noted beside, once a minute: nobody waits for that.
 */
export async function identifyKey(token: string, from: Db = db()): Promise<KeyCaller | null> {
  const key = isKey(token) ? await repository.findUsable(from, hashOfToken(token)) : undefined;
  if (!key) return null;
  if (key.unnoted) void noteUse(from, key.id);
  const { id: keyId, scopes, instance, personId: id, twitchId, login, personName: name, image } = key;
  const person = { id, twitchId, login, name, image };
  return {
    keyId,
    scopes,
    person: instance
      ? { ...person, operator: true, service: true }
      : { ...person, operator: isOperator(twitchId) },
  };
}

async function noteUse(db: Db, id: string): Promise<void> {
  try {
    await repository.noteUse(db, id);
  } catch (error) {
    // Of use to look at, and not worth a refusal.
    logger("api-keys").warn({ err: error, keyId: id }, "that a key is used was not noted");
  }
}
