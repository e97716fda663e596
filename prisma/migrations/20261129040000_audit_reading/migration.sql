-- Who asked for something in chat, by Twitch id: they need not have an account here. Empty: somebody who is not to be
-- on record.
ALTER TABLE "audit_entry" ADD COLUMN "chatter_id" TEXT;

-- What is in a row is never written anew, but what says who somebody is may be taken out of it: addresses after a month,
-- and all that names a person who has their data erased. Who takes it out says so, so that no slip can do it.
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('tallylight.prune_audit', true) = 'on' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND current_setting('tallylight.redact_audit', true) = 'on'
    AND (NEW.id, NEW.at, NEW.action, NEW.target_kind) = (OLD.id, OLD.at, OLD.action, OLD.target_kind)
    AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
    AND NEW.key_id IS NOT DISTINCT FROM OLD.key_id
    AND NEW.request_id IS NOT DISTINCT FROM OLD.request_id
    AND NEW.channel_id IS NOT DISTINCT FROM OLD.channel_id
    AND (NEW.address IS NULL OR NEW.address = OLD.address)
    AND (NEW.chatter_id = '' OR NEW.chatter_id IS NOT DISTINCT FROM OLD.chatter_id)
    AND (NEW.target_id = '' OR NEW.target_id = OLD.target_id)
    AND (NEW.target_name IS NULL OR NEW.target_name = OLD.target_name)
    AND (NEW.before IS NULL OR NEW.before = OLD.before)
    AND (NEW.after IS NULL OR NEW.after = OLD.after)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'audit entries are only added';
END $$;

-- The month is looked through once a day for those that still have one.
CREATE INDEX "audit_entry_with_address_idx" ON "audit_entry" ("at") WHERE "address" IS NOT NULL;
CREATE INDEX "audit_entry_chatter_id_idx" ON "audit_entry" ("chatter_id") WHERE "chatter_id" IS NOT NULL;
CREATE INDEX "audit_entry_target_idx" ON "audit_entry" ("target_kind", "target_id", "id" DESC);
