-- The index of words also knows the channel of a message, and its rare kinds, as words that nobody can write: "#" and
-- the channel's id, "#first", "#link", "#bits" (bits 64, 256, 1024 of flags). A search within a channel is then one
-- look into one index; joined from two, Postgres reads all that was ever said in the channel.
DROP INDEX "chat_message_words_idx";
DROP INDEX "chat_message_channel_id_rare_idx";
ALTER TABLE "chat_message" DROP COLUMN "words";
ALTER TABLE "chat_message" ADD COLUMN "words" TSVECTOR GENERATED ALWAYS AS (
  to_tsvector('simple', "text") || array_to_tsvector(array_remove(ARRAY[
    '#' || "channel_id",
    CASE WHEN "flags" & 64 <> 0 THEN '#first' END,
    CASE WHEN "flags" & 256 <> 0 THEN '#link' END,
    CASE WHEN "flags" & 1024 <> 0 THEN '#bits' END
  ], NULL))
) STORED;
CREATE INDEX "chat_message_words_idx" ON "chat_message" USING GIN ("words") WITH (fastupdate = on, gin_pending_list_limit = 256);
