-- When a bot began to send it: by this all bots together keep to what Twitch allows an account.
ALTER TABLE "outgoing_message" ADD COLUMN "claimed_at" TIMESTAMPTZ(3);
-- Twitch did not take it: not to be tried again before.
ALTER TABLE "outgoing_message" ADD COLUMN "not_before" TIMESTAMPTZ(3);
CREATE INDEX "outgoing_message_claimed_at_idx" ON "outgoing_message"("claimed_at");

-- What the account that writes is in the channel; null: not known, as while it is not read with the account.
ALTER TABLE "channel_lease" ADD COLUMN "account_role" TEXT;
ALTER TABLE "channel_lease" ADD CONSTRAINT "channel_lease_account_role_check" CHECK ("account_role" IN ('nobody', 'vip', 'moderator', 'broadcaster'));

-- An account that is being connected: somebody is to type the code at Twitch.
CREATE TABLE "bot_device" (
  "only" BOOLEAN NOT NULL DEFAULT true,
  -- The program's half of the code, sealed.
  "handle" TEXT NOT NULL,
  "user_code" TEXT NOT NULL,
  "verification_uri" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "interval_ms" INTEGER NOT NULL,
  -- Twitch is not to be asked before.
  "next_poll_at" TIMESTAMPTZ(3) NOT NULL,
  "begun_by_user_id" UUID,
  -- over: it was refused, used, or came too late.
  "state" TEXT NOT NULL DEFAULT 'waiting',
  CONSTRAINT "bot_device_pkey" PRIMARY KEY ("only"),
  CONSTRAINT "bot_device_only_check" CHECK ("only"),
  CONSTRAINT "bot_device_state_check" CHECK ("state" IN ('waiting', 'over')),
  CONSTRAINT "bot_device_begun_by_user_id_fkey" FOREIGN KEY ("begun_by_user_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "bot_device_begun_by_user_id_idx" ON "bot_device"("begun_by_user_id");
