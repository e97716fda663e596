import type { Pool } from "@/lib/db/client";
import type { Outbound } from "@/lib/outbound";
import { createSealer } from "@/lib/secrets/seal";
import type { PushOutcome } from "./core/outcome";
import type { PushMessage } from "./core/payload";
import * as devices from "./devices";
import { createPusher, type PushManner } from "./pusher";
import * as repository from "./repository-devices";
import type { Device, DeviceInput } from "./schema";
import { createVapid } from "./vapid";

/** A browser that something is pushed to. */
export interface PushTarget {
  id: string;
  userId: string;
  endpoint: string;
  /** Null: they were sealed with a key that this instance no longer has. */
  keys: DeviceInput["keys"] | null;
}

/** Web Push (RFC 8030, 8291, 8292): people's browsers, and what is handed to their push services. */
export interface Push {
  /** What browsers subscribe with; made when it is first needed. */
  publicKey(): Promise<string>;
  /** The browsers that a person lets us push to, the oldest first. */
  list(userId: string): Promise<Device[]>;
  /** See `registerDevice`. */
  register(userId: string, input: DeviceInput): Promise<Device>;
  /** @throws TallyError not_found */
  rename(userId: string, id: string, name: string): Promise<Device>;
  /** Nothing is pushed to it from here on. Gone already is fine. */
  remove(userId: string, id: string): Promise<void>;
  /** Those of the devices that are still there. */
  targets(ids: readonly string[]): Promise<PushTarget[]>;
  /**
   * Hands a message to a browser's push service, once, and notes with the device what came of it. One that is no more
   * is removed; one that has got another subscription meanwhile may be tried again by that.
   * @throws the signal's reason, or when the database does not answer
   */
  send(
    target: PushTarget,
    message: PushMessage,
    manner: PushManner,
    signal?: AbortSignal,
  ): Promise<PushOutcome>;
}

export interface PushDeps {
  pool: Pool;
  outbound: Outbound;
  /** 32 bytes in base64: seals the browsers' keys and our own. */
  encryptionKey: string;
  /** mailto: or https:, for push services. */
  subject: string;
}

export function createPush({ pool, outbound, encryptionKey, subject }: PushDeps): Push {
  const sealer = createSealer(encryptionKey);
  const vapid = createVapid(pool, sealer);
  const pusher = createPusher({ outbound, vapid, subject });
  return {
    publicKey: async () => (await vapid()).publicKey,
    list: (userId) => devices.listDevices(userId, pool),
    register: (userId, input) => devices.registerDevice(userId, input, { pool, sealer, outbound }),
    rename: (userId, id, name) => devices.renameDevice(userId, id, name, pool),
    remove: (userId, id) => devices.removeDevice(userId, id, pool),
    async targets(ids) {
      const rows = ids.length > 0 ? await repository.findTargets(pool, ids) : [];
      return rows.map((row) => ({ ...row, keys: devices.openKeys(row, sealer) }));
    },
    async send(target, message, manner, signal) {
      const { id, endpoint, keys } = target;
      const outcome: PushOutcome = keys
        ? await pusher.push({ endpoint, keys }, message, manner, signal)
        : { kind: "refused", reason: "bad_subscription", error: "The browser's keys cannot be opened." };
      if (outcome.kind !== "gone") {
        await repository.note(pool, target, outcome.kind === "sent" ? null : outcome.error);
        return outcome;
      }
      await devices.forgetDevice(target, pool);
      const [left] = await repository.findTargets(pool, [id]);
      return left ? { kind: "retry", error: outcome.error, afterMs: 0 } : outcome;
    },
  };
}
