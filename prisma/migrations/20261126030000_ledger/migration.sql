-- A person's page of what their channels announced is read channel by channel, newest first.
CREATE INDEX "announcement_broadcaster_id_id_idx" ON "announcement" ("broadcaster_id", "id" DESC);
-- What was handed over lately, and when the last was.
CREATE INDEX "delivery_medium_sent_at_idx" ON "delivery" ("medium", "sent_at" DESC) WHERE "sent_at" IS NOT NULL;
-- What was skipped by a rule that a stream may come to fulfil while it is on air.
CREATE INDEX "delivery_reconsider" ON "delivery" ("announcement_id")
  WHERE "state" = 'skipped' AND "reason" IN ('category', 'title', 'viewers');
