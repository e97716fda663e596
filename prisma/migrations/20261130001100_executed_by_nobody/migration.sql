-- Who used a command is kept in the log of uses, where they can have it erased. Nothing that follows the outbox asks. It
-- is emptied and not taken away: the version before cannot read the event without it.
-- takes long: about a second a million rows of outbox, and nothing waits for it but who writes to the same rows
UPDATE "outbox" SET "payload" = jsonb_set("payload", '{by}', '""')
WHERE "kind" = 'command.executed' AND "payload" ->> 'by' <> '';
