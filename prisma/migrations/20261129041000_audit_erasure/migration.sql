-- Whose channel it was may be taken out as well: a channel is a person, by the same id.
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('tallylight.prune_audit', true) = 'on' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND current_setting('tallylight.redact_audit', true) = 'on'
    AND (NEW.id, NEW.at, NEW.action, NEW.target_kind) = (OLD.id, OLD.at, OLD.action, OLD.target_kind)
    AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id
    AND NEW.key_id IS NOT DISTINCT FROM OLD.key_id
    AND NEW.request_id IS NOT DISTINCT FROM OLD.request_id
    AND (NEW.channel_id IS NULL OR NEW.channel_id IS NOT DISTINCT FROM OLD.channel_id)
    AND (NEW.address IS NULL OR NEW.address IS NOT DISTINCT FROM OLD.address)
    AND (NEW.chatter_id = '' AND OLD.chatter_id IS NOT NULL OR NEW.chatter_id IS NOT DISTINCT FROM OLD.chatter_id)
    AND (NEW.target_id = '' OR NEW.target_id = OLD.target_id)
    AND (NEW.target_name IS NULL OR NEW.target_name IS NOT DISTINCT FROM OLD.target_name)
    AND (NEW.before IS NULL OR NEW.before IS NOT DISTINCT FROM OLD.before)
    AND (NEW.after IS NULL OR NEW.after IS NOT DISTINCT FROM OLD.after)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'audit entries are only added';
END $$;
