// The select lists by which messages, events and gaps are read, so that all readers get the same rows.

/** Of `chat_message m` joined with REPLY. */
export const MESSAGE_COLUMNS = `
  m.id, m.sent_at AS "sentAt", m.channel_id AS "channelId", m.stream_id AS "streamId",
  m.author_id AS "authorId", m.author_login AS "authorLogin", m.author_name AS "authorName",
  m.text, m.flags, m.badges, m.colour, m.emotes, m.bits, m.source_channel_id AS "sourceChannelId",
  m.deleted_at AS "deletedAt", m.deleted_by AS "deletedBy", m.removed_by IS NOT NULL AS "byHand", m.reply_to_id AS "replyToId",
  reply.text AS "replyText", reply.author_id AS "replyAuthorId",
  reply.author_login AS "replyAuthorLogin", reply.author_name AS "replyAuthorName"`;

/**
 * What a message answers. Looked for in the day before it only: people answer what they have in view, and the
 * bound keeps Postgres from asking every week's partition. Of an answered message that was taken away the text is null.
 */
export const REPLY = `
  LEFT JOIN LATERAL (
    SELECT CASE WHEN r.deleted_at IS NULL THEN r.text END AS text, r.author_id, r.author_login, r.author_name FROM chat_message r
    WHERE m.reply_to_id IS NOT NULL AND r.id = m.reply_to_id AND r.channel_id = m.channel_id
      AND r.sent_at BETWEEN m.sent_at - interval '1 day' AND m.sent_at + interval '1 minute'
    LIMIT 1
  ) reply ON true`;

/** Of `chat_event e`. */
export const EVENT_COLUMNS = `
  e.id, e.channel_id AS "channelId", e.stream_id AS "streamId", e.kind, e.author_id AS "authorId",
  e.author_login AS "authorLogin", e.author_name AS "authorName", e.system_text AS "systemText",
  e.text, e.sent_at AS "sentAt"`;

/** Of `chat_gap g`. */
export const GAP_COLUMNS = `g.channel_id AS "channelId", g.from_at AS "fromAt", g.to_at AS "toAt", g.reason`;
