-- What Helix points were spent for, by the minute. Processes add to it every few seconds.
CREATE TABLE "helix_usage" (
  -- By the instance's clock.
  "minute" TIMESTAMPTZ(3) NOT NULL,
  "bucket" TEXT NOT NULL CHECK ("bucket" IN ('app', 'user', 'endpoint')),
  -- The job, or the part of the instance.
  "purpose" TEXT NOT NULL,
  "endpoint" TEXT NOT NULL,
  "points" INTEGER NOT NULL DEFAULT 0,
  -- Calls that had to wait for a point, and for how long together.
  "waits" INTEGER NOT NULL DEFAULT 0,
  "waited_ms" BIGINT NOT NULL DEFAULT 0,
  -- Answers that said 429.
  "refused" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "helix_usage_pkey" PRIMARY KEY ("minute", "bucket", "purpose", "endpoint")
);
