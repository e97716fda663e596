-- A program may say that a stream began or ended; the log names it as the source. What is there already fits: nothing
-- is read to find that out while the table is held.
ALTER TABLE "broadcaster_sync_log" DROP CONSTRAINT "broadcaster_sync_log_source_check";
ALTER TABLE "broadcaster_sync_log" ADD CONSTRAINT "broadcaster_sync_log_source_check"
  CHECK ("source" IN ('poll', 'eventsub', 'bot', 'api')) NOT VALID;
ALTER TABLE "broadcaster_sync_log" VALIDATE CONSTRAINT "broadcaster_sync_log_source_check";

-- Who took a message out of the log by hand (a person's id): only what was taken out like this can be put back. Null:
-- it is there, or was taken away in chat. deleted_by says 'deletion' of both.
ALTER TABLE "chat_message" ADD COLUMN "removed_by" UUID;
