-- What a stream showed before a change that is told: the message says both, and a change that is undone before it was
-- told is known by it. Null: the announcement is of no change.
ALTER TABLE "announcement"
  ADD COLUMN "previous_title" TEXT,
  ADD COLUMN "previous_category_id" TEXT,
  ADD COLUMN "previous_category_name" TEXT;

-- Whether anybody wants to be told of changes is asked with every change: few do, so that is looked up from them.
CREATE INDEX "notification_preference_changes" ON "notification_preference" ("user_id") WHERE "changes";
CREATE INDEX "broadcaster_preference_changes" ON "broadcaster_preference" ("broadcaster_id", "user_id") WHERE "changes";

-- When a person was last here, on any device, and since when they had been away before this visit. Apart from the
-- person because it is written every minute that somebody is here.
CREATE TABLE "visit" (
  "user_id" UUID NOT NULL,
  "last_here_at" TIMESTAMPTZ(3) NOT NULL,
  "began_at" TIMESTAMPTZ(3) NOT NULL,
  -- Null: this is their first visit.
  "away_since" TIMESTAMPTZ(3),
  CONSTRAINT "visit_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "visit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
