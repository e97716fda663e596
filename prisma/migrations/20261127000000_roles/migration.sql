-- Who was what in a channel, from when until when: a row for each time, kept for ever. A tier that changes ends one
-- and begins the next.
CREATE TABLE "channel_role" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  -- subscriber | vip | moderator
  "role" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  -- As Twitch told them last.
  "login" TEXT NOT NULL,
  "display_name" TEXT NOT NULL,
  -- Of a subscriber: 1000 | 2000 | 3000.
  "tier" TEXT,
  "gift" BOOLEAN NOT NULL DEFAULT FALSE,
  "gifter_login" TEXT,
  -- When we learned of it; Twitch does not tell since when.
  "granted_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  -- The run that learned of it; null: not by a run (a refresh of one person, an event).
  "granted_run_id" UUID,
  "revoked_run_id" UUID,
  CONSTRAINT "channel_role_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "channel_role_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
-- One at a time, whatever runs beside each other.
CREATE UNIQUE INDEX "channel_role_held_key" ON "channel_role" ("channel_id", "role", "user_id")
  WHERE "revoked_at" IS NULL;
CREATE INDEX "channel_role_user_id_channel_id_idx" ON "channel_role" ("user_id", "channel_id");
CREATE INDEX "channel_role_channel_id_user_id_granted_at_idx" ON "channel_role" ("channel_id", "user_id", "granted_at" DESC);
CREATE INDEX "channel_role_granted_run_id_idx" ON "channel_role" ("granted_run_id");
CREATE INDEX "channel_role_revoked_run_id_idx" ON "channel_role" ("revoked_run_id");

-- How a channel's roles are kept in step, and how far that is.
CREATE TABLE "role_sync" (
  "channel_id" TEXT NOT NULL,
  "interval_minutes" INTEGER NOT NULL DEFAULT 30,
  -- Who syncs it now, until when: a sync of one channel by two workers would undo itself.
  "leased_by" UUID,
  "leased_until" TIMESTAMPTZ(3),
  -- When each list was last read whole, and how many stood in it. Null: never.
  "subscribers_read_at" TIMESTAMPTZ(3),
  "vips_read_at" TIMESTAMPTZ(3),
  "moderators_read_at" TIMESTAMPTZ(3),
  "subscribers" INTEGER,
  "vips" INTEGER,
  "moderators" INTEGER,
  CONSTRAINT "role_sync_pkey" PRIMARY KEY ("channel_id"),
  CONSTRAINT "role_sync_interval_minutes_check" CHECK ("interval_minutes" BETWEEN 5 AND 1440),
  CONSTRAINT "role_sync_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

-- A sync that somebody or something asked for and that has not begun.
CREATE TABLE "role_sync_ask" (
  "channel_id" TEXT NOT NULL,
  -- startup | manual-ui | oauth-connect | stream-start | eventsub
  "source" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "role_sync_ask_pkey" PRIMARY KEY ("channel_id", "source"),
  CONSTRAINT "role_sync_ask_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

-- Every sync there was.
CREATE TABLE "role_sync_run" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  -- startup | background-30min | manual-ui | oauth-connect | stream-start | eventsub
  "source" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  -- running | succeeded | partial | failed | abandoned
  "state" TEXT NOT NULL DEFAULT 'running',
  -- Null: that list was not read whole, and nothing of it was changed.
  "sub_count" INTEGER,
  "vip_count" INTEGER,
  "mod_count" INTEGER,
  "granted" INTEGER NOT NULL DEFAULT 0,
  "revoked" INTEGER NOT NULL DEFAULT 0,
  -- As R3 has them: "VIPs: 401 Unauthorized - missing channel:read:vips scope".
  "errors" TEXT[] NOT NULL DEFAULT '{}',
  "missing_scopes" TEXT[] NOT NULL DEFAULT '{}',
  CONSTRAINT "role_sync_run_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "role_sync_run_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "role_sync_run_channel_id_source_started_at_idx"
  ON "role_sync_run" ("channel_id", "source", "started_at" DESC);
CREATE INDEX "role_sync_run_channel_id_started_at_id_idx"
  ON "role_sync_run" ("channel_id", "started_at" DESC, "id" DESC);
