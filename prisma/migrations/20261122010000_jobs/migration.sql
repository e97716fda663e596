-- Runs with an input, retried, put off and called off, whichever engine does them.
ALTER TABLE "job_run"
  ADD COLUMN "input" JSONB,
  -- Null: it does a slot of its schedule. Else what a run was asked for by: alike is asked for once.
  ADD COLUMN "key" TEXT,
  ADD COLUMN "attempt" SMALLINT NOT NULL DEFAULT 1,
  -- embedded | trigger: who took it; null while queued.
  ADD COLUMN "engine" TEXT,
  -- Not before this moment: a retry waits.
  ADD COLUMN "run_after" TIMESTAMPTZ(3),
  -- When the queued run was handed to the engine; null until then.
  ADD COLUMN "dispatched_at" TIMESTAMPTZ(3),
  ADD COLUMN "dispatches" SMALLINT NOT NULL DEFAULT 0,
  -- A run under way that somebody called off; it ends within seconds.
  ADD COLUMN "cancel_requested_at" TIMESTAMPTZ(3),
  DROP CONSTRAINT "job_run_status_check",
  ADD CONSTRAINT "job_run_status_check"
    CHECK ("status" IN ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired', 'abandoned'));

-- Only slots of the schedule are unique in time; what is asked for may come twice in a millisecond.
DROP INDEX "job_run_job_id_slot_key";
CREATE UNIQUE INDEX "job_run_slot" ON "job_run" ("job_id", "slot") WHERE "key" IS NULL;
-- Asked for twice before it begins is asked for once; another input is another run. A run that waits to be tried
-- again is no longer asked for: what was asked meanwhile may be about something new.
DROP INDEX "job_run_queued";
CREATE UNIQUE INDEX "job_run_asked" ON "job_run" ("job_id", "key") WHERE "status" = 'queued' AND "attempt" = 1;
CREATE INDEX "job_run_open" ON "job_run" ("job_id", "status") WHERE "status" IN ('queued', 'running');
-- Lists of runs go by when they were made, which no jump of a clock disorders as it does slots.
CREATE INDEX "job_run_job_id_id_idx" ON "job_run" ("job_id", "id" DESC);

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
