-- Events are kept for a week. What a publisher had not sent by then it never will: how many, and when that last was.
ALTER TABLE "publisher" ADD COLUMN "lost" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "publisher" ADD COLUMN "lost_at" TIMESTAMPTZ(3);
