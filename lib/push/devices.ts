import { createHash, ECDH } from "node:crypto";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import type { Outbound } from "@/lib/outbound";
import type { Sealer } from "@/lib/secrets/seal";
import * as repository from "./repository-devices";
import { type Device, type DeviceInput, MOST_DEVICES } from "./schema";

export interface DeviceDeps {
  pool: Pool;
  sealer: Sealer;
  outbound: Pick<Outbound, "mayAsk">;
}

/** The browsers that a person lets us push to, the oldest first. */
export async function listDevices(userId: string, db: Db): Promise<Device[]> {
  return (await repository.listOf(db, userId)).map(toDevice);
}

/**
 * Keeps a browser's subscription; kept already is fine. A browser is one person's: who registers it last has it, and
 * to the one before it is gone, so that nobody sees the pushes of who used the browser before them.
 * @throws TallyError unprocessable when it cannot be pushed to, conflict when there are too many
 */
export async function registerDevice(userId: string, input: DeviceInput, deps: DeviceDeps): Promise<Device> {
  refuseUnusable(input, deps.outbound);
  const keys = sealKeys(input, deps.sealer);
  return withTransaction(async (tx) => {
    const count = await repository.lockAndCount(tx, userId);
    const { own, foreign, moved } = await findKnown(tx, userId, input);
    if (!own && count >= MOST_DEVICES) {
      throw new TallyError(
        "conflict",
        `You have ${MOST_DEVICES} browsers already. Remove one of them first.`,
      );
    }
    const { endpoint, name } = input;
    const row = own
      ? await repository.resubscribe(tx, own.id, { endpoint, keys })
      : await repository.insert(tx, { userId, endpoint, keys, name: name ?? "Browser" });
    if (!row) throw new TallyError("conflict", "This browser is being registered elsewhere. Try again.");
    const changed = [...(foreign ? [foreign.userId] : []), ...(own && !moved ? [] : [userId])];
    await tellChange(tx, ...changed);
    return toDevice(row);
  }, deps.pool);
}

/**
 * The device that this browser is already for the person, by its subscription or by the one before (`moved`). What
 * else has its subscription goes: another person's device (`foreign`), or a second one of the same person.
 */
async function findKnown(tx: Db, userId: string, { endpoint, replaces }: DeviceInput) {
  const holder = await repository.findByEndpoint(tx, endpoint);
  const before = replaces ? await repository.findByEndpoint(tx, replaces) : undefined;
  const own = [before, holder].find((one) => one?.userId === userId);
  if (holder && holder.id !== own?.id) await repository.remove(tx, { id: holder.id, endpoint });
  return {
    own,
    foreign: holder && holder.userId !== userId ? holder : undefined,
    moved: own?.id !== holder?.id,
  };
}

/** @throws TallyError not_found */
export async function renameDevice(userId: string, id: string, name: string, pool: Pool): Promise<Device> {
  return withTransaction(async (tx) => {
    const row = await repository.rename(tx, userId, id, name);
    if (!row) throw noSuchDevice();
    await tellChange(tx, userId);
    return toDevice(row);
  }, pool);
}

/** Nothing is pushed to it from here on. Gone already is fine. */
export async function removeDevice(userId: string, id: string, pool: Pool): Promise<void> {
  await withTransaction(async (tx) => {
    if (await repository.removeOwn(tx, userId, id)) await tellChange(tx, userId);
  }, pool);
}

/**
 * Removes a device whose push service says that this subscription of it is no more, whoever's it is. One that has got
 * another subscription meanwhile stays.
 */
export async function forgetDevice(device: { id: string; endpoint: string }, pool: Pool): Promise<void> {
  await withTransaction(async (tx) => {
    const userId = await repository.remove(tx, device);
    if (userId) await tellChange(tx, userId);
  }, pool);
}

const tellChange = (tx: Db, ...userIds: string[]) =>
  appendEvents(
    tx,
    userIds.map((userId) => ({ kind: "preferences.changed", payload: { userId, what: "devices" } })),
  );

/** @throws TallyError unprocessable */
function refuseUnusable({ endpoint, keys }: DeviceInput, outbound: Pick<Outbound, "mayAsk">): void {
  if (!outbound.mayAsk(endpoint)) {
    const message = "must be a public address with https";
    throw new TallyError("unprocessable", "This is not the address of a push service.", {
      fields: [{ field: "endpoint", message }],
    });
  }
  try {
    ECDH.convertKey(keys.p256dh, "prime256v1", "base64url", "hex", "uncompressed");
  } catch (cause) {
    throw new TallyError("unprocessable", "The browser's key is not one.", {
      fields: [{ field: "keys.p256dh", message: "must be a point of P-256" }],
      cause,
    });
  }
}

const ownerOf = (endpoint: string) => `push:${endpoint}`;

const sealKeys = ({ endpoint, keys }: DeviceInput, sealer: Sealer) =>
  sealer.seal(JSON.stringify([keys.p256dh, keys.auth]), ownerOf(endpoint));

/** The keys that `registerDevice` has sealed; null when they were sealed with another key or for another endpoint. */
export function openKeys(
  { endpoint, keys }: { endpoint: string; keys: string },
  sealer: Sealer,
): DeviceInput["keys"] | null {
  const text = sealer.open(keys, ownerOf(endpoint));
  if (text === null) return null;
  const [p256dh, auth] = JSON.parse(text) as [string, string];
  return { p256dh, auth };
}

function toDevice({ id, name, endpoint, createdAt, lastSentAt, lastError }: repository.DeviceRow): Device {
  return {
    id,
    name,
    fingerprint: createHash("sha256").update(endpoint).digest("base64url"),
    createdAt: createdAt.toISOString(),
    lastSentAt: lastSentAt?.toISOString() ?? null,
    lastError,
  };
}

const noSuchDevice = () => new TallyError("not_found", "You have no such browser any more.");
