-- Stream sessions: one row a live stream and channel, kept for ever.
CREATE TABLE "stream" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  -- Null for Chat-Only alone, which all channels share.
  "broadcaster_id" TEXT,
  "twitch_stream_id" TEXT,
  "continues_id" UUID,
  "title" TEXT NOT NULL DEFAULT '',
  "category_id" TEXT NOT NULL DEFAULT '',
  "category_name" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "end_reason" TEXT CHECK ("end_reason" IN ('offline', 'replaced', 'stale')),
  -- Who noticed the start, and how many ms after it; null where that says nothing.
  "detection_source" TEXT NOT NULL DEFAULT 'poll',
  "detection_delay_ms" INTEGER,
  "viewers" INTEGER NOT NULL DEFAULT 0,
  "peak_viewers" INTEGER NOT NULL DEFAULT 0,
  "peak_at" TIMESTAMPTZ(3),
  "sample_count" INTEGER NOT NULL DEFAULT 0,
  "sampled_at" TIMESTAMPTZ(3),
  -- The area under the viewer curve and its width: average = watched / sampled, hours watched = watched / 3600.
  "watched_seconds" BIGINT NOT NULL DEFAULT 0,
  "sampled_seconds" INTEGER NOT NULL DEFAULT 0,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "stream_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "stream_ends_after_start" CHECK ("ended_at" >= "started_at")
);
CREATE UNIQUE INDEX "stream_broadcaster_id_twitch_stream_id_key" ON "stream" ("broadcaster_id", "twitch_stream_id");
-- A channel is on air once at a time.
CREATE UNIQUE INDEX "stream_on_air" ON "stream" ("broadcaster_id") WHERE "ended_at" IS NULL;
CREATE INDEX "stream_broadcaster_id_started_at_id_idx" ON "stream" ("broadcaster_id", "started_at" DESC, "id" DESC);
CREATE INDEX "stream_continues_id_idx" ON "stream" ("continues_id");
INSERT INTO "stream" ("id", "title", "started_at", "last_seen_at", "ended_at")
VALUES ('00000000-0000-0000-0000-000000000001', 'Chat-Only', 'epoch', 'epoch', 'epoch');

-- What a stream showed from when on: a row whenever title or category changed. It holds until the next one.
CREATE TABLE "stream_segment" (
  "stream_id" UUID NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "title" TEXT NOT NULL,
  "category_id" TEXT NOT NULL,
  "category_name" TEXT NOT NULL,
  CONSTRAINT "stream_segment_pkey" PRIMARY KEY ("stream_id", "started_at")
);

-- Raw viewer counts, a partition a day (UTC): rolled up after some days, then dropped whole.
CREATE TABLE "viewer_sample" (
  "stream_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "viewers" INTEGER NOT NULL CHECK ("viewers" >= 0),
  CONSTRAINT "viewer_sample_pkey" PRIMARY KEY ("stream_id", "at")
) PARTITION BY RANGE ("at");

-- Viewer counts by step of step_seconds: 600, and 3600 for what is old.
CREATE TABLE "viewer_rollup" (
  "stream_id" UUID NOT NULL,
  "step_seconds" INTEGER NOT NULL,
  -- The beginning of the step, a multiple of it since the epoch.
  "at" TIMESTAMPTZ(3) NOT NULL,
  "viewers_avg" INTEGER NOT NULL,
  "viewers_min" INTEGER NOT NULL,
  "viewers_max" INTEGER NOT NULL,
  "samples" INTEGER NOT NULL,
  CONSTRAINT "viewer_rollup_pkey" PRIMARY KEY ("stream_id", "step_seconds", "at")
);

ALTER TABLE "stream" ADD CONSTRAINT "stream_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "broadcaster" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "stream" ADD CONSTRAINT "stream_continues_id_fkey" FOREIGN KEY ("continues_id") REFERENCES "stream" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "stream_segment" ADD CONSTRAINT "stream_segment_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "viewer_sample" ADD CONSTRAINT "viewer_sample_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "viewer_rollup" ADD CONSTRAINT "viewer_rollup_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When the channel's past broadcasts were read from Twitch; null: not yet.
ALTER TABLE "broadcaster" ADD COLUMN "past_imported_at" TIMESTAMPTZ(3);
