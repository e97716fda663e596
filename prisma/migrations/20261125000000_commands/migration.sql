-- What a channel's bot answers, says of itself, and does to keep order.

CREATE TABLE "command" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  -- Without the "!", in lower case.
  "name" TEXT NOT NULL,
  "aliases" TEXT[] NOT NULL DEFAULT '{}',
  -- Which of our own it is; null: one that the channel made.
  "builtin" TEXT,
  "response" TEXT NOT NULL,
  "enabled" BOOLEAN NOT NULL DEFAULT true,
  "permission" TEXT NOT NULL DEFAULT 'everyone',
  -- [{"id": …, "login": …}]: may use it whatever their role.
  "people" JSONB NOT NULL DEFAULT '[]',
  "stream_state" TEXT NOT NULL DEFAULT 'any',
  -- [{"id": …, "name": …}]; empty: in all.
  "categories" JSONB NOT NULL DEFAULT '[]',
  "cooldown_seconds" INTEGER NOT NULL DEFAULT 5,
  "person_cooldown_seconds" INTEGER NOT NULL DEFAULT 0,
  -- {"vip": 0, …}: seconds in place of person_cooldown_seconds; of several roles the least.
  "role_cooldowns" JSONB NOT NULL DEFAULT '{}',
  "moderators_exempt" BOOLEAN NOT NULL DEFAULT true,
  -- Answers as a reply to the one who asked.
  "reply" BOOLEAN NOT NULL DEFAULT false,
  "slash_allowed" BOOLEAN NOT NULL DEFAULT false,
  "uses" BIGINT NOT NULL DEFAULT 0,
  "last_used_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "command_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "command_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "command_permission_check" CHECK ("permission" IN ('everyone', 'follower', 'subscriber', 'vip', 'moderator', 'broadcaster', 'people')),
  CONSTRAINT "command_stream_state_check" CHECK ("stream_state" IN ('any', 'online', 'offline')),
  CONSTRAINT "command_cooldown_check" CHECK ("cooldown_seconds" BETWEEN 0 AND 86400 AND "person_cooldown_seconds" BETWEEN 0 AND 86400)
);
CREATE INDEX "command_channel_id_name_idx" ON "command"("channel_id", "name");
-- Each of our own is in a channel once; it is switched off, not deleted.
CREATE UNIQUE INDEX "command_builtin_key" ON "command"("channel_id", "builtin");

-- Names and aliases of what is not deleted: together they are unique in a channel.
CREATE TABLE "command_name" (
  "channel_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "command_id" UUID NOT NULL,
  CONSTRAINT "command_name_pkey" PRIMARY KEY ("channel_id", "name"),
  CONSTRAINT "command_name_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "command"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "command_name_command_id_idx" ON "command_name"("command_id");

-- When it was last answered: for all ("") and for each person. Read and written under the lock of the command's row.
CREATE TABLE "command_cooldown" (
  "command_id" UUID NOT NULL,
  "person_id" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "command_cooldown_pkey" PRIMARY KEY ("command_id", "person_id"),
  CONSTRAINT "command_cooldown_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "command"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "command_cooldown_used_at_idx" ON "command_cooldown"("used_at");

-- Each answer, by the id of the message that asked: asked twice of two bots it is answered once.
CREATE TABLE "command_use" (
  "id" UUID NOT NULL,
  "command_id" UUID NOT NULL,
  "channel_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "command_use_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "command_use_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "command"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "command_use_source_check" CHECK ("source" IN ('chat', 'api'))
);
CREATE INDEX "command_use_command_id_at_idx" ON "command_use"("command_id", "at" DESC);
CREATE INDEX "command_use_person_id_idx" ON "command_use"("person_id");
CREATE INDEX "command_use_at_idx" ON "command_use"("at");

-- What the bot is to say. Written in the transaction of what causes it; sent at most once.
CREATE TABLE "outgoing_message" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "reply_to_id" UUID,
  "source" TEXT NOT NULL,
  -- The same cause asks for it once.
  "dedupe_key" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- Not sent any more after this.
  "not_after" TIMESTAMPTZ(3) NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'queued',
  -- Who is sending it, and until when that is believed.
  "bot" TEXT,
  "leased_until" TIMESTAMPTZ(3),
  "sent_at" TIMESTAMPTZ(3),
  -- Twitch's id of it.
  "message_id" TEXT,
  "via" TEXT,
  "drop_code" TEXT,
  -- In words for people.
  "drop_reason" TEXT,
  CONSTRAINT "outgoing_message_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "outgoing_message_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "outgoing_message_source_check" CHECK ("source" IN ('command', 'timer', 'api', 'moderation', 'test')),
  -- unknown: the bot died while sending it; it is not said again.
  CONSTRAINT "outgoing_message_state_check" CHECK ("state" IN ('queued', 'sending', 'sent', 'dropped', 'unknown')),
  CONSTRAINT "outgoing_message_via_check" CHECK ("via" IN ('api', 'irc'))
);
CREATE UNIQUE INDEX "outgoing_message_dedupe_key_key" ON "outgoing_message"("dedupe_key");
CREATE INDEX "outgoing_message_waiting_idx" ON "outgoing_message"("channel_id", "id") WHERE "state" IN ('queued', 'sending');
CREATE INDEX "outgoing_message_channel_id_id_idx" ON "outgoing_message"("channel_id", "id" DESC);

-- The account that writes, of which there is one. Its tokens are in twitch_token.
CREATE TABLE "bot_account" (
  "only" BOOLEAN NOT NULL DEFAULT true,
  "twitch_id" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "display_name" TEXT NOT NULL,
  "avatar_url" TEXT,
  "connected_by_user_id" UUID,
  "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "bot_account_pkey" PRIMARY KEY ("only"),
  CONSTRAINT "bot_account_only_check" CHECK ("only"),
  CONSTRAINT "bot_account_connected_by_user_id_fkey" FOREIGN KEY ("connected_by_user_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "bot_account_connected_by_user_id_idx" ON "bot_account"("connected_by_user_id");

-- How many messages a channel ever had since it is read, ours not counted: what "so many lines later" is measured by.
CREATE TABLE "channel_lines" (
  "channel_id" TEXT NOT NULL,
  "lines" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "channel_lines_pkey" PRIMARY KEY ("channel_id"),
  CONSTRAINT "channel_lines_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "chat_timer" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  -- A template, as of a command.
  "message" TEXT NOT NULL,
  "enabled" BOOLEAN NOT NULL DEFAULT true,
  "every_minutes" INTEGER NOT NULL,
  "min_lines" INTEGER NOT NULL DEFAULT 0,
  "online_only" BOOLEAN NOT NULL DEFAULT true,
  "last_said_at" TIMESTAMPTZ(3),
  -- channel_lines.lines when it was last said.
  "last_said_lines" BIGINT NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "chat_timer_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "chat_timer_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "chat_timer_every_minutes_check" CHECK ("every_minutes" BETWEEN 1 AND 1440),
  CONSTRAINT "chat_timer_min_lines_check" CHECK ("min_lines" BETWEEN 0 AND 10000)
);
CREATE UNIQUE INDEX "chat_timer_channel_id_name_key" ON "chat_timer"("channel_id", "name") WHERE "deleted_at" IS NULL;

-- Numbers are never given twice: a quote keeps its own when others are deleted.
CREATE TABLE "quote" (
  "channel_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  -- Who said it, as it was written; "" when nobody is named.
  "said_by" TEXT NOT NULL DEFAULT '',
  "category_name" TEXT,
  "added_by_id" TEXT NOT NULL,
  "added_by_login" TEXT NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "version" INTEGER NOT NULL DEFAULT 1,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "quote_pkey" PRIMARY KEY ("channel_id", "number"),
  CONSTRAINT "quote_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "quote_added_by_id_idx" ON "quote"("added_by_id");

-- How a channel keeps order: one row of each kind at most, its settings as lib/moderation/schema.ts has them.
CREATE TABLE "moderation_rule" (
  "channel_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "enabled" BOOLEAN NOT NULL DEFAULT false,
  "settings" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "moderation_rule_pkey" PRIMARY KEY ("channel_id", "kind"),
  CONSTRAINT "moderation_rule_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Each offence, by the id of the message: two bots act on it once.
CREATE TABLE "moderation_action" (
  "id" UUID NOT NULL,
  "channel_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "person_login" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  -- In words for people.
  "reason" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "seconds" INTEGER,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "bot" TEXT,
  "leased_until" TIMESTAMPTZ(3),
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "error" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "done_at" TIMESTAMPTZ(3),
  "undone_at" TIMESTAMPTZ(3),
  "undone_by_login" TEXT,
  CONSTRAINT "moderation_action_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "moderation_action_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "moderation_action_action_check" CHECK ("action" IN ('warn', 'delete', 'timeout', 'ban')),
  CONSTRAINT "moderation_action_state_check" CHECK ("state" IN ('queued', 'done', 'failed', 'undone'))
);
CREATE INDEX "moderation_action_channel_id_at_idx" ON "moderation_action"("channel_id", "at" DESC, "id" DESC);
CREATE INDEX "moderation_action_person_idx" ON "moderation_action"("channel_id", "person_id", "at" DESC);
CREATE INDEX "moderation_action_person_id_idx" ON "moderation_action"("person_id");
CREATE INDEX "moderation_action_waiting_idx" ON "moderation_action"("at") WHERE "state" = 'queued';

-- Somebody may post a link until then, whatever the rules say.
CREATE TABLE "moderation_permit" (
  "channel_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "moderation_permit_pkey" PRIMARY KEY ("channel_id", "person_id"),
  CONSTRAINT "moderation_permit_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE
);
