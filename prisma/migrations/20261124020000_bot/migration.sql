-- The processes that read chat. A bot that did not renew is dead: its channels are anybody's.
CREATE TABLE "bot" (
  "id" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  -- The account it reads with; null: none.
  "account" TEXT,
  -- Why it reads nothing at all, in words for people; null while that is not so.
  "problem" TEXT,
  "messages_per_minute" INTEGER NOT NULL DEFAULT 0,
  "spooled_bytes" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "bot_pkey" PRIMARY KEY ("id")
);

-- Until when the channel was certainly read: where the gap begins when its bot dies.
ALTER TABLE "channel_lease" ADD COLUMN "read_until" TIMESTAMPTZ(3);
-- What an operator gave as the reason for answering for somebody else's channel.
ALTER TABLE "channel" ADD COLUMN "reason" TEXT;
