-- What a stream showed when those were last decided on again whose rules it had not fulfilled; null: not yet.
ALTER TABLE "announcement"
  ADD COLUMN "considered_title" TEXT,
  ADD COLUMN "considered_category_id" TEXT,
  ADD COLUMN "considered_viewers" INTEGER;
