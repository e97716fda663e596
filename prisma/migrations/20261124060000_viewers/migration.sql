-- What a chatter was in the channel when they last wrote: the role bits of chat_message.flags. And whether the owner
-- says that they are a bot; null: as the instance has it.
ALTER TABLE "channel_viewer"
  ADD COLUMN "flags" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "bot" BOOLEAN;

-- Each batch of chat asks who was removed; they are few.
CREATE INDEX "channel_viewer_removed" ON "channel_viewer" ("channel_id", "viewer_id") WHERE "deleted_at" IS NOT NULL;

-- Rows that are written again with every message: room beside them keeps the indexes out of it.
ALTER TABLE "viewer" SET (fillfactor = 80);
ALTER TABLE "viewer_stream" SET (fillfactor = 80);

-- What batches of chat say of people, written with the messages and counted a moment later by many at once: whoever
-- writes ten times in ten seconds is one change and not ten. Rows are short-lived; not compressing them costs less.
CREATE TABLE "viewer_activity" (
  "id" BIGSERIAL NOT NULL,
  "rows" TEXT NOT NULL,
  CONSTRAINT "viewer_activity_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "viewer_activity" ALTER COLUMN "rows" SET STORAGE EXTERNAL;
