import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { queueDeliveries } from "./queue";
import * as repository from "./repository-push";
import type { DeviceTest } from "./schema";

/**
 * Queues a push to one browser of a person that says that it works. It goes the way that all go, so what becomes of it
 * tells what becomes of them. One that still waits is not joined by another.
 * @throws TallyError not_found
 */
export async function testDevice(userId: string, deviceId: string, pool: Pool = db()): Promise<DeviceTest> {
  await withTransaction(async (tx) => {
    if (!(await repository.lockDevice(tx, userId, deviceId))) throw noSuchDevice();
    const latest = await repository.findTest(tx, userId, deviceId);
    if (latest?.state === "queued" || latest?.state === "sending") return;
    const row = { userId, kind: "test", medium: "push", deviceId, state: "queued" } as const;
    const nothing = { announcementId: null, about: null, reason: null, notBefore: null, turn: 0 };
    await appendEvents(tx, await queueDeliveries(tx, [{ ...row, ...nothing }]));
  }, pool);
  return readDeviceTest(userId, deviceId, pool);
}

/** The latest test of a browser, as it stands. @throws TallyError not_found when there was none */
export async function readDeviceTest(userId: string, deviceId: string, from: Db = db()): Promise<DeviceTest> {
  const row = await repository.findTest(from, userId, deviceId);
  if (!row) throw new TallyError("not_found", "This browser was never tested.");
  return { ...row, decidedAt: row.decidedAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null };
}

const noSuchDevice = () => new TallyError("not_found", "You have no such browser any more.");
