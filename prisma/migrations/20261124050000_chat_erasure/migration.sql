-- The receipt says by kind what was erased. How far it has come is what is left of `total`, so that no cursor is
-- needed: what is erased is not found again.
ALTER TABLE "chat_erasure" DROP COLUMN "cursor";
-- Messages there were when it began, and when the oldest of them was sent; null: it has not begun.
ALTER TABLE "chat_erasure" ADD COLUMN "total" INTEGER;
ALTER TABLE "chat_erasure" ADD COLUMN "oldest_at" TIMESTAMPTZ(3);
-- What Twitch said of them in chat; hours of figures; records of them as a chatter; searches that named them.
ALTER TABLE "chat_erasure" ADD COLUMN "events" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "chat_erasure" ADD COLUMN "hours" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "chat_erasure" ADD COLUMN "records" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "chat_erasure" ADD COLUMN "searches" INTEGER NOT NULL DEFAULT 0;
