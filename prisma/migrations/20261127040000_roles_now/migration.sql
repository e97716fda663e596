-- Who holds a role now, as far as that is certain: of lists that Twitch told whole within the last two days. What
-- stands in an older list decides nothing: once the broadcaster takes the permission back, or the instance was off for
-- long, nobody would hear that somebody was removed. Two days let the longest interval between syncs fail once.
CREATE VIEW "channel_role_now" AS
SELECT r."channel_id", r."role", r."user_id", r."tier", r."gift", r."granted_at", l."read_at"
FROM "role_sync" s
CROSS JOIN LATERAL (VALUES
  ('subscriber', s."subscribers_read_at"), ('vip', s."vips_read_at"), ('moderator', s."moderators_read_at")
) AS l ("role", "read_at")
JOIN "channel_role" r ON r."channel_id" = s."channel_id" AND r."role" = l."role" AND r."revoked_at" IS NULL
WHERE l."read_at" > now() - INTERVAL '2 days';
