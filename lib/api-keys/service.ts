import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { KEY_BYTES, keyOf } from "@/lib/auth/key-token";
import { hashOfToken } from "@/lib/auth/session-cookie";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { assertUnchanged } from "@/lib/http/unchanged";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository";
import {
  type ApiKey,
  editedOfKey,
  type KeyChange,
  type KeyInput,
  type KeyList,
  type KeyOwner,
  type KeysQuery,
  MOST_KEYS,
  type NewKey,
  type ScopeList,
  scopesFor,
} from "./schema";

/** Whose keys somebody looks after: their own, or the instance's. */
export interface Keeper {
  person: Pick<Person, "id" | "operator">;
  owner: KeyOwner;
}

const ownerIdOf = ({ person, owner }: Keeper): repository.OwnerId => (owner === "self" ? person.id : null);

/** The keys, the newest first. @throws TallyError bad_request for a cursor that is none */
export async function listKeys(
  keeper: Keeper,
  { cursor, limit }: KeysQuery,
  from: Db = db(),
): Promise<KeyList> {
  const beforeId = cursor === undefined ? null : decodeIdCursor(cursor);
  const rows = await repository.listKeys(from, ownerIdOf(keeper), { beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(viewOf),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
  };
}

/** @throws TallyError not_found */
export async function findKey(keeper: Keeper, id: string, from: Db = db()): Promise<ApiKey> {
  const row = await repository.findKey(from, ownerIdOf(keeper), id);
  if (!row) throw noSuchKey();
  return viewOf(row);
}

/** What a key can be allowed. */
export function listScopes({ person, owner }: Keeper): ScopeList {
  const items = scopesFor(owner, person.operator).map((scope) => {
    const [resource = "", verb] = scope.split(":");
    return { scope, resource, verb: verb === "write" ? ("write" as const) : ("read" as const) };
  });
  return { items };
}

/** Makes a key. What programs send is in the answer, and never again. @throws TallyError conflict when there are too many */
export async function createKey(keeper: Keeper, input: KeyInput, pool: Pool = db()): Promise<NewKey> {
  const ownerId = ownerIdOf(keeper);
  const { token, prefix } = keyOf(randomBytes(KEY_BYTES));
  const id = uuidv7();
  const { name, scopes, expiresInDays } = input;
  return withTransaction(async (tx) => {
    if (ownerId === null) await repository.putInstance(tx);
    if ((await repository.lockAndCount(tx, ownerId)) >= MOST_KEYS) throw tooMany();
    const made = { id, ownerId, name, prefix, hash: hashOfToken(token), scopes, expiresInDays };
    await repository.insertKey(tx, { ...made, createdBy: keeper.person.id });
    const view = await findKey(keeper, id, tx);
    await recordAudit(tx, {
      action: "key.create",
      target: { kind: "key", id, name },
      after: { owner: keeper.owner, prefix, scopes, expiresAt: view.expiresAt },
    });
    return { ...view, token };
  }, pool);
}

/** Gives a key another name. @throws TallyError not_found */
export async function renameKey(
  keeper: Keeper,
  id: string,
  { name }: KeyChange,
  pool: Pool = db(),
): Promise<ApiKey> {
  return withTransaction(async (tx) => {
    const before = await holdKey(tx, keeper, id);
    if (before.name !== name) {
      await repository.renameKey(tx, id, name);
      await recordAudit(tx, {
        action: "key.rename",
        target: { kind: "key", id, name },
        before: { owner: keeper.owner, prefix: before.prefix, name: before.name },
        after: { name },
      });
    }
    return findKey(keeper, id, tx);
  }, pool);
}

/** From now on nothing is done by it. One that was revoked before stays so. @throws TallyError not_found */
export async function revokeKey(keeper: Keeper, id: string, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const { state, name, prefix } = await holdKey(tx, keeper, id);
    if (state === "revoked") return;
    await repository.revokeKey(tx, id);
    await recordAudit(tx, {
      action: "key.revoke",
      target: { kind: "key", id, name },
      before: { owner: keeper.owner, prefix },
    });
  }, pool);
}

/** The key as it is, which nobody else changes until the transaction ends. */
async function holdKey(tx: Db, keeper: Keeper, id: string): Promise<ApiKey> {
  const row = await repository.lockKey(tx, ownerIdOf(keeper), id);
  if (!row) throw noSuchKey();
  const key = viewOf(row);
  await assertUnchanged(() => editedOfKey(key));
  return key;
}

const viewOf = (row: repository.KeyRow): ApiKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

const noSuchKey = () => new TallyError("not_found", "There is no such key.");

const tooMany = () =>
  new TallyError("conflict", `There are ${MOST_KEYS} keys already. Revoke one that nobody needs.`);
