-- What somebody has not read is listed in the order of the inbox, and counted, from one index alone: of 20,000
-- notifications of one person with few unread a page took 6 to 100 ms, and takes 0.2 ms.
-- takes long: about half a second a million rows of notification; the index it stands in for goes with it

CREATE INDEX "notification_unread_id_idx" ON "notification" ("user_id", "announcement_id" DESC)
  WHERE "read_at" IS NULL AND "deleted_at" IS NULL;
DROP INDEX "notification_unread_idx";
