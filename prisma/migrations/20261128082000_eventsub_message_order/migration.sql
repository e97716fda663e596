-- Messages come in any order: whether there is a newer one about the same is asked of each.
CREATE INDEX "eventsub_message_broadcaster_id_sent_at_idx" ON "eventsub_message" ("broadcaster_id", "sent_at");
