import type { Db } from "@/lib/db/client";
import type { Changed } from "./core/changed";
import type { Outcome } from "./core/outcome";

/** The message that a bot sends, and since when: it may have to be claimed more than once before it is said. */
export interface OwnClaim {
  id: string;
  bot: string;
  claimedAt: Date;
}

/**
 * Writes down what came of a message that this bot sent; true unless it is known already. What was taken for unknown
 * meanwhile, for the bot was slow to say, is known now. Told again after the message was claimed anew, as by a bot
 * that did not hear of its own commit, it changes nothing: what is under way then must not be sent beside itself.
 */
export async function putOutcome(
  db: Db,
  { id, bot, claimedAt }: OwnClaim,
  outcome: Outcome,
): Promise<boolean> {
  if (outcome.state === "queued") {
    // Not taken by Twitch, it does not count there either.
    const { rowCount } = await db.query(
      `UPDATE outgoing_message SET state = 'queued', bot = NULL, leased_until = NULL, claimed_at = NULL,
         not_before = clock_timestamp() + $4 * interval '1 millisecond'
       WHERE id = $1 AND bot = $2 AND claimed_at = $3 AND state IN ('sending', 'unknown')`,
      [id, bot, claimedAt, outcome.afterMs],
    );
    return rowCount === 1;
  }
  const isSent = outcome.state === "sent";
  // What was heard in the chat was said, whatever came of asking.
  const { rowCount } = await db.query(
    `UPDATE outgoing_message SET state = $4, via = $5, message_id = $6, drop_code = $7, drop_reason = $8,
       sent_at = CASE WHEN $4 = 'sent' THEN clock_timestamp() END
     WHERE id = $1 AND bot = $2 AND claimed_at = $3
       AND (state IN ('sending', 'unknown') OR ($4 = 'sent' AND state = 'sent' AND via IS NULL))`,
    [
      id,
      bot,
      claimedAt,
      outcome.state,
      outcome.via,
      isSent ? outcome.messageId : null,
      isSent ? null : outcome.state === "dropped" ? outcome.code : "no_answer",
      isSent ? null : outcome.reason,
    ],
  );
  return rowCount === 1;
}

/**
 * Something that our account said was read, `text` without the signs of a variant. The oldest message of it which was being sent shortly before, and
 * of which nobody knows what became, is said, then. Answers it; undefined when all is known.
 */
export async function putHeard(
  db: Db,
  heard: { channelId: string; text: string; messageId: string; withinMs: number },
): Promise<Changed | undefined> {
  const { rows } = await db.query<Changed>(
    `UPDATE outgoing_message SET state = 'sent', message_id = $3, sent_at = clock_timestamp(), drop_code = NULL,
       drop_reason = NULL
     WHERE id = (
       SELECT id FROM outgoing_message
       WHERE channel_id = $1 AND rtrim(text, ' ' || chr(847)) = $2 AND state IN ('sending', 'unknown')
         AND claimed_at > clock_timestamp() - $4 * interval '1 millisecond'
         AND NOT EXISTS (SELECT FROM outgoing_message m WHERE m.channel_id = $1 AND m.message_id = $3)
       ORDER BY claimed_at LIMIT 1 FOR UPDATE
     )
     RETURNING id, channel_id AS "channelId", state`,
    [heard.channelId, heard.text, heard.messageId, heard.withinMs],
  );
  return rows[0];
}
