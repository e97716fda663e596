import { z } from "zod";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

/** Browsers of one person. */
export const MOST_DEVICES = 20;

/** So many bytes in base64url, as browsers write the keys of a subscription. */
const bytes = (count: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((count * 4) / 3)}}=*$`),
      `must be ${count} bytes in base64url`,
    );

/** What a person calls a browser. */
const deviceName = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(60, "must have 60 characters at most")
  .refine(isStorable, NOT_STORABLE);

const endpoint = z.url("must be an address").max(2048, "must have 2048 characters at most");

/** POST /api/v1/me/devices: a browser's push subscription, as `PushSubscription.toJSON()` writes it. */
export const deviceInput = z.object({
  endpoint,
  keys: z.object({
    /** A point of P-256, uncompressed. */
    p256dh: bytes(65),
    auth: bytes(16),
  }),
  /** What to call it if it is new; one that is known keeps its name. */
  name: deviceName.optional(),
  /** The subscription that the browser had before, when its push service gave it another. */
  replaces: endpoint.optional(),
});
export type DeviceInput = z.output<typeof deviceInput>;

/** PATCH /api/v1/me/devices/{id} */
export const devicePatch = z.object({ name: deviceName });

/** A device's id in a path. */
export const deviceParams = z.object({ id: z.uuid("must be a device id (UUID)") });

/** A browser that a person lets us push to. Where to and the keys stay inside. */
export const device = z.object({
  id: z.uuid(),
  name: z.string(),
  /** SHA-256 of the subscription's endpoint in base64url: by it a browser knows itself in the list. */
  fingerprint: z.string(),
  createdAt: z.iso.datetime(),
  /** When the push service last took something for it; null: never yet. */
  lastSentAt: z.iso.datetime().nullable(),
  /** What the push service said, when it took nothing the last time. */
  lastError: z.string().nullable(),
});
export type Device = z.infer<typeof device>;

/** GET /api/v1/me/devices, the oldest first. */
export const deviceList = z.object({ devices: z.array(device) });

/** GET /api/v1/push/key: what browsers subscribe with (`applicationServerKey`). */
export const pushKey = z.object({ publicKey: z.string() });
