import { announcedToOlga, forgetAnnounced } from "./announced";
import { withClient } from "./database";

/** What stands in Olga's ledger, beside the titles of what was announced to her. */
const DELIVERIES = [
  { title: "Late songs", medium: "email", state: "sent", reason: null, attempts: 2, error: "451 try later" },
  { title: "Early songs", medium: "in_app", state: "skipped", reason: "category", attempts: 0, error: null },
  { title: "Early songs", medium: "email", state: "skipped", reason: "category", attempts: 0, error: null },
  {
    ...{ title: "Quiet hour", medium: "email", state: "failed", reason: "address_refused", attempts: 1 },
    error: "550 5.1.1 <olga.operator@example.com>: User unknown",
  },
] as const;

/** Announcements of some hours ago to Olga, who must have signed in, and what became of them. */
export async function fillLedger(): Promise<void> {
  await emptyLedger();
  await announcedToOlga([
    { title: "Early songs", hoursAgo: 30, channel: 0 },
    { title: "Quiet hour", hoursAgo: 4, channel: 1 },
    { title: "Late songs", hoursAgo: 3, channel: 0 },
  ]);
  await withClient(async (client) => {
    await client.query(
      `UPDATE follow SET followed_at = now() - interval '1 year'
       WHERE user_id = (SELECT id FROM person WHERE login = 'olga')`,
    );
    for (const { title, medium, state, reason, attempts, error } of DELIVERIES) {
      await client.query(
        `INSERT INTO delivery (user_id, kind, medium, announcement_id, state, reason, attempts, error, decided_at,
           not_before, sent_at)
         SELECT p.id, 'live', $2, a.id, $3, $4, $5, $6, a.created_at, a.created_at,
           CASE WHEN $3 = 'sent' THEN a.created_at + interval '40 seconds' END
         FROM announcement a, person p WHERE a.stream_title = $1 AND p.login = 'olga'`,
        [title, medium, state, reason, attempts, error],
      );
    }
    await client.query(
      `INSERT INTO notification (user_id, announcement_id, read_at)
       SELECT p.id, a.id, a.created_at + interval '5 minutes' FROM announcement a, person p
       WHERE a.stream_title = 'Late songs' AND p.login = 'olga'`,
    );
  });
}

/** Takes all of it back. */
export async function emptyLedger(): Promise<void> {
  await withClient(async (client) => {
    await client.query(
      `DELETE FROM notification n USING person p, announcement a WHERE n.user_id = p.id AND p.login = 'olga'
         AND n.announcement_id = a.id AND a.stream_title = 'Late songs'`,
    );
    await client.query("DELETE FROM delivery WHERE user_id = (SELECT id FROM person WHERE login = 'olga')");
  });
  await forgetAnnounced();
}
