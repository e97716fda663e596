import type { DeliveryKind, NewDelivery } from "../schema";

/** A mail to one person, due at once, that is about no announcement. */
export const mailOf = (userId: string, kind: DeliveryKind, about: unknown): NewDelivery => ({
  ...{ userId, kind, medium: "email", about, state: "queued" },
  ...{ announcementId: null, deviceId: null, reason: null, notBefore: null, turn: 0 },
});
