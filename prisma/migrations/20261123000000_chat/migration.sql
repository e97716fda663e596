-- Channels whose chat is read: only where the broadcaster connected it or an operator took the responsibility.
CREATE TABLE "channel" (
  "broadcaster_id" TEXT NOT NULL,
  -- Whether the bot is to be there, and whether what is said is kept.
  "join_wanted" BOOLEAN NOT NULL DEFAULT true,
  "logging" BOOLEAN NOT NULL DEFAULT true,
  "authorised_by" TEXT NOT NULL CHECK ("authorised_by" IN ('owner', 'operator')),
  "authorised_by_user_id" UUID,
  -- Who may read the log besides the owner.
  "readers" TEXT NOT NULL DEFAULT 'moderators' CHECK ("readers" IN ('owner', 'moderators', 'listed')),
  -- Null: as the instance has it.
  "retention_days" INTEGER CHECK ("retention_days" BETWEEN 1 AND 3650),
  -- The account moderates here or was let in by the broadcaster: it does not count towards Twitch's 100 channels.
  "exempt" BOOLEAN NOT NULL DEFAULT false,
  "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "channel_pkey" PRIMARY KEY ("broadcaster_id")
);
CREATE INDEX "channel_authorised_by_user_id_idx" ON "channel" ("authorised_by_user_id");

-- People the owner lets read, by name.
CREATE TABLE "channel_reader" (
  "broadcaster_id" TEXT NOT NULL,
  "twitch_id" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "channel_reader_pkey" PRIMARY KEY ("broadcaster_id", "twitch_id")
);
CREATE INDEX "channel_reader_twitch_id_idx" ON "channel_reader" ("twitch_id");

-- Which bot reads a channel, until when, and how it does there. A lease that ran out is anybody's.
CREATE TABLE "channel_lease" (
  "broadcaster_id" TEXT NOT NULL,
  "bot" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'joining' CHECK ("state" IN ('joining', 'joined', 'refused', 'disconnected')),
  "joined_at" TIMESTAMPTZ(3),
  "last_message_at" TIMESTAMPTZ(3),
  "messages_per_minute" INTEGER NOT NULL DEFAULT 0,
  "last_error" TEXT,
  CONSTRAINT "channel_lease_pkey" PRIMARY KEY ("broadcaster_id")
);
CREATE INDEX "channel_lease_bot_idx" ON "channel_lease" ("bot");

-- What was said. A partition a week, dropped whole when it is old. id is Twitch's; sent_at is Twitch's too, so
-- that the same message read twice has the same key.
CREATE TABLE "chat_message" (
  "id" UUID NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "channel_id" TEXT NOT NULL,
  "stream_id" UUID NOT NULL,
  "author_id" TEXT NOT NULL,
  "author_login" TEXT NOT NULL,
  "author_name" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  -- Bits: 1 broadcaster, 2 lead moderator, 4 moderator, 8 VIP, 16 subscriber, 32 founder, 64 first message,
  -- 128 action (/me), 256 has a link, 512 has emotes, 1024 cheered.
  "flags" INTEGER NOT NULL DEFAULT 0,
  "badges" TEXT[] NOT NULL DEFAULT '{}',
  "colour" TEXT NOT NULL DEFAULT '',
  -- [[emote id, from, to], …] by code point, both ends included; null without emotes.
  "emotes" JSONB,
  "bits" INTEGER,
  "reply_to_id" UUID,
  -- Shared chat: where it was written, when not here.
  "source_channel_id" TEXT,
  "source_id" UUID,
  "deleted_at" TIMESTAMPTZ(3),
  "deleted_by" TEXT CHECK ("deleted_by" IN ('deletion', 'timeout', 'ban', 'clear')),
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "words" TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', "text")) STORED,
  CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id", "sent_at")
) PARTITION BY RANGE ("sent_at");
CREATE INDEX "chat_message_words_idx" ON "chat_message" USING GIN ("words") WITH (fastupdate = on, gin_pending_list_limit = 8192);
CREATE INDEX "chat_message_channel_id_sent_at_id_idx" ON "chat_message" ("channel_id", "sent_at" DESC, "id" DESC);
CREATE INDEX "chat_message_author_id_sent_at_id_idx" ON "chat_message" ("author_id", "sent_at" DESC, "id" DESC);

-- What Twitch says in chat: subs, raids, announcements. Kept like messages.
CREATE TABLE "chat_event" (
  "id" UUID NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "channel_id" TEXT NOT NULL,
  "stream_id" UUID NOT NULL,
  -- Twitch's msg-id: sub, resub, subgift, raid, announcement, …
  "kind" TEXT NOT NULL,
  "author_id" TEXT NOT NULL,
  "author_login" TEXT NOT NULL,
  "author_name" TEXT NOT NULL,
  "system_text" TEXT NOT NULL,
  "text" TEXT NOT NULL DEFAULT '',
  "params" JSONB NOT NULL DEFAULT '{}',
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "chat_event_pkey" PRIMARY KEY ("id", "sent_at")
) PARTITION BY RANGE ("sent_at");
CREATE INDEX "chat_event_channel_id_sent_at_id_idx" ON "chat_event" ("channel_id", "sent_at" DESC, "id" DESC);
CREATE INDEX "chat_event_author_id_sent_at_idx" ON "chat_event" ("author_id", "sent_at" DESC);

-- When a channel was not read: silence in the log is silence only outside of these.
CREATE TABLE "chat_gap" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "to_at" TIMESTAMPTZ(3),
  "reason" TEXT NOT NULL,
  CONSTRAINT "chat_gap_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "chat_gap_forward" CHECK ("to_at" >= "from_at")
);
CREATE UNIQUE INDEX "chat_gap_open" ON "chat_gap" ("channel_id") WHERE "to_at" IS NULL;
CREATE INDEX "chat_gap_channel_id_from_at_idx" ON "chat_gap" ("channel_id", "from_at" DESC);

-- Figures by hour (UTC), kept when the messages are gone. One row for each author, so that erasing one is exact.
CREATE TABLE "chat_hour" (
  "channel_id" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "author_id" TEXT NOT NULL,
  "stream_id" UUID NOT NULL,
  "messages" INTEGER NOT NULL,
  CONSTRAINT "chat_hour_pkey" PRIMARY KEY ("channel_id", "hour", "author_id", "stream_id")
);
CREATE INDEX "chat_hour_author_id_idx" ON "chat_hour" ("author_id");
CREATE INDEX "chat_hour_stream_id_idx" ON "chat_hour" ("stream_id");

-- People of whom nothing is kept, asked before anything is stored.
CREATE TABLE "chat_opt_out" (
  "twitch_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "chat_opt_out_pkey" PRIMARY KEY ("twitch_id")
);

-- Erasures asked for, and what they did: the receipt. What was written up to asked_at is not stored any more,
-- wherever it still waits.
CREATE TABLE "chat_erasure" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "twitch_id" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "done_at" TIMESTAMPTZ(3),
  "messages" INTEGER NOT NULL DEFAULT 0,
  "cursor" TEXT,
  CONSTRAINT "chat_erasure_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "chat_erasure_twitch_id_idx" ON "chat_erasure" ("twitch_id");
CREATE UNIQUE INDEX "chat_erasure_open" ON "chat_erasure" ("twitch_id") WHERE "done_at" IS NULL;

-- Who looked for what in a channel's log, for its owner to see.
CREATE TABLE "chat_search_audit" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "action" TEXT NOT NULL CHECK ("action" IN ('search', 'context', 'export', 'live')),
  "query" TEXT NOT NULL DEFAULT '',
  "results" INTEGER NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "chat_search_audit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "chat_search_audit_channel_id_id_idx" ON "chat_search_audit" ("channel_id", "id" DESC);
CREATE INDEX "chat_search_audit_user_id_idx" ON "chat_search_audit" ("user_id");

CREATE TABLE "saved_search" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "user_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_search_user_id_name_key" ON "saved_search" ("user_id", "name");

-- Chatters: people seen in some chat. They are not viewers, who mostly say nothing.
CREATE TABLE "viewer" (
  "twitch_id" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "display_name" TEXT NOT NULL,
  "bot" BOOLEAN NOT NULL DEFAULT false,
  "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "viewer_pkey" PRIMARY KEY ("twitch_id")
);
CREATE INDEX "viewer_login_idx" ON "viewer" ("login");

CREATE TABLE "channel_viewer" (
  "channel_id" TEXT NOT NULL,
  "viewer_id" TEXT NOT NULL,
  "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "messages" INTEGER NOT NULL DEFAULT 0,
  "streams" INTEGER NOT NULL DEFAULT 0,
  -- Null: not there now, as far as is known.
  "present_since" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "channel_viewer_pkey" PRIMARY KEY ("channel_id", "viewer_id")
);
CREATE INDEX "channel_viewer_viewer_id_idx" ON "channel_viewer" ("viewer_id");
CREATE INDEX "channel_viewer_channel_id_last_seen_at_viewer_id_idx" ON "channel_viewer" ("channel_id", "last_seen_at" DESC, "viewer_id");
CREATE INDEX "channel_viewer_channel_id_messages_viewer_id_idx" ON "channel_viewer" ("channel_id", "messages" DESC, "viewer_id");

-- Which streams a chatter was seen at.
CREATE TABLE "viewer_stream" (
  "viewer_id" TEXT NOT NULL,
  "stream_id" UUID NOT NULL,
  "channel_id" TEXT NOT NULL,
  "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "messages" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "viewer_stream_pkey" PRIMARY KEY ("viewer_id", "stream_id")
);
CREATE INDEX "viewer_stream_stream_id_idx" ON "viewer_stream" ("stream_id");

ALTER TABLE "channel" ADD CONSTRAINT "channel_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "broadcaster" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "channel" ADD CONSTRAINT "channel_authorised_by_user_id_fkey" FOREIGN KEY ("authorised_by_user_id") REFERENCES "person" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "channel_reader" ADD CONSTRAINT "channel_reader_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "channel" ("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "channel_lease" ADD CONSTRAINT "channel_lease_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "channel" ("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_search_audit" ADD CONSTRAINT "chat_search_audit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "channel_viewer" ADD CONSTRAINT "channel_viewer_viewer_id_fkey" FOREIGN KEY ("viewer_id") REFERENCES "viewer" ("twitch_id") ON DELETE CASCADE ON UPDATE CASCADE;
