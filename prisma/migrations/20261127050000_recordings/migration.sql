-- Which stream a recording is of: clips tell their place in the recording, and pages show it in the stream. Kept when
-- Twitch has the recording no longer.
CREATE TABLE "recording" (
  "video_id" TEXT NOT NULL,
  "channel_id" TEXT NOT NULL,
  "twitch_stream_id" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "duration_ms" INTEGER NOT NULL,
  CONSTRAINT "recording_pkey" PRIMARY KEY ("video_id"),
  CONSTRAINT "recording_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel" ("broadcaster_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "recording_channel_id_twitch_stream_id_idx" ON "recording" ("channel_id", "twitch_stream_id");

-- Since when Twitch leaves the clip out of its answers; it counts as gone when it has done so for long enough.
ALTER TABLE "clip" ADD COLUMN "missing_since" TIMESTAMPTZ(3);
