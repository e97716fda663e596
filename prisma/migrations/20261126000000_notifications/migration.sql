-- How a person wants to be told. A person without a row has never changed anything: banner and bell, nothing else.
CREATE TABLE "notification_preference" (
  "user_id" UUID NOT NULL,
  "banner" BOOLEAN NOT NULL DEFAULT true,
  "in_app" BOOLEAN NOT NULL DEFAULT true,
  "email" BOOLEAN NOT NULL DEFAULT false,
  "push" BOOLEAN NOT NULL DEFAULT false,
  -- Changes of title and category while a stream is on air.
  "changes" BOOLEAN NOT NULL DEFAULT false,
  -- IANA name. Null: not known yet, and counted as UTC.
  "zone" TEXT,
  -- Minutes of the day in that zone, from the first up to the second; both null: no quiet hours.
  "quiet_from" SMALLINT,
  "quiet_to" SMALLINT,
  -- Messages within an hour, of email and of push each.
  "hourly_limit" SMALLINT NOT NULL DEFAULT 5,
  "rules" JSONB NOT NULL DEFAULT '{}',
  "digest" TEXT NOT NULL DEFAULT 'off',
  "digest_hour" SMALLINT NOT NULL DEFAULT 9,
  -- 1 is Monday, as in ISO 8601.
  "digest_weekday" SMALLINT NOT NULL DEFAULT 1,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "notification_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "notification_preference_quiet_check" CHECK (
    ("quiet_from" IS NULL) = ("quiet_to" IS NULL) AND "quiet_from" BETWEEN 0 AND 1439
    AND "quiet_to" BETWEEN 0 AND 1439 AND "quiet_from" <> "quiet_to"),
  CONSTRAINT "notification_preference_limit_check" CHECK ("hourly_limit" BETWEEN 1 AND 60),
  CONSTRAINT "notification_preference_digest_check" CHECK ("digest" IN ('off', 'daily', 'weekly')
    AND "digest_hour" BETWEEN 0 AND 23 AND "digest_weekday" BETWEEN 1 AND 7)
);
CREATE INDEX "notification_preference_digest" ON "notification_preference" ("user_id") WHERE "digest" <> 'off';

INSERT INTO "notification_preference" ("user_id", "banner", "in_app")
SELECT "id", "banner_enabled", "in_app_enabled" FROM "person" WHERE NOT ("banner_enabled" AND "in_app_enabled");
ALTER TABLE "person" DROP COLUMN "banner_enabled", DROP COLUMN "in_app_enabled",
  -- Null: as the browser asks for.
  ADD COLUMN "locale" TEXT;

-- What differs for one broadcaster; null: as for all.
CREATE TABLE "broadcaster_preference" (
  "user_id" UUID NOT NULL,
  "broadcaster_id" TEXT NOT NULL,
  "in_app" BOOLEAN,
  "email" BOOLEAN,
  "push" BOOLEAN,
  "changes" BOOLEAN,
  "rules" JSONB,
  CONSTRAINT "broadcaster_preference_pkey" PRIMARY KEY ("user_id", "broadcaster_id"),
  CONSTRAINT "broadcaster_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "broadcaster_preference_broadcaster_id_fkey" FOREIGN KEY ("broadcaster_id") REFERENCES "broadcaster" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "broadcaster_preference_broadcaster_id_idx" ON "broadcaster_preference" ("broadcaster_id");

-- Where a person's mail goes. Mail is sent only to an address that they have confirmed.
CREATE TABLE "mail_address" (
  "user_id" UUID NOT NULL,
  "address" TEXT NOT NULL,
  "verified_at" TIMESTAMPTZ(3),
  -- SHA-256 of what stands in the link that confirms it.
  "token_hash" TEXT,
  "token_expires_at" TIMESTAMPTZ(3),
  -- The receiving server refused it for good: nothing more is sent there.
  "stopped_at" TIMESTAMPTZ(3),
  "stop_reason" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "mail_address_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "mail_address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "mail_address_token_hash_key" ON "mail_address" ("token_hash");

-- A browser that a person let us push to (RFC 8030). The keys are its own and kept sealed.
CREATE TABLE "push_device" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "user_id" UUID NOT NULL,
  "endpoint" TEXT NOT NULL,
  "keys" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "last_sent_at" TIMESTAMPTZ(3),
  "last_error" TEXT,
  CONSTRAINT "push_device_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "push_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "push_device_endpoint_key" ON "push_device" ("endpoint");
CREATE INDEX "push_device_user_id_idx" ON "push_device" ("user_id");

-- What this instance signs its pushes with (RFC 8292): made once, since devices are bound to it.
CREATE TABLE "vapid_key" (
  "only" BOOLEAN NOT NULL DEFAULT true,
  "public_key" TEXT NOT NULL,
  "private_key" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "vapid_key_pkey" PRIMARY KEY ("only"),
  CONSTRAINT "vapid_key_only_check" CHECK ("only")
);

-- What rules ask about, how it was detected, and changes of a stream besides its beginning.
ALTER TABLE "announcement"
  ADD COLUMN "category_id" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "viewer_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "source" TEXT NOT NULL DEFAULT 'poll',
  ADD COLUMN "observed_at" TIMESTAMPTZ(3),
  -- Which of several changes of one stream; 0 for what there is once.
  ADD COLUMN "ordinal" INTEGER NOT NULL DEFAULT 0,
  -- Not told before: a title and a category that change within seconds are one announcement.
  ADD COLUMN "not_before" TIMESTAMPTZ(3);
DROP INDEX "announcement_broadcaster_id_stream_id_type_key";
CREATE UNIQUE INDEX "announcement_broadcaster_id_stream_id_type_ordinal_key"
  ON "announcement" ("broadcaster_id", "stream_id", "type", "ordinal");

-- What was decided of a notification for one way of telling, and what became of it. Of the ways that a person has
-- switched off, and of the bell where it rang, there is no row.
CREATE TABLE "delivery" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "user_id" UUID NOT NULL,
  -- live | changed | gathered | digest | verify | alert | test | ended
  "kind" TEXT NOT NULL,
  -- in_app | email | push
  "medium" TEXT NOT NULL,
  -- Null where it is about no single announcement.
  "announcement_id" UUID,
  "device_id" UUID,
  -- What it says where no announcement does, in the shape of its kind.
  "about" JSONB,
  -- queued | sending | sent | gathering | gathered | skipped | failed
  "state" TEXT NOT NULL,
  -- Why it is gathered, skipped or failed: a code.
  "reason" TEXT,
  -- What the provider said last.
  "error" TEXT,
  "attempts" SMALLINT NOT NULL DEFAULT 0,
  -- Due at; also when what was gathered may go, and when a failed attempt is made again.
  "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- How many were queued for its announcement before it, in hundreds: those who come first in theirs go first, so that
  -- an announcement of many delays no other.
  "turn" INTEGER NOT NULL DEFAULT 0,
  "worker" TEXT,
  "leased_until" TIMESTAMPTZ(3),
  "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "sent_at" TIMESTAMPTZ(3),
  -- What the receiving side knows it by: a Message-ID, or where the push service keeps it.
  "provider_id" TEXT,
  -- The message that brought it together with others.
  "carried_by" UUID,
  CONSTRAINT "delivery_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "delivery_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "delivery_medium_check" CHECK ("medium" IN ('in_app', 'email', 'push')),
  CONSTRAINT "delivery_state_check" CHECK ("state" IN ('queued', 'sending', 'sent', 'gathering', 'gathered', 'skipped', 'failed'))
);
-- Never two for one notification and way, whatever is retried.
CREATE UNIQUE INDEX "delivery_once" ON "delivery" ("user_id", "announcement_id", "medium", "kind", "device_id")
  NULLS NOT DISTINCT WHERE "announcement_id" IS NOT NULL;
CREATE INDEX "delivery_due" ON "delivery" ("medium", "turn", "id") WHERE "state" = 'queued';
CREATE INDEX "delivery_sending" ON "delivery" ("leased_until") WHERE "state" = 'sending';
CREATE INDEX "delivery_gathering" ON "delivery" ("not_before") WHERE "state" = 'gathering';
CREATE INDEX "delivery_failed" ON "delivery" ("id" DESC) WHERE "state" = 'failed';
CREATE INDEX "delivery_user_id_id_idx" ON "delivery" ("user_id", "id" DESC);
CREATE INDEX "delivery_announcement_id_id_idx" ON "delivery" ("announcement_id", "id");

-- The digests that were made: each once, whoever looks.
CREATE TABLE "digest_sent" (
  "user_id" UUID NOT NULL,
  -- The moment that it was due.
  "slot" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "digest_sent_pkey" PRIMARY KEY ("user_id", "slot"),
  CONSTRAINT "digest_sent_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
