-- Orders and filters of lists that had no index went through all rows. Measured over a million clips and viewers of one
-- channel, 600,000 deliveries and entries of the sync log, and 400,000 runs: each took 0.1 to 4 s, and takes a few ms now.
-- takes long: each index takes a second or two a million rows, in which nothing is written to its table

-- The two orders of a channel's viewers that had none.
CREATE INDEX "channel_viewer_channel_id_first_seen_at_viewer_id_idx"
  ON "channel_viewer" ("channel_id", "first_seen_at" DESC, "viewer_id");
CREATE INDEX "channel_viewer_channel_id_streams_viewer_id_idx"
  ON "channel_viewer" ("channel_id", "streams" DESC, "viewer_id");

-- A channel's most watched streams. A stream's peak grows a few times while it is on air.
CREATE INDEX "stream_broadcaster_id_peak_viewers_id_idx" ON "stream" ("broadcaster_id", "peak_viewers" DESC, "id" DESC);

-- Changes of a kind, or told of by somebody.
CREATE INDEX "broadcaster_sync_log_kind_id_idx" ON "broadcaster_sync_log" ("kind", "id" DESC);
CREATE INDEX "broadcaster_sync_log_source_id_idx" ON "broadcaster_sync_log" ("source", "id" DESC);

-- The few among the many.
CREATE INDEX "clip_gone_idx" ON "clip" ("created_at" DESC, "id" DESC) WHERE "gone_at" IS NOT NULL;
CREATE INDEX "clip_removed_idx" ON "clip" ("created_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "delivery_gathered" ON "delivery" ("id" DESC) WHERE "state" = 'gathered';
CREATE INDEX "delivery_other_kinds" ON "delivery" ("kind", "id" DESC) WHERE "kind" <> 'live';
CREATE INDEX "job_run_ended_badly" ON "job_run" ("status", "id" DESC)
  WHERE "status" IN ('failed', 'cancelled', 'expired', 'abandoned');
