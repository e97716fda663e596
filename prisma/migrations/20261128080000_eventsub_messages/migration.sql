-- What Twitch told by EventSub, each message once, until it is applied and a while longer: whoever sends it again is known.
CREATE TABLE "eventsub_message" (
  "message_id" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "via" TEXT NOT NULL CHECK ("via" IN ('webhook', 'conduit', 'websocket')),
  "subscription_id" TEXT NOT NULL,
  "broadcaster_id" TEXT,
  "payload" JSONB NOT NULL,
  -- Twitch's time, ours when it was stored, and when nothing was left to do about it: by the instance's clock.
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "applied_at" TIMESTAMPTZ(3),
  -- applied; ignored: nothing to be done about it; left: polling finds it; revoked: a subscription that ended.
  "outcome" TEXT CHECK ("outcome" IN ('applied', 'ignored', 'left', 'revoked')),
  "attempts" INTEGER NOT NULL DEFAULT 0,
  -- By the real clock. Whoever works on it puts it off, so that it comes again if they die.
  "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "error" TEXT,
  CONSTRAINT "eventsub_message_pkey" PRIMARY KEY ("message_id"),
  CONSTRAINT "eventsub_message_settled" CHECK (("applied_at" IS NULL) = ("outcome" IS NULL))
);
CREATE INDEX "eventsub_message_due_idx" ON "eventsub_message" ("next_attempt_at") WHERE "applied_at" IS NULL;
CREATE INDEX "eventsub_message_received_at_idx" ON "eventsub_message" ("received_at");

-- What came and was not stored, by the minute.
CREATE TABLE "eventsub_minute" (
  "minute" TIMESTAMPTZ(3) NOT NULL,
  "duplicates" INTEGER NOT NULL DEFAULT 0,
  "refused" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "eventsub_minute_pkey" PRIMARY KEY ("minute")
);
