import type { Pool } from "@/lib/db/client";
import type { Carrier, Outcome } from "@/lib/deliveries/carrier";
import { createMailer } from "@/lib/email";

/** Mails of one line over a real mailer: what is measured or killed with it is all but the writing of the mails. */
export function plainMailCarrier(pool: Pool, smtpUrl: string, connections: number): Carrier {
  const mailer = createMailer({ smtpUrl, connections, from: "Test <test@localhost>", host: "localhost" });
  return {
    async prepare(deliveries) {
      const { rows } = await pool.query<{ userId: string; address: string }>(
        'SELECT user_id AS "userId", address FROM mail_address WHERE user_id = ANY ($1::uuid[])',
        [deliveries.map(({ userId }) => userId)],
      );
      const addressOf = new Map(rows.map(({ userId, address }) => [userId, address]));
      return new Map(
        deliveries.map(({ id, userId }) => [
          id,
          async (signal): Promise<Outcome> => {
            const to = addressOf.get(userId);
            if (!to) return { kind: "skip", reason: "no_address" };
            const words = { subject: "Live", html: "<p>Live</p>", text: "Live", language: "en" };
            const sent = await mailer.send({ id, ownerId: userId, to, ...words, unsubscribe: null }, signal);
            switch (sent.kind) {
              case "sent":
                return { kind: "sent", providerId: sent.messageId };
              case "retry":
                return { kind: "retry", error: sent.error, afterMs: null };
              case "down":
                return sent;
              case "refused":
              case "refused_address":
                return { kind: "refused", reason: sent.kind, error: sent.error };
            }
          },
        ]),
      );
    },
  };
}
