-- Who looks after commands, timers, quotes and moderation besides the owner: nobody, or whoever moderates on Twitch.
ALTER TABLE "channel" ADD COLUMN "managers" TEXT NOT NULL DEFAULT 'owner'
  CHECK ("managers" IN ('owner', 'moderators'));
