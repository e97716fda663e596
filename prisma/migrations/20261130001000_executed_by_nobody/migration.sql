-- Who used a command is kept in the log of uses, where they can have it erased. Nothing that follows the outbox asks.
UPDATE "outbox" SET "payload" = "payload" - 'by' WHERE "kind" = 'command.executed' AND "payload" ? 'by';
