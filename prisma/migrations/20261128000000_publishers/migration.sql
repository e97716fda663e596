-- Where events go: brokers that are configured, and webhooks that operators add.
CREATE TABLE "publisher" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('rabbitmq', 'kafka', 'webhook')),
  "name" TEXT NOT NULL,
  -- The last seq of the outbox that is through, and how old what it stands for is.
  "position" BIGINT NOT NULL,
  -- The kinds it wants; null: all.
  "kinds" TEXT[],
  "paused_at" TIMESTAMPTZ(3),
  "disabled_at" TIMESTAMPTZ(3),
  "disabled_reason" TEXT,
  -- Whoever publishes holds the lease; each new holder draws a higher fence, and only the highest may move the position.
  "lease_holder" TEXT,
  "lease_until" TIMESTAMPTZ(3),
  "fence" BIGINT NOT NULL DEFAULT 0,
  "failing_since" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "next_attempt_at" TIMESTAMPTZ(3),
  "last_error" TEXT,
  "last_error_at" TIMESTAMPTZ(3),
  "published" BIGINT NOT NULL DEFAULT 0,
  "last_published_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "publisher_pkey" PRIMARY KEY ("id")
);

-- Events that the other side refused for good, with what was to be sent: the outbox forgets, this does not.
CREATE TABLE "dead_letter" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "publisher_id" TEXT NOT NULL,
  "event_id" UUID NOT NULL,
  "seq" BIGINT NOT NULL,
  "kind" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "body" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'dead' CHECK ("state" IN ('dead', 'queued', 'sent')),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "retried_at" TIMESTAMPTZ(3),
  CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "dead_letter_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
-- Refused twice is one dead letter.
CREATE UNIQUE INDEX "dead_letter_publisher_id_event_id_key" ON "dead_letter" ("publisher_id", "event_id");
CREATE INDEX "dead_letter_publisher_id_state_id_idx" ON "dead_letter" ("publisher_id", "state", "id");

-- What went through and what did not, by the minute, for rates.
CREATE TABLE "publisher_minute" (
  "publisher_id" TEXT NOT NULL,
  "minute" TIMESTAMPTZ(3) NOT NULL,
  "published" INTEGER NOT NULL DEFAULT 0,
  "failed" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "publisher_minute_pkey" PRIMARY KEY ("publisher_id", "minute"),
  CONSTRAINT "publisher_minute_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "webhook" (
  "publisher_id" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  -- Sealed: it signs what is sent.
  "secret" TEXT NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "webhook_pkey" PRIMARY KEY ("publisher_id"),
  CONSTRAINT "webhook_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "webhook_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person" ("id")
    ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "webhook_created_by_idx" ON "webhook" ("created_by");
