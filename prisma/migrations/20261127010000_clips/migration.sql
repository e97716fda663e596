-- A clip as Twitch tells it, with what its channel says of it here.
CREATE TABLE "clip" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "twitch_id" TEXT NOT NULL,
  "channel_id" TEXT NOT NULL,
  "creator_id" TEXT NOT NULL,
  "creator_name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "category_id" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "views" INTEGER NOT NULL DEFAULT 0,
  -- To a tenth of a second.
  "duration_ms" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "thumbnail_url" TEXT NOT NULL DEFAULT '',
  "embed_url" TEXT NOT NULL DEFAULT '',
  "featured" BOOLEAN NOT NULL DEFAULT FALSE,
  -- The recording it was cut from, as long as Twitch has it, and where in it (s).
  "video_id" TEXT,
  "vod_offset" INTEGER,
  -- The stream it is of, and the second of it where the clip begins.
  "stream_id" UUID,
  "stream_offset" INTEGER,
  -- What that second follows from: vod (its place in the recording) | created (when it was made).
  "linked_by" TEXT,
  -- The channel's own words; null: as on Twitch.
  "own_title" TEXT,
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "refreshed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- When its views are to be read again.
  "refresh_due_at" TIMESTAMPTZ(3) NOT NULL,
  -- Twitch has it no longer; it stays here.
  "gone_at" TIMESTAMPTZ(3),
  -- Removed by its channel; it can be restored.
  "deleted_at" TIMESTAMPTZ(3),
  -- Whoever has the link sees it, signed in or not.
  "share_token" TEXT,
  CONSTRAINT "clip_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "clip_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "clip_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream" ("id")
    ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "clip_twitch_id_key" ON "clip" ("twitch_id");
CREATE UNIQUE INDEX "clip_share_token_key" ON "clip" ("share_token");
CREATE INDEX "clip_channel_id_created_at_id_idx" ON "clip" ("channel_id", "created_at" DESC, "id" DESC);
CREATE INDEX "clip_channel_id_views_id_idx" ON "clip" ("channel_id", "views" DESC, "id" DESC);
CREATE INDEX "clip_channel_id_duration_ms_id_idx" ON "clip" ("channel_id", "duration_ms" DESC, "id" DESC);
CREATE INDEX "clip_created_at_id_idx" ON "clip" ("created_at" DESC, "id" DESC);
CREATE INDEX "clip_stream_id_stream_offset_idx" ON "clip" ("stream_id", "stream_offset");
CREATE INDEX "clip_refresh_due_at_idx" ON "clip" ("refresh_due_at");

-- What categories are called: clips tell only their ids.
CREATE TABLE "category" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- How a channel's clips are archived, and how far that is.
CREATE TABLE "clip_archive" (
  "channel_id" TEXT NOT NULL,
  "enabled" BOOLEAN NOT NULL DEFAULT TRUE,
  -- When the latest clips are to be asked for again.
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- Who works on it now, until when.
  "leased_by" UUID,
  "leased_until" TIMESTAMPTZ(3),
  -- All clips made before are known, but for the windows that are still to be read.
  "read_until" TIMESTAMPTZ(3),
  -- When the windows of the past were laid out; null: not yet.
  "backfill_began_at" TIMESTAMPTZ(3),
  "backfilled_at" TIMESTAMPTZ(3),
  "last_error" TEXT,
  "last_error_at" TIMESTAMPTZ(3),
  -- What the owner allows to be kept: nothing without a word of theirs.
  "keep_thumbnails" BOOLEAN NOT NULL DEFAULT FALSE,
  "keep_videos" BOOLEAN NOT NULL DEFAULT FALSE,
  "quota_mb" INTEGER NOT NULL DEFAULT 2048,
  -- Null: as long as there is room.
  "retention_days" INTEGER,
  "kept_bytes" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "clip_archive_pkey" PRIMARY KEY ("channel_id"),
  CONSTRAINT "clip_archive_quota_mb_check" CHECK ("quota_mb" BETWEEN 0 AND 10000000),
  CONSTRAINT "clip_archive_retention_days_check" CHECK ("retention_days" BETWEEN 1 AND 3650),
  CONSTRAINT "clip_archive_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "clip_archive_due_at_idx" ON "clip_archive" ("due_at");

-- A window of the past that is to be read, or was. One over Twitch's cap is replaced by its two halves.
CREATE TABLE "clip_window" (
  "channel_id" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "to_at" TIMESTAMPTZ(3) NOT NULL,
  -- todo | done | capped (it cannot be split further, and Twitch may know more)
  "state" TEXT NOT NULL DEFAULT 'todo',
  "found" INTEGER NOT NULL DEFAULT 0,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "read_at" TIMESTAMPTZ(3),
  CONSTRAINT "clip_window_pkey" PRIMARY KEY ("channel_id", "from_at", "to_at"),
  CONSTRAINT "clip_window_order_check" CHECK ("from_at" < "to_at"),
  CONSTRAINT "clip_window_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "clip_archive" ("channel_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "clip_window_channel_id_state_from_at_idx" ON "clip_window" ("channel_id", "state", "from_at" DESC);

-- A file of a clip that is kept, or to be.
CREATE TABLE "clip_file" (
  "clip_id" UUID NOT NULL,
  -- thumbnail | video
  "kind" TEXT NOT NULL,
  -- wanted | kept | failed (tried too often) | gone (Twitch has none) | waiting (no room) | dropped (its days are over)
  "state" TEXT NOT NULL DEFAULT 'wanted',
  -- Which store has it, and under which name.
  "store" TEXT,
  "key" TEXT,
  "bytes" BIGINT,
  "sha256" TEXT,
  "content_type" TEXT,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "leased_until" TIMESTAMPTZ(3),
  "problem" TEXT,
  "kept_at" TIMESTAMPTZ(3),
  CONSTRAINT "clip_file_pkey" PRIMARY KEY ("clip_id", "kind"),
  CONSTRAINT "clip_file_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "clip_file_state_due_at_idx" ON "clip_file" ("state", "due_at");

-- Clips that somebody put together, in an order of theirs.
CREATE TABLE "clip_collection" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  -- Seen by everybody, signed in or not.
  "public" BOOLEAN NOT NULL DEFAULT FALSE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "clip_collection_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "clip_collection_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "clip_collection_channel_id_changed_at_idx" ON "clip_collection" ("channel_id", "changed_at" DESC);

CREATE TABLE "clip_collection_item" (
  "collection_id" UUID NOT NULL,
  "clip_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "clip_collection_item_pkey" PRIMARY KEY ("collection_id", "clip_id"),
  CONSTRAINT "clip_collection_item_collection_id_fkey" FOREIGN KEY ("collection_id")
    REFERENCES "clip_collection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "clip_collection_item_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "clip_collection_item_clip_id_idx" ON "clip_collection_item" ("clip_id");
