-- Who wants to hear of streams in a category that operators watch, also of people they do not follow.
CREATE TABLE "target_wish" (
  "user_id" UUID NOT NULL,
  "target_id" UUID NOT NULL,
  "min_viewers" INTEGER NOT NULL CHECK ("min_viewers" BETWEEN 1 AND 1000000),
  -- As Twitch names it; null: any.
  "language" TEXT,
  -- When it was made or last changed: what was on air before that is no news.
  "since" TIMESTAMPTZ(3) NOT NULL,
  -- When what was on air before was put down as known; null: not yet. Behind watch_target.since it counts as not yet.
  "primed_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "target_wish_pkey" PRIMARY KEY ("user_id", "target_id"),
  CONSTRAINT "target_wish_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "target_wish_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "watch_target" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "target_wish_target_id_min_viewers_idx" ON "target_wish" ("target_id", "min_viewers");

-- The streams that a wish was about, each once for a person, whatever becomes of the wish: nobody hears of one twice.
CREATE TABLE "target_told" (
  "user_id" UUID NOT NULL,
  "stream_id" TEXT NOT NULL,
  "target_id" UUID NOT NULL,
  -- What told of it. Where there is none it was on air before the wish was, or is counted.
  "announcement_id" UUID,
  -- It was one too many in its hour: the entry that counts it.
  "counted_in" UUID,
  "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "target_told_pkey" PRIMARY KEY ("user_id", "stream_id"),
  CONSTRAINT "target_told_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
-- How many entries a wish has made within the hour.
CREATE INDEX "target_told_entries" ON "target_told" ("user_id", "target_id", "told_at")
  WHERE "announcement_id" IS NOT NULL;
CREATE INDEX "target_told_counted" ON "target_told" ("user_id", "counted_in") WHERE "counted_in" IS NOT NULL;
CREATE INDEX "target_told_told_at_idx" ON "target_told" ("told_at");
