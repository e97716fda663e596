-- Deleted timers count when it is asked how long ago the last one was said, and go when their channel goes.
CREATE INDEX "chat_timer_channel_id_idx" ON "chat_timer"("channel_id");
