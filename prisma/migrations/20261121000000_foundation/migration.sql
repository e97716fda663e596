-- Time-ordered ids (RFC 9562, version 7). PostgreSQL 18 has its own; older servers (DATABASE_URL) get one.
DO $do$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT uuidv7()';
  ELSE
    CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $fn$
      SELECT encode(
        set_bit(
          set_bit(
            overlay(uuid_send(gen_random_uuid())
              PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
              FROM 1 FOR 6),
            52, 1),
          53, 1),
        'hex')::uuid
    $fn$;
  END IF;
END
$do$;

-- People and sessions
CREATE TABLE "person" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "twitch_id" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "name" TEXT,
  "email" TEXT,
  "email_verified" TIMESTAMPTZ(3),
  "image" TEXT,
  "banner_enabled" BOOLEAN NOT NULL DEFAULT true,
  "in_app_enabled" BOOLEAN NOT NULL DEFAULT true,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "signed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "follows_imported_at" TIMESTAMPTZ(3),
  CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "person_twitch_id_key" ON "person" ("twitch_id");

CREATE TABLE "account" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "user_id" UUID NOT NULL,
  "type" TEXT NOT NULL,
  "provider" TEXT NOT NULL,
  "provider_account_id" TEXT NOT NULL,
  CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account" ("provider", "provider_account_id");
CREATE INDEX "account_user_id_idx" ON "account" ("user_id");

CREATE TABLE "session" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "session_token" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "expires" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "session_session_token_key" ON "session" ("session_token");
CREATE INDEX "session_user_id_idx" ON "session" ("user_id");

-- Twitch tokens and Helix points, shared by every process
CREATE TABLE "twitch_token" (
  "owner" TEXT NOT NULL,
  "access_token" TEXT NOT NULL,
  "refresh_token" TEXT,
  "scopes" TEXT[],
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "validated_at" TIMESTAMPTZ(3) NOT NULL,
  "invalid_at" TIMESTAMPTZ(3),
  CONSTRAINT "twitch_token_pkey" PRIMARY KEY ("owner")
);

CREATE TABLE "rate_limit_bucket" (
  "key" TEXT NOT NULL,
  "capacity" INTEGER NOT NULL,
  "tokens" DOUBLE PRECISION NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "rate_limit_bucket_pkey" PRIMARY KEY ("key")
);

-- Broadcasters and who follows them
CREATE TABLE "broadcaster" (
  "id" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "display_name" TEXT NOT NULL,
  "avatar_url" TEXT,
  "follower_count" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "profile_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "broadcaster_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "broadcaster_login_idx" ON "broadcaster" ("login");

CREATE TABLE "follow" (
  "broadcaster_id" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "on_twitch" BOOLEAN NOT NULL DEFAULT false,
  "choice" TEXT CHECK ("choice" IN ('follow', 'unfollow')),
  "active" BOOLEAN GENERATED ALWAYS AS (CASE "choice" WHEN 'follow' THEN true WHEN 'unfollow' THEN false ELSE "on_twitch" END) STORED,
  "muted" BOOLEAN NOT NULL DEFAULT false,
  "followed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- Led by the broadcaster: the fan-out walks one broadcaster's followers in order of user_id.
  CONSTRAINT "follow_pkey" PRIMARY KEY ("broadcaster_id", "user_id")
);
CREATE INDEX "follow_user_id_idx" ON "follow" ("user_id");

-- Live state
CREATE TABLE "live_status" (
  "broadcaster_id" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'offline' CHECK ("state" IN ('offline', 'live', 'suspect')),
  "stream_id" TEXT,
  "title" TEXT NOT NULL DEFAULT '',
  "category_id" TEXT NOT NULL DEFAULT '',
  "category_name" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "viewer_count" INTEGER NOT NULL DEFAULT 0,
  "thumbnail_url" TEXT NOT NULL DEFAULT '',
  "started_at" TIMESTAMPTZ(3),
  "last_seen_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "misses" SMALLINT NOT NULL DEFAULT 0,
  "offline_event_at" TIMESTAMPTZ(3),
  CONSTRAINT "live_status_pkey" PRIMARY KEY ("broadcaster_id"),
  CONSTRAINT "live_status_stream" CHECK ("state" = 'offline' OR ("stream_id" IS NOT NULL AND "started_at" IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX "live_status_on_air" ON "live_status" ("broadcaster_id") WHERE "state" <> 'offline';

CREATE TABLE "broadcaster_sync" (
  "broadcaster_id" TEXT NOT NULL,
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "broadcaster_sync_pkey" PRIMARY KEY ("broadcaster_id")
) WITH (fillfactor = 50);

CREATE TABLE "broadcaster_sync_log" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "broadcaster_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('went_live', 'reopened', 'restarted', 'went_offline', 'title_changed', 'category_changed')),
  "stream_id" TEXT NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  "source" TEXT NOT NULL CHECK ("source" IN ('poll', 'eventsub', 'bot')),
  "observed_at" TIMESTAMPTZ(3) NOT NULL,
  "delay_ms" INTEGER,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "broadcaster_sync_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "broadcaster_sync_log_broadcaster_id_id_idx" ON "broadcaster_sync_log" ("broadcaster_id", "id" DESC);

-- Notifications
CREATE TABLE "announcement" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "type" TEXT NOT NULL,
  "broadcaster_id" TEXT NOT NULL,
  "stream_id" TEXT NOT NULL,
  "broadcaster_name" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "avatar_url" TEXT,
  "stream_title" TEXT NOT NULL,
  "category_name" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "cursor" UUID,
  "chunked_at" TIMESTAMPTZ(3),
  "recipients" INTEGER NOT NULL DEFAULT 0,
  "completed_at" TIMESTAMPTZ(3),
  CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "announcement_broadcaster_id_stream_id_type_key" ON "announcement" ("broadcaster_id", "stream_id", "type");
CREATE INDEX "announcement_open" ON "announcement" ("chunked_at" NULLS FIRST, "id") WHERE "completed_at" IS NULL;

CREATE TABLE "notification" (
  "user_id" UUID NOT NULL,
  "announcement_id" UUID NOT NULL,
  "read_at" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "notification_pkey" PRIMARY KEY ("user_id", "announcement_id")
);

-- Outbox
CREATE TABLE "outbox" (
  "seq" BIGSERIAL NOT NULL,
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "kind" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "payload" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "outbox_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "outbox_created_at_idx" ON "outbox" ("created_at");

-- A reader that keeps "the last seq I saw" is only right if seq grows in commit order. The lock is taken
-- before the statement draws its first seq and held until the transaction ends; append events last.
-- NOTIFY takes a lock of its own at commit, so this serialises nothing that was not serial already.
CREATE FUNCTION "outbox_in_commit_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7210001);
  RETURN NULL;
END
$$;
CREATE TRIGGER "outbox_in_commit_order" BEFORE INSERT ON "outbox"
  FOR EACH STATEMENT EXECUTE FUNCTION "outbox_in_commit_order"();

CREATE FUNCTION "outbox_wake"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY outbox;
  RETURN NULL;
END
$$;
CREATE TRIGGER "outbox_wake" AFTER INSERT ON "outbox"
  FOR EACH STATEMENT EXECUTE FUNCTION "outbox_wake"();

-- Jobs
CREATE TABLE "job_run" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "job_id" TEXT NOT NULL,
  "slot" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'running' CHECK ("status" IN ('queued', 'running', 'succeeded', 'failed', 'abandoned')),
  "worker" TEXT,
  "requested_by" UUID,
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "ended_at" TIMESTAMPTZ(3),
  "progress" JSONB,
  "result" JSONB,
  "error" TEXT,
  CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "job_run_job_id_slot_key" ON "job_run" ("job_id", "slot");
-- Asked for twice before it begins is asked for once.
CREATE UNIQUE INDEX "job_run_queued" ON "job_run" ("job_id") WHERE "status" = 'queued';
CREATE INDEX "job_run_running" ON "job_run" ("heartbeat_at") WHERE "status" = 'running';

-- Foreign keys. Each referencing column leads an index (the primary key where it comes first).
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "follow" ADD CONSTRAINT "follow_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "broadcaster" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "live_status" ADD CONSTRAINT "live_status_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "broadcaster" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "broadcaster_sync" ADD CONSTRAINT "broadcaster_sync_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "broadcaster" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
