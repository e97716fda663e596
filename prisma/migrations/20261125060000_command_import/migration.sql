-- What an import changed, so that it can be undone for a while.
CREATE TABLE "command_import" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "channel_id" TEXT NOT NULL,
  -- Whose file it was.
  "source" TEXT NOT NULL,
  -- As lib/commands-import/core/changes.ts has it: what is new, and what was there before of the rest.
  "changes" JSONB NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "undone_at" TIMESTAMPTZ(3),
  CONSTRAINT "command_import_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "command_import_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("broadcaster_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "command_import_channel_id_idx" ON "command_import"("channel_id");
CREATE INDEX "command_import_at_idx" ON "command_import"("at");
