-- How EventSub stands: one row. Who compares what there is, and who holds the socket, are leases by the real clock; other
-- times are the instance's.
CREATE TABLE "eventsub_state" (
  "only" BOOLEAN NOT NULL DEFAULT true CHECK ("only"),
  "transport" TEXT CHECK ("transport" IN ('webhook', 'conduit', 'websocket')),
  "reason" TEXT NOT NULL DEFAULT '',
  "problem" TEXT,
  -- Since when no transport works although one is wanted; by the real clock.
  "broken_since" TIMESTAMPTZ(3),
  "callback" TEXT,
  "conduit_id" TEXT,
  -- Transports that did not work: {"webhook": {"words", "attempts", "retryAt"}}.
  "troubles" JSONB NOT NULL DEFAULT '{}',
  "cost_used" INTEGER NOT NULL DEFAULT 0,
  "cost_max" INTEGER NOT NULL DEFAULT 0,
  "wanted" INTEGER NOT NULL DEFAULT 0,
  -- Wanted, and neither there nor asked for.
  "left" INTEGER NOT NULL DEFAULT 0,
  "reconciled_at" TIMESTAMPTZ(3),
  -- When the whole list was read, by the real clock, and how many Twitch must tell of from then on.
  "listed_at" TIMESTAMPTZ(3),
  "total" INTEGER NOT NULL DEFAULT 0,
  "leased_by" UUID,
  "leased_until" TIMESTAMPTZ(3),
  "socket_holder" UUID,
  "socket_until" TIMESTAMPTZ(3),
  -- Whose token subscriptions over WebSocket are made with.
  "socket_user" TEXT,
  "session_id" TEXT,
  -- The conduit's shard sends to this session.
  "shard_session_id" TEXT,
  "socket_connected_at" TIMESTAMPTZ(3),
  "socket_heard_at" TIMESTAMPTZ(3),
  -- Since when there is none although one is wanted; by the real clock.
  "socket_lost_at" TIMESTAMPTZ(3),
  "socket_problem" TEXT,
  "socket_reconnects" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "eventsub_state_pkey" PRIMARY KEY ("only")
);
INSERT INTO "eventsub_state" DEFAULT VALUES;

-- Our subscriptions, as Twitch had them when it was last asked. Status "vanished" is ours: it was enabled, Twitch has it
-- no longer, and nobody here ended it.
CREATE TABLE "eventsub_subscription" (
  "id" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "condition" JSONB NOT NULL,
  -- Type and condition in one: what may be there once.
  "key" TEXT NOT NULL,
  "broadcaster_id" TEXT,
  "status" TEXT NOT NULL,
  "cost" INTEGER NOT NULL,
  "transport" TEXT NOT NULL CHECK ("transport" IN ('webhook', 'conduit', 'websocket')),
  -- The callback, the conduit or the session.
  "target" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "eventsub_subscription_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "eventsub_subscription_created_at_id_idx" ON "eventsub_subscription" ("created_at" DESC, "id" DESC);

-- What Twitch did not want, or ended by itself; not asked for again before its time.
CREATE TABLE "eventsub_refusal" (
  "key" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "refused_at" TIMESTAMPTZ(3) NOT NULL,
  "retry_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "eventsub_refusal_pkey" PRIMARY KEY ("key")
);

-- Subscriptions that had vanished and were made again, by the minute.
CREATE TABLE "eventsub_healed" (
  "minute" TIMESTAMPTZ(3) NOT NULL,
  "healed" INTEGER NOT NULL,
  CONSTRAINT "eventsub_healed_pkey" PRIMARY KEY ("minute")
);
