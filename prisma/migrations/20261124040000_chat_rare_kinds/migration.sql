-- First messages, links and cheers are few, and searched for as such: is:first, has:link, has:bits. The index holds
-- only them (bits 64, 256, 1024 of flags), so that storing an ordinary message costs nothing more.
CREATE INDEX "chat_message_channel_id_rare_idx" ON "chat_message" ("channel_id", "sent_at" DESC, "id" DESC) WHERE "flags" & 1344 <> 0;
