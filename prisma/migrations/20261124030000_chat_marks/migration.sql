-- What was taken away in a chat, for messages that are stored after it: they waited on a disk, or came late.
CREATE TABLE "chat_mark" (
  "channel_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "by" TEXT NOT NULL CHECK ("by" IN ('deletion', 'timeout', 'ban', 'clear')),
  -- The message's id, the person's, or '' for all messages.
  "target" TEXT NOT NULL,
  CONSTRAINT "chat_mark_pkey" PRIMARY KEY ("channel_id", "at", "by", "target")
);
CREATE INDEX "chat_mark_target_idx" ON "chat_mark" ("target");

-- Counters are updated in place again and again: room on each page saves the indexes the work.
ALTER TABLE "chat_hour" SET (fillfactor = 70);
