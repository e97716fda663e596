-- What a chatter was in the channel when they last wrote: the role bits of chat_message.flags. And whether the owner
-- says that they are a bot; null: as the instance has it.
ALTER TABLE "channel_viewer"
  ADD COLUMN "flags" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "bot" BOOLEAN;

-- Each batch of chat asks who was removed; they are few.
CREATE INDEX "channel_viewer_removed" ON "channel_viewer" ("channel_id", "viewer_id") WHERE "deleted_at" IS NOT NULL;
