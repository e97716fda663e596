-- Deliveries queued for it so far: what the turn of the next ones is counted from.
ALTER TABLE "announcement" ADD COLUMN "queued" INTEGER NOT NULL DEFAULT 0;
