-- What operators watch: categories (a game, for short) and broadcasters. Broadcasters are looked at by the live sync,
-- so everything about looking stands here for categories only.
CREATE TABLE "watch_target" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('game', 'broadcaster')),
  "twitch_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "image_url" TEXT,
  "enabled" BOOLEAN NOT NULL DEFAULT TRUE,
  -- When it was added or switched on: of what the first look finds, only what began later has started.
  "since" TIMESTAMPTZ(3) NOT NULL,
  -- Grows with each look that counts, and with whatever else changes who is in target_start. A set of active streams
  -- that is not of this version is behind.
  "version" BIGINT NOT NULL DEFAULT 0,
  -- Of which version the set in target_stream is.
  "set_version" BIGINT NOT NULL DEFAULT 0,
  -- When it was last asked about, and when the last look began that was whole.
  "asked_at" TIMESTAMPTZ(3),
  "looked_at" TIMESTAMPTZ(3),
  "look_ms" INTEGER,
  "requests" INTEGER,
  "live" INTEGER,
  "viewers" INTEGER,
  "last_error" TEXT,
  "last_error_at" TIMESTAMPTZ(3),
  "leased_by" UUID,
  "leased_until" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "watch_target_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "watch_target_kind_twitch_id_key" ON "watch_target" ("kind", "twitch_id");
CREATE INDEX "watch_target_leased_by_idx" ON "watch_target" ("leased_by");

-- Each stream that was found in a category, once, so that nothing begins or ends twice whatever happens to the sets of
-- active streams. A category change moves it.
CREATE TABLE "target_start" (
  "stream_id" TEXT NOT NULL,
  "target_id" UUID NOT NULL,
  "user_id" TEXT NOT NULL,
  "user_login" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  -- When it was first seen.
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  -- told: as target.started · tracked: the live sync tells of it · there: it was there before anybody looked
  "heard" TEXT NOT NULL CHECK ("heard" IN ('told', 'tracked', 'there')),
  "ended_at" TIMESTAMPTZ(3),
  -- Of the observation that this is by: an older one changes nothing.
  "observed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "target_start_pkey" PRIMARY KEY ("stream_id"),
  CONSTRAINT "target_start_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "watch_target" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "target_start_open_idx" ON "target_start" ("target_id") WHERE "ended_at" IS NULL;
CREATE INDEX "target_start_target_id_seen_at_idx" ON "target_start" ("target_id", "seen_at");
CREATE INDEX "target_start_ended_at_idx" ON "target_start" ("ended_at");

-- The sets of active streams, as the last whole look of each category shows them. Empty where Redis keeps them.
-- Every row changes with every look: room in each page lets it change in place.
CREATE TABLE "target_stream" (
  "target_id" UUID NOT NULL,
  "stream_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "user_login" TEXT NOT NULL,
  "user_name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "game_id" TEXT NOT NULL,
  "game_name" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "viewer_count" INTEGER NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  -- Whole looks in a row without it, while its end is not certain.
  "misses" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "target_stream_pkey" PRIMARY KEY ("target_id", "stream_id"),
  CONSTRAINT "target_stream_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "watch_target" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
) WITH (fillfactor = 60);
