-- Lists that a run read whole for the first time: all who stand in them are new to us, and none of them to the channel.
ALTER TABLE "role_sync_run" ADD COLUMN "first_lists" TEXT[] NOT NULL DEFAULT '{}';

-- Who lost a role after a list was begun to be read: that list does not give it back to them.
CREATE INDEX "channel_role_revoked_key" ON "channel_role" ("channel_id", "role", "revoked_at")
  WHERE "revoked_at" IS NOT NULL;
