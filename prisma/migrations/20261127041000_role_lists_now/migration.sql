-- The lists that are fresh enough to decide something; that somebody is not on one of them is certain, too.
CREATE VIEW "role_list_now" AS
SELECT s."channel_id", l."role", l."read_at"
FROM "role_sync" s
CROSS JOIN LATERAL (VALUES
  ('subscriber', s."subscribers_read_at"), ('vip', s."vips_read_at"), ('moderator', s."moderators_read_at")
) AS l ("role", "read_at")
WHERE l."read_at" > now() - INTERVAL '2 days';

-- As before, with what is fresh said in one place.
CREATE OR REPLACE VIEW "channel_role_now" AS
SELECT r."channel_id", r."role", r."user_id", r."tier", r."gift", r."granted_at", l."read_at"
FROM "role_list_now" l
JOIN "channel_role" r ON r."channel_id" = l."channel_id" AND r."role" = l."role" AND r."revoked_at" IS NULL;
