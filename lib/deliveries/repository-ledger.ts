import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { Medium } from "@/lib/preferences/schema";
import type { DeliveryKind, DeliveryState, WhyDetail } from "./schema";

/** An announcement, and how the person who asks stands to it. */
export interface AnnouncementRow {
  id: string;
  type: "broadcaster_live" | "stream_changed" | "category_live";
  broadcaster: BroadcasterRef;
  streamId: string;
  title: string;
  categoryName: string;
  createdAt: Date;
  notBefore: Date | null;
  completedAt: Date | null;
  source: WhyDetail["source"];
  startedAt: Date;
  observedAt: Date | null;
  /** Null: they do not follow. */
  followedAt: Date | null;
  muted: boolean;
  inInbox: boolean;
  readAt: Date | null;
}

const ANNOUNCEMENT = `a.id, a.type, a.stream_id AS "streamId", a.stream_title AS title,
  a.category_name AS "categoryName", a.created_at AS "createdAt", a.not_before AS "notBefore",
  a.completed_at AS "completedAt", a.source, a.started_at AS "startedAt", a.observed_at AS "observedAt",
  jsonb_build_object('id', a.broadcaster_id, 'login', a.login, 'displayName', a.broadcaster_name,
    'avatarUrl', a.avatar_url) AS broadcaster,
  CASE WHEN f.active THEN f.followed_at END AS "followedAt", coalesce(f.muted, false) AS muted,
  n.user_id IS NOT NULL AS "inInbox", n.read_at AS "readAt"`;

/** The highest UUID there is. */
const NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * What the channels announced that a person follows, newest first, before the id `beforeId`. Changes of a stream only
 * where they were told of them or would have been. Each channel gives its newest ones by its index, however many
 * channels announce.
 */
export async function listAnnounced(
  db: Db,
  userId: string,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<AnnouncementRow[]> {
  const { rows } = await db.query<AnnouncementRow>(
    `WITH page AS (
       SELECT a.id FROM follow f CROSS JOIN LATERAL (
         SELECT id FROM announcement o
         WHERE o.broadcaster_id = f.broadcaster_id AND o.id < $2
           AND (o.type = 'broadcaster_live'
             OR EXISTS (SELECT FROM notification WHERE user_id = $1 AND announcement_id = o.id)
             OR EXISTS (SELECT FROM delivery WHERE user_id = $1 AND announcement_id = o.id
               AND reason IS DISTINCT FROM 'off'))
         ORDER BY o.id DESC LIMIT $3) AS a
       WHERE f.user_id = $1 AND f.active
       ORDER BY a.id DESC LIMIT $3)
     SELECT ${ANNOUNCEMENT} FROM page p JOIN announcement a ON a.id = p.id
       JOIN follow f ON f.broadcaster_id = a.broadcaster_id AND f.user_id = $1
       LEFT JOIN notification n ON n.announcement_id = a.id AND n.user_id = $1
     ORDER BY a.id DESC`,
    [userId, beforeId ?? NEWEST, limit],
  );
  return rows;
}

/** One announcement to a person who follows its channel, or who was told of it; undefined: it is none of theirs. */
export async function findAnnounced(
  db: Db,
  userId: string,
  id: string,
): Promise<AnnouncementRow | undefined> {
  const { rows } = await db.query<AnnouncementRow>(
    `SELECT ${ANNOUNCEMENT} FROM announcement a
       LEFT JOIN follow f ON f.broadcaster_id = a.broadcaster_id AND f.user_id = $1
       LEFT JOIN notification n ON n.announcement_id = a.id AND n.user_id = $1
     WHERE a.id = $2 AND (f.active OR n.user_id IS NOT NULL
       OR EXISTS (SELECT FROM delivery d WHERE d.user_id = $1 AND d.announcement_id = a.id))`,
    [userId, id],
  );
  return rows[0];
}

export interface OwnDeliveryRow {
  id: string;
  announcementId: string;
  kind: DeliveryKind;
  medium: Medium;
  device: string | null;
  state: DeliveryState;
  reason: string | null;
  error: string | null;
  attempts: number;
  decidedAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  carriedBy: { id: string; state: DeliveryState; dueAt: string; sentAt: string | null } | null;
}

/** A person's deliveries of these announcements, in the order in which they were first decided on. */
export async function listOwnDeliveries(
  db: Db,
  userId: string,
  announcementIds: readonly string[],
): Promise<OwnDeliveryRow[]> {
  const { rows } = await db.query<OwnDeliveryRow>(
    `SELECT d.id, d.announcement_id AS "announcementId", d.kind, d.medium, p.name AS device, d.state, d.reason,
       d.error, d.attempts, d.decided_at AS "decidedAt", d.not_before AS "dueAt", d.sent_at AS "sentAt",
       CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'state', c.state, 'dueAt', c.not_before,
         'sentAt', c.sent_at) END AS "carriedBy"
     FROM delivery d LEFT JOIN push_device p ON p.id = d.device_id AND p.user_id = d.user_id
       LEFT JOIN delivery c ON c.id = d.carried_by
     WHERE d.user_id = $1 AND d.announcement_id = ANY($2::uuid[]) ORDER BY d.id`,
    [userId, announcementIds],
  );
  return rows;
}
