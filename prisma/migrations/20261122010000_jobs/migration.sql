-- Runs with an input, retried, put off and called off, whichever engine does them.
ALTER TABLE "job_run"
  ADD COLUMN "input" JSONB,
  ADD COLUMN "attempt" SMALLINT NOT NULL DEFAULT 1,
  -- embedded | trigger: who took it; null while queued.
  ADD COLUMN "engine" TEXT,
  -- Not before this moment: a retry waits.
  ADD COLUMN "run_after" TIMESTAMPTZ(3),
  -- When the queued run was handed to the engine; null until then.
  ADD COLUMN "dispatched_at" TIMESTAMPTZ(3),
  -- A run under way that somebody called off; it ends within seconds.
  ADD COLUMN "cancel_requested_at" TIMESTAMPTZ(3),
  DROP CONSTRAINT "job_run_status_check",
  ADD CONSTRAINT "job_run_status_check"
    CHECK ("status" IN ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired', 'abandoned'));

-- What operators have to know, from when to when. Open ones are unique by kind: whoever notices first writes it.
CREATE TABLE "alert" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "kind" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "closed_at" TIMESTAMPTZ(3),
  CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "alert_open" ON "alert" ("kind") WHERE "closed_at" IS NULL;
CREATE INDEX "alert_opened_at_idx" ON "alert" ("opened_at" DESC);
